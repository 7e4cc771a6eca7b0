"""A claim before its speaker and stance are known."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.model import Kind, Value


@dataclass(frozen=True, slots=True)
class Draft:
    """A value read at tokens first up to last by `rule`. `anchor` is the token whose speaker and stance it takes."""

    kind: Kind
    value: Value
    first: int
    last: int
    rule: str
    confidence: float = 0.6
    anchor: int = -1

    @property
    def at(self) -> int:
        return self.anchor if self.anchor >= 0 else self.first
