"""Days known in part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Dates = Literal["event", "found", "announced", "complaint", "departure"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Invariant: start <= end. A day has both alike; a month or a year is its first and last day.

    `dates` says what the date dates; `repaired` says that weekday and day disagreed and which was believed.
    """

    start: date
    end: date
    dates: Dates = "event"
    repaired: str | None = None

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"not an interval: {self.start} to {self.end}")

    @property
    def is_day(self) -> bool:
        return self.start == self.end
