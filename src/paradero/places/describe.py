"""A free description of one place, from the coarsest of its names to the finest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from itertools import product

from paradero.model import Candidate, Place
from paradero.places.areas import country_of, state_of, states_of
from paradero.places.context import Area, Context, Named
from paradero.places.course import course_of, nearest_on
from paradero.places.distance import Point, distance_km, midpoint, shifted
from paradero.places.folding import fold
from paradero.places.gazetteer import gazetteer
from paradero.places.lookup import Bearer, bearers, lookup, shares
from paradero.places.phrases import Mention, is_pair, mentions, pieces
from paradero.places.resolve import resolve
from paradero.places.words import table

_NEAR_ANCHOR_KM = 30.0
_SAME_MUNICIPALITY = 4.0
_CLEAR = 0.25
"""The share of its namesakes' weight that a place needs when only its state is known."""
_WIDEST_PAIR_KM = 500.0
_PAIR_KM = 60.0
"""Kilometres between two ends that cost as much as one in log weight."""
_ENDS = 8
_COARSE_KM = 6.0
_WIDE_STATES = frozenset({"MX", "US", "CA", "BR", "AR"})
"""Where a state's name alone means the state; elsewhere it means its town of that name rather than the middle."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known so far: the area, and the finest place found, moved if the words say so."""

    area: Area | None = None
    place: int | None = None
    point: Point | None = None
    radius_km: float = 0.0
    certainty: float = 0.6
    name: str | None = None


def locate(description: str) -> Place:
    """Where a description points to: one candidate, or none when no name in it is known.

    Pieces are read from the right (country, state) to the left; each finer name must lie in or near what was found
    before it. "10 km north of", "between A and B" and rivers with a known course move the point.

    >>> spot = locate("10 km north of Ixtepec, Oaxaca, Mexico").best
    >>> spot.state, round(spot.lat, 1)
    ('Oaxaca', 16.7)
    """
    proper, notes = pieces(description)
    whole = [*proper, *notes]
    for parts in (proper, whole):
        area, rest = _area(parts)
        found = _refined(_Known(area), rest)
        if found.place is not None or (found.area and found.area.state):
            river = _river(parts)
            return Place(description, (_candidate(found, course_of(river) if river else ()),))
    if river := _river(whole):
        return Place(description, tuple(c for c in lookup(river) if c.level == "region")[:1])
    if found.area is not None:
        return Place(description, (_of_area(found.area),))
    return _anything(whole, description)


def _area(parts: list[str]) -> tuple[Area | None, list[str]]:
    """The country and state that the last pieces name, and the other pieces."""
    rest = list(parts)
    country = country_of(rest[-1]) if rest else None
    if country and (len(rest) > 1 or not state_of(rest[-1])):
        rest.pop()
    else:
        country = None
    state = _state(rest[-1], country) if rest else None
    if state:
        return state, rest[:-1]
    for at in range(len(rest) - 1, -1, -1):
        for mention in reversed(mentions(rest[at])):
            inner = state_of(mention.text, country)
            if inner and not mention.urban:
                return inner, [piece for piece in rest if piece != mention.text]
            if not country:
                country = country_of(mention.text)
    return (Area(country) if country else None), rest


def _state(piece: str, country: str | None) -> Area | None:
    """The state that a whole piece names, one wrong letter allowed where a country follows."""
    found = state_of(piece, country)
    if found or not country:
        return found
    plain = fold(piece)
    if len(plain) < 5 or any(bearer.weight > 3 for bearer in bearers(piece)):
        return None
    close = get_close_matches(plain, _state_names(country), 1, 0.84)
    return state_of(close[0], country) if close else None


@cache
def _state_names(country: str) -> tuple[str, ...]:
    states = table("states").get(country, {}).values()
    return tuple(fold(name) for names in states for name in names if not name.endswith("."))


def _refined(known: _Known, parts: list[str]) -> _Known:
    urban = False
    for piece in reversed(parts):
        found = [m for m in mentions(piece) if not _is_river(m) and not _says_area(m, known.area)]
        urban = urban or any(mention.urban for mention in found) or _is_urban(piece)
        found = [mention for mention in found if not mention.urban]
        between = _between(known, found) if is_pair(piece, found) else None
        if between:
            known = between
            continue
        for mention in reversed(found):
            known = _with(known, mention)
    if known.place is None and known.area and known.area.state and (urban or known.area.country not in _WIDE_STATES):
        known = _with(known, Mention(known.area.state))
    return known


def _with(known: _Known, mention: Mention) -> _Known:
    bearer, certainty = _best(known, mention.text)
    if bearer is None:
        return known
    data = gazetteer()
    point, radius = data.point(bearer.place), data.radius_km(bearer.place)
    if mention.bearing is not None:
        point = shifted(point, mention.bearing, mention.km)
        radius = max(radius, mention.km / 2)
    country, state = data.area(bearer.place)
    if mention.bearing is None:
        radius = max(radius, mention.km)
    return _Known(Area(country, state), bearer.place, point, radius, certainty)


def _best(known: _Known, name: str) -> tuple[Bearer | None, float]:
    """The place so called that fits what is known, and how sure that is."""
    data = gazetteer()
    fitting: list[tuple[Bearer, float]] = []
    for bearer in bearers(name):
        if data.level(bearer.place) in {"state", "country"} or not _fits(bearer.place, known.area):
            continue
        if known.place is None:
            fitting.append((bearer, bearer.weight))
        elif (weight := _by_anchor(bearer.place, known)) is not None:
            fitting.append((bearer, bearer.weight + weight))
    if not fitting:
        return None, 0.0
    parts = shares([weight for _, weight in fitting], 0.0)
    part, bearer = max(zip(parts, (b for b, _ in fitting), strict=True), key=lambda pair: (pair[0], -pair[1].place))
    if known.place is None and part < _CLEAR:
        return None, 0.0
    return bearer, part


