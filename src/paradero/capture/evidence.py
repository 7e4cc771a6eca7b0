"""Which of the dates on a page is the report's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from paradero.capture.days import Named, Order, weekdays_said, years_said

Origin = Literal["dateline", "header", "markup", "time", "address", "footer", "modified", "properties"]

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
    days = {day for piece in evidence for day in _days_of(piece, evidence, text, order, months)}
    if not days:
        return None
    scored = [(_score(day, evidence, text, order, months), day) for day in days]
    score, day = max(scored, key=lambda pair: (pair[0], -pair[1].toordinal()))
    if score < ENOUGH:
        return None
    backing = [piece for piece in evidence if day in _days_of(piece, evidence, text, order, months)]
    best = max(backing, key=lambda piece: piece.weight)
    return Decision(day, best.origin, score)


def _days_of(
    piece: Evidence, evidence: Iterable[Evidence], text: str, order: Order, months: Iterable[Month]
) -> Iterator[date]:
    """The days that a piece of evidence may mean: several if day and month may be swapped or no year is said."""
    named = piece.named
    if named.year is not None:
        first = named.day_in(order)
        if first is not None:
            yield first
        if named.swapped and named.weekday is None:
            other = named.day_in("mdy" if order == "dmy" else "dmy")
            if other is not None and any(
                other == rival.named.day_in(order) for rival in evidence if rival.named is not named
            ):
                yield other
        return
    for year in _years_for(named, evidence, text, months):
        day = named.on(year)
        if day is not None and named.fits(day):
            yield day


def _years_for(named: Named, evidence: Iterable[Evidence], text: str, months: Iterable[Month]) -> set[int]:
    """Years that a day without one could belong to: those of its rivals, of the address, of the text.

    The text's years count only if a weekday said beside a day singles one out: a year in a text may be any year.
    """
    years = {piece.named.year for piece in evidence if piece.named.year is not None}
    years |= {month.year for month in months}
    near = {year + step for year in years_said(text) for step in (0, 1)}
    checks = [check for check in weekdays_said(text) if check.year is None]
    if named.weekday is not None:
        checks.append(named)
    fitting = [year for year in near if _weekdays_fit(named.on(year), checks) > 0]
    if len(fitting) > 1:
        fitting = [year for year in fitting if year in years_said(text)]
    return years | (set(fitting) if len(fitting) == 1 else set())


def _weekdays_fit(day: date | None, checks: Iterable[Named]) -> int:
    """How many days named with a weekday near `day` have that weekday, less those that have another."""
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


def _score(day: date, evidence: Sequence[Evidence], text: str, order: Order, months: Sequence[Month]) -> float:
    best: dict[Origin, float] = {}
    for piece in evidence:
        value = _support(day, piece, set(_days_of(piece, evidence, text, order, months)))
        best[piece.origin] = max(value, best.get(piece.origin, 0.0))
    score = sum(best.values())
    for month in months:
        if not month.binding:
            continue
        agrees = month.year == day.year and month.month in (None, day.month)
        score += 1.0 if agrees else -1.0
    score += 0.5 * max(-2, min(2, _weekdays_fit(day, (check for check in weekdays_said(text) if check.year is None))))
    if any(day.year < year <= day.year + 30 for year in years_said(text)):
        score -= 0.5
    return score


def _support(day: date, piece: Evidence, days: set[date]) -> float:
    if day in days:
        return piece.weight if piece.named.fits(day) else piece.weight - 2.0
    # A page goes up the day after its dateline, or a server's clock stands in another zone.
    if day + timedelta(days=1) in days or day - timedelta(days=1) in days:
        return piece.weight / 2
    return 0.0
