"""The place names of one text, told apart together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from paradero.model import Place
from paradero.places.areas import country_of, state_of, states_of
from paradero.places.context import Area, Context, Named
from paradero.places.distance import Point, distance_km
from paradero.places.folding import fold, key
from paradero.places.gazetteer import gazetteer
from paradero.places.lookup import NOTHING, Bearer, bearers, shares

KEPT = 12
ASKED = 4
"""How many of a name's likeliest places speak for the places of other names."""
REACH_KM = 120.0
_DEAF_KM = 5 * REACH_KM
"""Farther off a place says less than a hundredth."""
KM_A_DEGREE = 111.0
_IN_CONTAINER, _NOT_IN_CONTAINER = 5.0, -6.0
_IN_STATE, _IN_COUNTRY, _IN_OTHER_COUNTRY, _AT_HOME = 2.5, 1.5, -1.5, 1.0
_TOGETHER, _MOST_TOGETHER = 2.0, 4.0


@dataclass(frozen=True, slots=True)
class _Container:
    """What "San Fernando, Tamaulipas" says of San Fernando: in one of these areas, municipalities or circles."""

    areas: tuple[Area, ...]
    municipality: str
    circles: tuple[tuple[float, float, float], ...]

    def holds(self, place: int) -> bool:
        data = gazetteer()
        country, state = data.area(place)
        if any(area.country == country and area.state in {None, state} for area in self.areas):
            return True
        if fold(data.municipality(place) or "") == self.municipality:
            return True
        return any(distance_km(data.point(place), (lat, lon)) <= reach for lat, lon, reach in self.circles)


def resolve(names: Sequence[Named], near: Context) -> tuple[Place, ...]:
    """One Place a name, in the order given; containers, the context and the other names decide between namesakes.

    Invariant: the scores of one Place's candidates sum to at most 1. Hamlets that nothing supports score low.

    >>> both = resolve([Named("San Fernando"), Named("Reynosa")], Context())
    >>> both[0].best.state
    'Tamaulipas'
    """
    often = Counter(names)
    weighed = {name: _weighed(name, near) for name in often}
    voices = {name: _voices(candidates) for name, candidates in weighed.items()}
    found = {}
    for name, candidates in weighed.items():
        own = key(name.text)
        others = [(voices[other], times) for other, times in often.items() if key(other.text) != own]
        together = [(bearer, weight + _support(bearer.place, others)) for bearer, weight in candidates]
        together.sort(key=lambda pair: (-pair[1], pair[0].place))
        parts = shares([weight for _, weight in together], NOTHING)
        found[name] = Place(name.text, tuple(b.candidate(part) for (b, _), part in zip(together, parts, strict=True)))
    return tuple(found[name] for name in names)


def container(text: str | None) -> _Container | None:
    """The larger place named beside a name, however it is worded; None if nothing is known of it."""
    if not text:
        return None
    areas = states_of(text)
    country = country_of(text)
    if country:
        areas = (*areas, Area(country))
    circles = tuple(
        (*gazetteer().point(bearer.place), gazetteer().radius_km(bearer.place) * 1.3 + 5)
        for bearer in bearers(text)[:6]
        if gazetteer().level(bearer.place) in {"region", "municipality", "town"}
    )
    if not areas and not circles:
        return None
    return _Container(areas, key(text), () if areas else circles)


def _weighed(name: Named, near: Context) -> list[tuple[Bearer, float]]:
    inside, states, countries = container(name.container), _states(near), _countries(near)
    home = country_of(near.publisher_country or "") or near.publisher_country
    meant = [b for b in bearers(name.text) if gazetteer().level(b.place) == "country"] if _is_country(name) else []
    found = [
        (bearer, bearer.weight + _expected(bearer.place, inside, states, countries, home))
        for bearer in meant or bearers(name.text)
    ]
    found.sort(key=lambda pair: (-pair[1], pair[0].place))
    return found[:KEPT]


def _is_country(name: Named) -> bool:
    """ "México" alone is the country: its capital is called Ciudad de México. Guatemala and Panama may be either."""
    return name.container is None and country_of(name.text) is not None and state_of(name.text) is None


def _expected(
    place: int, inside: _Container | None, states: tuple[Area, ...], countries: frozenset[str], home: str | None
) -> float:
    country, state = gazetteer().area(place)
    weight = 0.0
    if inside is not None:
        weight += _IN_CONTAINER if inside.holds(place) else _NOT_IN_CONTAINER
    if state and Area(country, state) in states:
        weight += _IN_STATE
    if countries:
        weight += _IN_COUNTRY if country in countries else _IN_OTHER_COUNTRY
    return weight + (_AT_HOME if country == home else 0.0)


def _states(near: Context) -> tuple[Area, ...]:
    return tuple(area for name in near.states if (area := state_of(name)) is not None)


def _countries(near: Context) -> frozenset[str]:
    codes = {country_of(name) or (name.upper() if len(name) == 2 else None) for name in near.countries}
    return frozenset(code for code in codes if code)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place's data where nearness looks for it, taken from the gazetteer once a text."""

    level: str
    country: str
    state: str | None
    radius_km: float
    point: Point

    @classmethod
    def of(cls, place: int) -> _Spot:
        data = gazetteer()
        return cls(data.level(place), *data.area(place), data.radius_km(place), data.point(place))


def _voices(candidates: list[tuple[Bearer, float]]) -> list[tuple[_Spot, float]]:
    parts = shares([weight for _, weight in candidates])
    return [(_Spot.of(bearer.place), part) for (bearer, _), part in zip(candidates[:ASKED], parts, strict=False)]


def _support(place: int, others: list[tuple[list[tuple[_Spot, float]], int]]) -> float:
    """What the other names of the text say for this place, each as often as it stands there.

    A name says as much as its likeliest near place does.
    """
    here = _Spot.of(place)
    heard = 0.0
    for voice, times in others:
        heard += times * max([part * _nearness(here, there) for there, part in voice], default=0.0)
    return min(_MOST_TOGETHER, _TOGETHER * heard)


def _nearness(place: _Spot, other: _Spot) -> float:
    same_country = place.country == other.country
    same_state = same_country and place.state == other.state
    if other.level == "country":
        return 0.5 if same_country else 0.0
    if other.level == "state":
        return 1.0 if same_state else 0.15 * same_country
    least = max(0.4 * same_state, 0.15 * same_country)
    north = abs(place.point[0] - other.point[0]) * KM_A_DEGREE - other.radius_km
    if north > _DEAF_KM:
        return least
    away = max(0.0, distance_km(place.point, other.point) - other.radius_km)
    return max(exp(-away / REACH_KM), least)
