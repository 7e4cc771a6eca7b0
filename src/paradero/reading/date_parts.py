"""What a date says in parts (weekday, day, month, year), made whole by the report's own date."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from paradero.model import PartialDate

YEARS = range(1970, 2100)
_ONE = timedelta(1)
_NEAR = timedelta(14)
_AHEAD = timedelta(3)
"""A report may announce what happens so soon after it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What one expression that ends before token `last` says; `back` that its weekday is before the report's own."""

    last: int
    day: int | None = None
    day_to: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    back: bool = False


class Resolver:
    """Parts of dates to days, by the report's own date, else by the years that the text names.

    A weekday decides between candidate years, and repairs a wrong month or day: "martes 4 de marzo" in a report of
    April 2023, when only 4 April was a Tuesday.

    >>> when = Resolver(date(2023, 4, 5), ()).resolve(Parts(0, day=4, month=3, weekday=1))
    >>> (when.start.isoformat(), when.repaired)
    ('2023-04-04', 'month')
    """

    def __init__(self, published: date | None, words: Sequence[str], within: PartialDate | None = None) -> None:
        self.published = published
        self.latest = published or (within.end if within is not None else None)
        """No day that is told lies much behind it."""
        self.years = _years(words)
        self.anchor: date | None = None
        """The last day that the text gave."""

    def resolve(self, parts: Parts) -> PartialDate | None:
        """The day, the days or the month; None when nothing says which year."""
        if parts.month is None:
            return self._by_weekday(parts)
        years = [parts.year] if parts.year else self._candidate_years(parts)
        if parts.day is None:
            return month_of(years[0], parts.month) if years else None
        days = [d for y in years if (d := day_of(y, parts.month, parts.day)) is not None]
        if not days:
            return None
        chosen, repaired = days[0], None
        if parts.weekday is not None:
            fitting = [d for d in days if d.weekday() == parts.weekday]
            if fitting:
                chosen = fitting[0]
            elif parts.day_to is None:
                chosen, repaired = self._repair(chosen, parts.weekday)
        end = day_of(chosen.year, chosen.month, parts.day_to) if parts.day_to else None
        return PartialDate(chosen, end or chosen, repaired=repaired)

    def _repair(self, stated: date, weekday: int) -> tuple[date, str | None]:
        """The day stated stands, unless the same day of a neighbouring month fits the weekday and the report's date."""
        if self.published is None:
            return stated, None
        for shift in (1, -1):
            month = stated.month + shift
            other = day_of(stated.year + (month - 1) // 12, (month - 1) % 12 + 1, stated.day)
            if other is None or other.weekday() != weekday:
                continue
            if timedelta(0) <= self.published - other <= _NEAR and abs(self.published - stated) > _NEAR:
                return other, "month"
        return stated, "weekday"

    def _candidate_years(self, parts: Parts) -> list[int]:
        """Without a year: the latest one not after the report; else those that the text names."""
        assert parts.month is not None
        if self.latest is not None:
            latest = day_of(self.latest.year, parts.month, parts.day or 1)
            base = self.latest.year
            if latest is None or latest > self.latest + _AHEAD:
                base -= 1
            return [base, base - 1] if parts.weekday is not None else [base]
        if self.anchor is not None and self.anchor.year not in self.years:
            return [self.anchor.year]
        return self.years[:3]

    def _by_weekday(self, parts: Parts) -> PartialDate | None:
        """The last such weekday, of that number if it has one."""
        base = self.published
        if parts.weekday is None or base is None:
            return None
        back = (base.weekday() - parts.weekday) % 7
        if back == 0 and parts.back:
            back = 7
        day = base - timedelta(back)
        if parts.day is not None:
            near = (base - timedelta(n) for n in range(60))
            day = next((d for d in near if d.day == parts.day and d.weekday() == parts.weekday), day)
        return PartialDate(day, day)


def _years(words: Sequence[str]) -> list[int]:
    """The years that a text names, the most frequent first."""
    named = Counter(int(w) for w in words if len(w) == 4 and w.isdecimal() and int(w) in YEARS)
    return [year for year, _ in named.most_common()]


def interval(kind: str, base: date) -> tuple[date, date] | None:
    """First and last day of what hangs on another day.

    >>> [day.isoformat() for day in interval("last_month", date(2026, 3, 5))]
    ['2026-02-01', '2026-02-28']
    """
    monday = base - timedelta(base.weekday())
    first = base.replace(day=1)
    end_before = first - _ONE
    saturday = base - timedelta((base.weekday() - 5) % 7 or 7)
    return {
        "today": (base, base),
        "yesterday": (base - _ONE, base - _ONE),
        "before_yesterday": (base - 2 * _ONE, base - 2 * _ONE),
        "last_week": (monday - 7 * _ONE, monday - _ONE),
        "this_week": (monday, base),
        "weekend": (saturday, saturday + _ONE),
        "last_month": (end_before.replace(day=1), end_before),
        "this_month": (first, base),
        "last_year": (date(base.year - 1, 1, 1), date(base.year - 1, 12, 31)),
    }.get(kind)


def third_of(month: PartialDate, kind: str) -> PartialDate:
    """The "early", "middle" or "late" days of a month."""
    first, last = {"early": (1, 10), "middle": (11, 20), "late": (20, month.end.day)}[kind]
    return PartialDate(month.start.replace(day=first), month.start.replace(day=last))


def month_of(year: int, month: int) -> PartialDate:
    return PartialDate(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, if there is one: no 31 November."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
