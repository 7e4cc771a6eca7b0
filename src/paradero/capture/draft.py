"""What a format's reader hands on: the lines that it found, and what its markup says of them."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.capture.evidence import Evidence
from paradero.capture.lines import Line


@dataclass(frozen=True)
class Draft:
    """Lines in reading order. `title`, if markup names it, need not be among the lines."""

    lines: tuple[Line, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
