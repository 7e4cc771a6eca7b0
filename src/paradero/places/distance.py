"""Kilometres on the globe."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_KM = 6371.0
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance.

    >>> round(distance_km((16.5627, -95.1010), (17.9498, -94.9139)))
    156
    """
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def shifted(start: Point, bearing: float, km: float) -> Point:
    """The point reached from `start` by travelling `km` towards `bearing` (0 is north, 90 east).

    >>> [round(x, 2) for x in shifted((16.0, -95.0), 0, 111.2)]
    [17.0, -95.0]
    """
    lat, lon, turn, arc = radians(start[0]), radians(start[1]), radians(bearing), km / EARTH_KM
    there = asin(max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))))
    across = lon + atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(there))
    return degrees(there), (degrees(across) + 540) % 360 - 180


def midpoint(a: Point, b: Point) -> Point:
    """Halfway between two points not on opposite sides of the globe.

    >>> midpoint((10.0, -90.0), (10.0, -90.0))
    (10.0, -90.0)
    """
    lat_a, lat_b, turn = radians(a[0]), radians(b[0]), radians(b[1] - a[1])
    x, y = cos(lat_b) * cos(turn), cos(lat_b) * sin(turn)
    lat = atan2(sin(lat_a) + sin(lat_b), sqrt((cos(lat_a) + x) ** 2 + y**2))
    lon = a[1] + degrees(atan2(y, cos(lat_a) + x))
    return round(degrees(lat), 6), round((lon + 540) % 360 - 180, 6)
