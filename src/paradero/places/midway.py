"""Between two places: the middle, as wide as the way to either end."""

from __future__ import annotations

from itertools import product

from paradero.model import Candidate, Place
from paradero.places.distance import distance_km, midpoint

WIDEST_KM = 60.0
"""Ends farther apart than this say a direction rather than a place."""
_ASKED = 4
_PER_KM = 0.004


def midway(text: str, one: Place, other: Place) -> Place | None:
    """Halfway between the two likeliest namesakes that lie near each other, then the ends themselves; None if none do.

    >>> from paradero.places import Context, Named, resolve
    >>> between = midway("entre Niltepec y Zanatepec", *resolve([Named("Niltepec"), Named("Zanatepec")], Context()))
    >>> between.best.level, round(between.best.lat, 1), round(between.best.radius_km)
    ('region', 16.5, 15)
    """
    best: tuple[float, Candidate, Candidate, float] | None = None
    for a, b in product(one.candidates[:_ASKED], other.candidates[:_ASKED]):
        apart = distance_km((a.lat, a.lon), (b.lat, b.lon))
        if 0.5 < apart <= WIDEST_KM and {a.level, b.level} <= {"town", "municipality", "point"}:
            weight = a.score * b.score - _PER_KM * apart
            if best is None or weight > best[0]:
                best = (weight, a, b, apart)
    if best is None:
        return None
    _, a, b, apart = best
    state = a.state if (a.country, a.state) == (b.country, b.state) else None
    middle = Candidate(
        f"{a.name} – {b.name}",
        *midpoint((a.lat, a.lon), (b.lat, b.lon)),
        "region",
        a.country,
        state,
        max(5.0, apart / 2),
        min(a.score, b.score),
    )
    return Place(text, (middle, a, b))
