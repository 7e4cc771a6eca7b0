"""Days named in words or digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from paradero.capture.folding import fold
from paradero.capture.wording import day_words, either, months, phrases, weekdays

Order = Literal["dmy", "mdy"]
# The end of "8–14 July 2024" is no day of its own.
_RANGE = re.compile(r"(?<!\d)\d{1,2}\s?(?:[-–—]|\sal|\sto|\sau)\s?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A day as named at text[start:end]; `year` is None where none is said, `weekday` likewise.

    `swapped` is set where day and month could be the other way round ("03/04/2023").
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    swapped: bool = False

    def on(self, year: int) -> date | None:
        """The day in that year, or None if there is no such day."""
        return real_day(year, self.month, self.day)

    def fits(self, day: date) -> bool:
        """Whether the weekday named, if any, is that day's."""
        return self.weekday is None or self.weekday == day.weekday()

    def day_in(self, order: Order) -> date | None:
        """The full date, if a year was said: the weekday decides between two orders, otherwise `order` does.

        >>> [named.day_in("dmy").isoformat() for named in days_in("el 03/04/2023, Wednesday 3/8/2023")]
        ['2023-04-03', '2023-03-08']
        """
        if self.year is None:
            return None
        plain = real_day(self.year, self.month, self.day)
        if not self.swapped:
            return plain
        other = real_day(self.year, self.day, self.month)
        both = (plain, other) if order == "dmy" else (other, plain)
        if self.weekday is not None:
            for day in both:
                if day is not None and self.fits(day):
                    return day
        return both[0] or both[1]


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, or None for the 30th of February and for years in which there were no such reports."""
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """'90' is 1990, '26' is 2026: reports of 1970 to 2069 are told apart."""
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 70 else 1900)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    weekday = rf"(?:(?P<weekday>{either(weekdays())})\b\.?,?\s+(?:(?:{either(phrases('days', 'joiners'))})\s+)?)?"
    month = rf"(?P<month>{either(months())})\b\.?"
    joiner = rf"(?:(?:{either(phrases('days', 'joiners'))})\s+)*"
    day = r"(?P<day>\d{1,2})(?:\s?(?:º|°|ª|\.?o\b\.?|er\b|st\b|nd\b|rd\b|th\b))?"
    # Two digits are a year only where nothing is counted by them: "5 JAN 90 --", not "9 octubre 22 personas".
    year = r"(?P<year>(?:19|20)\d\d(?!\d)|['’]?\d\d(?=\s*(?:[-–—(.,;:|)\[\]]|$))(?![:.,]\d))"
    long_year = r"(?P<year>(?:19|20)\d\d|['’]\d\d)(?!\d)"
    spelled = rf"(?P<spelled>{either(day_words())})"
    dos_mil = rf"dos mil (?P<thousand>{either(day_words())})\b"
    return tuple(
        re.compile(pattern)
        for pattern in (
            r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<monthnum>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
            rf"(?<![\w/.,-]){weekday}(?P<first>\d{{1,2}})\s?(?P<sep>[-/.])\s?(?P<second>\d{{1,2}})\s?(?P=sep)\s?"
            rf"(?P<year>(?:19|20)\d\d|\d\d)(?![\d%]|[-/.]\d)",
            rf"(?<![\w/.,:]){weekday}{day}[\s./-]+{joiner}{month}(?:[\s,./-]+{joiner}{year})?",
            rf"(?<!\w){weekday}{month}\s?[-/]?{joiner}{day}(?![:\d]|[.,]\d)(?:,?\s+{joiner}{long_year})?",
            rf"(?<!\w){weekday}(?:{spelled})\s+{joiner}{month}\s+{joiner}(?:{dos_mil}|{year})",
        )
    )


def days_in(text: str) -> list[Named]:
    """Every day named in the text, in order, with or without a year; digits in any common order.

    >>> [(named.year, named.month, named.day) for named in days_in("Publicado: 12 feb. 2026. Oct. 4, 2023; 5 JAN 90")]
    [(2026, 2, 12), (2023, 10, 4), (1990, 1, 5)]
    """
    folded = fold(text)
    found: list[Named] = []
    taken = bytearray(len(folded))
    for pattern in _patterns():
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(taken[start:end]) or _RANGE.search(folded[max(0, start - 12) : start]):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.extend(_named(match))
    return sorted((named for named in found if _possible(named)), key=lambda named: named.start)


def _possible(named: Named) -> bool:
    # 2024 is a leap year: the 29th of February passes when no year is said.
    year = 2024 if named.year is None else named.year
    return real_day(year, named.month, named.day) is not None


def _named(match: re.Match[str]) -> Iterator[Named]:
    parts = match.groupdict()
    word = parts.get("weekday")
    weekday = weekdays()[word] if word else None
    year = _year(parts)
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        if first > 12 or second > 12:
            day, month = (first, second) if first > 12 else (second, first)
            yield Named(match.start(), match.end(), year, month, day, weekday)
        else:
            yield Named(match.start(), match.end(), year, second, first, weekday, swapped=first != second)
        return
    month = int(parts["monthnum"]) if parts.get("monthnum") else months()[parts["month"]]
    day = day_words()[parts["spelled"]] if parts.get("spelled") else int(parts["day"])
    yield Named(match.start(), match.end(), year, month, day, weekday)


def _year(parts: dict[str, str]) -> int | None:
    if parts.get("thousand"):
        return 2000 + day_words()[parts["thousand"]]
    digits = parts.get("year")
    return full_year(digits.lstrip("'’")) if digits else None


@cache
def _month_pattern() -> re.Pattern[str]:
    joiner = rf"(?:(?:{either(phrases('days', 'joiners'))})\s+)*"
    return re.compile(rf"(?<!\w)(?:{either(months())})\b\.?,?\s+{joiner}(?:19|20)\d\d(?!\d)")


def months_in(text: str) -> list[tuple[int, int]]:
    """Where months with their year are named, which date nothing to the day.

    >>> months_in("Edición de octubre de 2026")
    [(11, 26)]
    """
    return [match.span() for match in _month_pattern().finditer(fold(text))]


def weekdays_said(text: str) -> list[Named]:
    """Days named with their weekday, which tell years apart: "el martes 3 de marzo"."""
    return [named for named in days_in(text) if named.weekday is not None]


def years_said(text: str) -> set[int]:
    """Four-digit years that the text mentions."""
    return {int(year) for year in re.findall(r"(?<![\d.,$-])(?:19[5-9]\d|20[0-6]\d)(?![\d%]|[.,]\d)", text)}
