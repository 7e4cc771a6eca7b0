"""Days in plain words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from paradero.model import PartialDate
from paradero.wording.words import Words


def date_phrase(when: PartialDate, words: Words) -> str:
    """As exact as what is known, with what it dates if that is not the event, and what was repaired.

    >>> from paradero.wording.words import words
    >>> date_phrase(PartialDate(date(2025, 10, 12), date(2025, 10, 12)), words("es"))
    'domingo 12 de octubre de 2025'
    >>> date_phrase(PartialDate(date(2025, 10, 1), date(2025, 10, 31), "found"), words("en"))
    'October 2025 (day of the discovery)'
    """
    asides = [words(f"date.dates.{when.dates}")] if when.dates != "event" else []
    if when.repaired:
        key = f"date.repaired.{when.repaired}"
        asides.append(words(key if words.has(key) else "date.repaired.other"))
    known = day_phrase(when.start, words) if when.is_day else _interval(when.start, when.end, words)
    return f"{known} ({'; '.join(asides)})" if asides else known


def day_phrase(day: date, words: Words) -> str:
    weekday = words.several("date.weekdays")[day.weekday()]
    return words("date.day", weekday=weekday, **_parts(day, words))


def plain_day_phrase(day: date, words: Words) -> str:
    """Without the weekday, for headings."""
    return words("date.plain_day", **_parts(day, words))


def _interval(start: date, end: date, words: Words) -> str:
    last = {f"last_{name}": value for name, value in _parts(end, words).items()}
    same_year = start.year == end.year
    if same_year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year)
    if same_year and start.month == end.month:
        whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
        return words("date.month" if whole else "date.days_of_month", **_parts(start, words), **last)
    return words("date.days_of_year" if same_year else "date.days", **_parts(start, words), **last)


def _parts(day: date, words: Words) -> dict[str, object]:
    return {"day": day.day, "month": words.several("date.months")[day.month - 1], "year": day.year}
