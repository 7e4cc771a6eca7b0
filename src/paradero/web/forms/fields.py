"""A form as it is shown: labels, what was typed, and what is wrong, under the field it is wrong in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Field:
    """`options` make it a list to choose from; `choices` are answers to a question that the last try left open."""

    name: str
    label: str
    value: str = ""
    hint: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    wrong: str | None = None
    numeric: bool = False
    again: bool = False
    """Whether another choice changes which fields there are."""


@dataclass(frozen=True, slots=True)
class Form:
    title: str
    action: str
    target: str
    swap: str
    prefix: str
    do: str
    hidden: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    hint: str = ""
    fields: tuple[Field, ...] = ()
    trouble: str | None = None

    def filled(self, fields: Iterable[Field], trouble: str | None = None) -> Form:
        return replace(self, fields=tuple(fields), trouble=trouble)
