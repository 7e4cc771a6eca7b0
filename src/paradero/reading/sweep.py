"""How a grammar goes over a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar


class _Stretch(Protocol):
    @property
    def last(self) -> int: ...


_Found = TypeVar("_Found", bound=_Stretch)


def sweep(tokens: int, at: Callable[[int], _Found | None]) -> list[_Found]:
    """What a grammar finds at each of so many tokens, left to right. Invariant: no find begins inside another.

    >>> from paradero.reading.mention import Mention
    >>> [m.first for m in sweep(5, lambda i: Mention(i, i + 2, "x", "org") if i else None)]
    [1, 3]
    """
    found: list[_Found] = []
    i = 0
    while i < tokens:
        here = at(i)
        if here is None:
            i += 1
        else:
            found.append(here)
            i = here.last
    return found
