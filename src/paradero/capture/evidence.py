"""Which of the dates on a page is the report's own."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from paradero.capture.days import Named, Order, days_in, weekdays_said, years_said
from paradero.model import PartialDate

Origin = Literal["dateline", "header", "markup", "time", "address", "footer", "modified", "properties", "body"]

_ONE_SYSTEM = frozenset({"header", "markup", "time", "modified", "properties"})
"""What one publishing system fills in, from one field of its database: their agreement proves little."""

_MOST = 40

ENOUGH = 2.0
"""A date is believed from this score on: one good origin, or two middling ones that agree."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that could be the report's own, where it was found, and how far that place is trusted."""

    named: Named
    origin: Origin
    weight: float


@dataclass(frozen=True, slots=True)
class Month:
    """A year, perhaps with a month, that the report must lie in: from an address such as /2026/06/."""

    year: int
    month: int | None = None
    binding: bool = True
    """False where the year may be another's, as in "Boletín 19/2025": it only completes a day without a year."""

    def whole(self) -> PartialDate | None:
        """Its first and last day, if the report must lie in it.

        >>> str(Month(2019, 2).whole().end)
        '2019-02-28'
        """
        if not self.binding or not 1900 <= self.year <= 2099:
            return None
        first, last = self.month or 1, self.month or 12
        return PartialDate(date(self.year, first, 1), date(self.year, last, monthrange(self.year, last)[1]))


@dataclass(frozen=True, slots=True)
class Decision:
    """Invariant: `day` had at least one piece of evidence of `origin`."""

    day: date
    origin: Origin
    score: float