def _fits(place: int, area: Area | None) -> bool:
    if area is None:
        return True
    country, state = gazetteer().area(place)
    if gazetteer().level(place) in {"region", "point"}:
        return country == area.country or area.state is None or _on_border(area.country, country)
    return country == area.country and area.state in {None, state}


def _on_border(one: str, other: str) -> bool:
    """Crossings and rivers stand under one country and belong to both."""
    return {one, other} == {"MX", "US"}


def _by_anchor(place: int, known: _Known) -> float | None:
    """How well a place fits the coarser one found before it; None if it lies elsewhere."""
    data = gazetteer()
    if known.place is None or known.point is None or place == known.place:
        return None
    away = distance_km(data.point(place), known.point)
    reach = max(_NEAR_ANCHOR_KM, known.radius_km * 1.2)
    if data.municipality(place) and data.municipality(place) == data.municipality(known.place) and away < 200:
        return _SAME_MUNICIPALITY - away / reach
    return 3.0 - 2 * away / reach if away <= reach else None


def _between(known: _Known, found: list[Mention]) -> _Known | None:
    """Halfway between two places: of all so called, the two that are likely and near each other."""
    first, second = (_ends(known, mention.text) for mention in found[:2])
    data, best = gazetteer(), None
    for a, b in product(first, second):
        apart = distance_km(data.point(a.place), data.point(b.place))
        if a.place != b.place and apart <= _WIDEST_PAIR_KM:
            weight = a.weight + b.weight - apart / _PAIR_KM
            best = max(best or (weight, a.place, b.place, apart), (weight, a.place, b.place, apart))
    if best is None:
        return None
    _, start, end, apart = best
    name = f"{data.name(start)} – {data.name(end)}"
    point = midpoint(data.point(start), data.point(end))
    return _Known(Area(*data.area(start)), start, point, max(2.0, apart / 2), 0.6, name)


def _ends(known: _Known, name: str) -> list[Bearer]:
    """What an end of a stretch may be: in or by the place known before, else anywhere in the area."""
    fitting = [
        bearer
        for bearer in bearers(name)
        if gazetteer().level(bearer.place) not in {"state", "country"} and _fits(bearer.place, known.area)
    ]
    near = [bearer for bearer in fitting if known.place is not None and _by_anchor(bearer.place, known) is not None]
    return (near or fitting)[:_ENDS]


def _is_river(mention: Mention) -> bool:
    """ "the Río Bravo" and a bare "Río Bravo" are the river, "near Río Bravo" is the town."""
    return bool(course_of(mention.text)) and mention.after in {"", "the", "el", "en", "along", "del", "al"}


def _river(parts: list[str]) -> str | None:
    """The river named, if its course is known; a name of a river alone is the river."""
    named = [mention for piece in parts for mention in mentions(piece)]
    only = all(course_of(mention.text) or country_of(mention.text) for mention in named)
    return next((m.text for m in named if course_of(m.text) and (only or _is_river(m))), None)


def _says_area(mention: Mention, area: Area | None) -> bool:
    """Whether a mention only repeats the state or country already read off the end."""
    if country_of(mention.text):
        return True
    return bool(area and area.state and mention.after in {"in", "of", "en", "de"} and area in states_of(mention.text))


def _is_urban(piece: str) -> bool:
    words = fold(piece).split()
    return any(word in table("words")["cues"]["district"] for word in words)


def _candidate(found: _Known, river: tuple[Point, ...]) -> Candidate:
    """What is known as a candidate; on the river, if one is named and the place is coarse."""
    if found.place is None or found.point is None:
        return _on_river(_of_area(found.area), river)
    made = Bearer(found.place, 0.0).candidate(max(0.05, min(1.0, found.certainty)))
    lat, lon = found.point
    made = replace(made, lat=lat, lon=lon, radius_km=round(found.radius_km, 1))
    if found.name:
        made = replace(made, name=found.name, level="region")
    return _on_river(made, river)


def _of_area(area: Area | None) -> Candidate:
    if area is None:
        raise ValueError("nothing is known")
    named = area.state or table("countries")[area.country][0]
    level = "state" if area.state else "country"
    rows = [c for c in lookup(named) if c.level == level and c.country == area.country]
    return replace(rows[0], score=0.5)


def _on_river(found: Candidate, river: tuple[Point, ...]) -> Candidate:
    if not river or found.radius_km < _COARSE_KM:
        return found
    lat, lon = nearest_on(river, (found.lat, found.lon))
    if distance_km((lat, lon), (found.lat, found.lon)) > found.radius_km * 1.5:
        return found
    return replace(found, lat=round(lat, 5), lon=round(lon, 5))


def _anything(parts: list[str], description: str) -> Place:
    """No area and no clear name: whatever names there are, told apart together."""
    names = [Named(mention.text) for piece in parts for mention in mentions(piece) if not mention.urban]
    places = [place for place in resolve(names, Context()) if place.best]
    best = max(places, key=lambda place: place.best.score if place.best else 0.0, default=None)
    return Place(description, best.candidates[:1] if best else ())
