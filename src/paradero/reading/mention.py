"""A phrase that names somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["person", "org", "group", "role", "paper"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at tokens first up to last that names somebody; `name` is the bare name or, without one, the phrase.

    `head` is the folded word that says what they are ("sacerdote", "fiscalia"), `definite` that the phrase points back
    ("la funcionaria") rather than introduces ("una mujer").
    """

    first: int
    last: int
    name: str
    sort: Sort
    head: str | None = None
    role: str | None = None
    definite: bool = False
    plural: bool = False