def decide(
    evidence: Sequence[Evidence], text: str, order: Order = "dmy", months: Sequence[Month] = ()
) -> Decision | None:
    """The day on which most trust rests, or None. Origins that agree add up; weekdays and the text's years may veto.

    >>> meta = Evidence(Named(0, 0, 2018, 2, 1), "markup", 3.0)
    >>> line = Evidence(Named(0, 0, 2022, 9, 21, weekday=2), "dateline", 4.0)
    >>> decide([meta, line], "").day.isoformat()
    '2022-09-21'
    """
    evidence = [*evidence[: _MOST // 2], *evidence[_MOST // 2 :][-_MOST // 2 :]]
    sample = text if len(text) < 40_000 else text[:30_000] + "\n" + text[-10_000:]
    scene = _Scene(
        order,
        tuple(months),
        frozenset(piece.named.year for piece in evidence if piece.named.year is not None),
        frozenset(day for piece in evidence if (day := piece.named.day_in(order)) is not None),
        frozenset(years_said(sample)),
        tuple(check for check in weekdays_said(sample) if check.year is None)[:_MOST],
        frozenset(day for named in days_in(sample)[:_MOST] if named.year and (day := named.day_in(order)) is not None),
    )
    meant = [(piece, scene.days(piece.named)) for piece in evidence]
    days = {day for _, found in meant for day in found}
    if not days:
        return None
    score, day = max(
        ((_score(day, meant, scene), day) for day in days), key=lambda pair: (pair[0], -pair[1].toordinal())
    )
    if score < ENOUGH:
        return None
    best = max((piece for piece, found in meant if day in found), key=lambda piece: piece.weight)
    return Decision(day, best.origin, score)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a day is judged against: the address's months, the years and days of all evidence, what the text says."""

    order: Order
    months: tuple[Month, ...]
    years: frozenset[int]
    full_days: frozenset[date]
    said: frozenset[int]
    weekdays: tuple[Named, ...]
    told: frozenset[date] = frozenset()

    def days(self, named: Named) -> frozenset[date]:
        """The days that may be meant: several if day and month may be swapped or no year is said."""
        if named.year is None:
            years = self._years_for(named)
            return frozenset(day for year in years if (day := named.on(year)) is not None and named.fits(day))
        first = named.day_in(self.order)
        other = named.day_in("mdy" if self.order == "dmy" else "dmy") if named.swapped else None
        if other is None or named.weekday is not None or other not in self.full_days:
            return frozenset() if first is None else frozenset({first})
        return frozenset({other}) if first is None else frozenset({first, other})

    def _years_for(self, named: Named) -> set[int]:
        """Years that a day without one could belong to: those of its rivals, of the address, of the text.

        The text's years count only if weekdays said beside days single one out: a year in a text may be any year.
        """
        years = set(self.years) | {month.year for month in self.months}
        checks = self.weekdays if named.weekday is None else (*self.weekdays, named)
        near = {year + step for year in self.said for step in (0, 1)}
        fitting = {year for year in near if weekdays_fit(named.on(year), checks) > 0}
        fitting = fitting or {year for year in near if self._follows(named.on(year))}
        if len(fitting) > 1:
            fitting &= self.said
        return years | (fitting if len(fitting) == 1 else set())

    def _follows(self, day: date | None) -> bool:
        """Whether a whole date of the text lies within six weeks before the day: what is told is usually fresh."""
        return day is not None and any(0 <= (day - told).days <= 42 for told in self.told)


def weekdays_fit(day: date | None, checks: Collection[Named]) -> int:
    """How many days named with a weekday near `day` have that weekday, less those that have another.

    >>> weekdays_fit(date(2026, 3, 5), weekdays_said("el martes 3 de marzo"))
    1
    """
    if day is None:
        return 0
    balance = 0
    for check in checks:
        nearest = _nearest(check, day)
        if nearest is not None and abs((nearest - day).days) <= 120:
            balance += 1 if check.fits(nearest) else -1
    return balance


def _nearest(check: Named, day: date) -> date | None:
    """The day meant by one without a year, as close to `day` as possible."""
    candidates = [check.on(day.year + step) for step in (-1, 0, 1)]
    real = [candidate for candidate in candidates if candidate is not None]
    return min(real, key=lambda candidate: abs((candidate - day).days)) if real else None


def _score(day: date, meant: Sequence[tuple[Evidence, frozenset[date]]], scene: _Scene) -> float:
    best: dict[Origin, float] = {}
    for piece, days in meant:
        best[piece.origin] = max(_support(day, piece, days), best.get(piece.origin, 0.0))
    system = sorted((value for origin, value in best.items() if origin in _ONE_SYSTEM and value > 0), reverse=True)
    score = sum(value for origin, value in best.items() if origin not in _ONE_SYSTEM)
    score += sum(system[:1]) + 0.5 * len(system[1:])
    for month in scene.months:
        if month.binding:
            score += 1.0 if month.year == day.year and month.month in (None, day.month) else -1.0
    score += 0.5 * max(-2, min(2, weekdays_fit(day, scene.weekdays)))
    if any(day.year < year <= day.year + 30 for year in scene.said):
        score -= 0.5
    if _is_old_dateline(day, meant):
        score += 1.0
    return score


def _is_old_dateline(day: date, meant: Sequence[tuple[Evidence, frozenset[date]]]) -> bool:
    """Whether a dateline names the day, and all that the page's system names is more than a month later.

    Systems are replaced and give old reports new dates; what the reporter wrote into the text stays.
    """
    written = any(day in days and piece.origin == "dateline" and piece.named.year is not None for piece, days in meant)
    filled = [other for piece, days in meant if piece.origin in _ONE_SYSTEM for other in days]
    return written and bool(filled) and all((other - day).days > 31 for other in filled)


def _support(day: date, piece: Evidence, days: frozenset[date]) -> float:
    if day in days:
        return piece.weight if piece.named.fits(day) else piece.weight - 2.0
    # A page goes up the day after its dateline, or a server's clock stands in another zone.
    if day + timedelta(days=1) in days or day - timedelta(days=1) in days:
        return piece.weight / 2
    return 0.0
