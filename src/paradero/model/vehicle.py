"""What people were carried or taken away in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vehicle:
    """Kind as worded in the report, how many if said, number plates as worded."""

    kind: str
    count: int | None = None
    plates: tuple[str, ...] = ()
