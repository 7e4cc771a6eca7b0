"""What came in: the report that was made of it, or why none could be made, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from paradero.model import Report

How = Literal["file", "stdin", "address", "told", "pasted"]
Way = Literal["call", "visit", "letter", "message", "other"]


@dataclass(frozen=True, slots=True)
class Told:
    """Who told a report that nobody wrote, by which way, when, and who took it down."""

    by: str
    way: Way
    taken_by: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Captured:
    """Invariant: either `report` or `failure`, the code of why there is none, is there.

    `sha256` and `size` are those of the original, as courts ask for; they go when a part of it is erased.
    """

    how: How
    report: Report | None
    failure: str | None = None
    file: str | None = None
    sha256: str | None = None
    size: int | None = None
    told: Told | None = None

    def __post_init__(self) -> None:
        if (self.report is None) == (self.failure is None):
            raise ValueError("a report, or why there is none")

    @property
    def text(self) -> str:
        return self.report.text if self.report else ""

    @property
    def said(self) -> str:
        """The text, and behind it on lines of their own who told it, who took it down, who published and signed it.

        Positions of erased parts count in this: so a name beside the text can be erased as one in it.
        """
        return "\n".join((self.text, *self.beside))

    @property
    def beside(self) -> tuple[str, str, str, str]:
        told, report = self.told, self.report
        names = (told and told.by, told and told.taken_by, report and report.publisher, report and report.author)
        by, taken_by, publisher, author = (name or "" for name in names)
        return by, taken_by, publisher, author
