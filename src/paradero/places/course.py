"""Rivers as chains of points."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, radians

from paradero.places.distance import Point, distance_km
from paradero.places.folding import key
from paradero.places.gazetteer import gazetteer
from paradero.places.words import table


def course_of(name: str) -> tuple[Point, ...]:
    """The points of the river so called, from source to mouth; none if its course is not known.

    >>> len(course_of("Rio Grande")) > 10, course_of("Acayucan")
    (True, ())
    """
    for place, _ in gazetteer().bearers(key(name)):
        if gazetteer().level(place) == "region" and (points := _courses().get(gazetteer().name(place))):
            return points
    return ()


def nearest_on(course: tuple[Point, ...], point: Point) -> Point:
    """The point of a course nearest to a given one.

    >>> nearest_on(((0.0, 0.0), (0.0, 2.0)), (1.0, 1.0))
    (0.0, 1.0)
    """
    stretches = pairwise(course)
    return min((_on_stretch(a, b, point) for a, b in stretches), key=lambda found: distance_km(found, point))


def _on_stretch(a: Point, b: Point, point: Point) -> Point:
    across = cos(radians(a[0]))
    along, over = b[0] - a[0], (b[1] - a[1]) * across
    length = along**2 + over**2
    part = ((point[0] - a[0]) * along + (point[1] - a[1]) * across * over) / length if length else 0.0
    part = max(0.0, min(1.0, part))
    return a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])


@cache
def _courses() -> dict[str, tuple[Point, ...]]:
    return {name: tuple((lat, lon) for lat, lon in points) for name, points in table("regions")["course"].items()}
