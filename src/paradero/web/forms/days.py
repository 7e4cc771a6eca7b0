"""Days as people type them: a day, a month, a year, or from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from paradero.model import PartialDate

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SPOKEN = re.compile(r"(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})")
_BETWEEN = re.compile(r"\s+(?:a|al|hasta|to|until|–|—|-)\s+", re.IGNORECASE)


class NotADay(ValueError):
    """Nothing that could be one."""


def interval(typed: str) -> PartialDate:
    """First and last day. Of numbers with strokes the day comes before the month, as people here write.

    >>> interval("2019-03"), interval("7/3/2019 al 9/3/2019").end
    (PartialDate(start=datetime.date(2019, 3, 1), end=datetime.date(2019, 3, 31), dates='event', repaired=None), \
datetime.date(2019, 3, 9))
    """
    ends = [_part(piece) for piece in _BETWEEN.split(typed.strip())]
    if not 1 <= len(ends) <= 2 or ends[0][0] > ends[-1][1]:
        raise NotADay(typed)
    return PartialDate(ends[0][0], ends[-1][1])


def typed_interval(known: PartialDate) -> str:
    """As it would be typed: invariant, `interval` gives the same days back.

    >>> typed_interval(PartialDate(date(2019, 3, 1), date(2019, 3, 31)))
    '2019-03'
    """
    start, end = known.start, known.end
    if start == end:
        return start.isoformat()
    if (start.year, start.month, start.day) == (end.year, 1, 1) and (end.month, end.day) == (12, 31):
        return f"{start:%Y}"
    last = monthrange(start.year, start.month)[1]
    if (start.year, start.month, start.day, end.day) == (end.year, end.month, 1, last):
        return f"{start:%Y-%m}"
    return f"{start.isoformat()} al {end.isoformat()}"


def _part(piece: str) -> tuple[date, date]:
    if found := _ISO.fullmatch(piece):
        year, month, day = (int(n) if n else None for n in found.groups())
    elif found := _SPOKEN.fullmatch(piece):
        day, month, year = (int(n) if n else None for n in found.groups())
    else:
        raise NotADay(piece)
    try:
        first = date(year or 0, month or 1, day or 1)
        last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    except ValueError:
        raise NotADay(piece) from None
    return first, last
