"""A name on the map, with everything it could be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["point", "town", "municipality", "region", "state", "country"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place on earth that a name could mean: WGS 84 degrees, and how fine the knowledge is.

    `state` is the first-level division's name, `country` the ISO 3166 code of two letters,
    `radius_km` the distance within which the place lies of its coordinates, `score` from 0 to 1.
    """

    name: str
    lat: float
    lon: float
    level: Level
    country: str
    state: str | None
    radius_km: float
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """The words of the report, and candidates, likeliest first: never a bare pair of numbers."""

    text: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None
