"""A name alone: every place that could be meant, and whether there is any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from paradero.model import Candidate, Level
from paradero.places.folding import fold, head, key, shortened
from paradero.places.gazetteer import ALTERNATE, OWN, SHORT, gazetteer
from paradero.places.words import table

MOST = 60
"""How many places `lookup` gives."""
NOTHING = 3.0
"""Log weight of "none of these": that of a town of some 8,000 people of which nothing else is known."""
_BONUS: dict[Level, float] = {"country": 8.0, "state": 5.5, "region": 4.5, "point": 3.5, "municipality": 0.5}
_STATE_BEFORE_ITS_CITY = frozenset({"MX", "US"})
_STATE_BEFORE_ITS_CITY_BONUS = 8.5
_BORNE = {OWN: 0.0, ALTERNATE: -0.7, SHORT: -0.9}
_AS_MUNICIPALITY = 6.0
_FAR, _ELSEWHERE = -1.0, -2.5
_LONGEST_NAME = 9
_ENDS = re.compile(r"[,;:!?)\]\"»”]$")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place of the gazetteer that bears a name: `weight` is the log weight that the name alone gives it."""

    place: int
    weight: float

    def candidate(self, score: float) -> Candidate:
        data = gazetteer()
        country, state = data.area(self.place)
        lat, lon = data.point(self.place)
        radius = data.radius_km(self.place)
        return Candidate(
            data.name(self.place), lat, lon, data.level(self.place), country, state, radius, max(0.0, min(1.0, score))
        )


def lookup(name: str) -> tuple[Candidate, ...]:
    """The places so called, likeliest first; scores sum to less than 1: the rest is that none is meant.

    >>> [place.state for place in lookup("Heroica Ciudad de Juchitán de Zaragoza")][:1]
    ['Oaxaca']
    >>> lookup("Cd. Ixtepec")[0].name
    'Ciudad Ixtepec'
    """
    found = bearers(name)[:MOST]
    scores = shares([bearer.weight for bearer in found])
    return tuple(bearer.candidate(score) for bearer, score in zip(found, scores, strict=True))


@lru_cache(maxsize=16_384)
def known(name: str) -> bool:
    """Whether any place is so called, at little cost.

    >>> known("Acayucan"), known("municipio de Coyame"), known("aseguró que")
    (True, True, False)
    """
    plain = key(name)
    return _sayable(plain) and (gazetteer().has(plain) or any(gazetteer().has(other) for other in shortened(plain)))


def longest(tokens: Sequence[str]) -> int:
    """How many of the first tokens form a known name, 0 if none do. A comma ends a name.

    >>> longest(["San", "Fernando", "fue", "hallado"]), longest(["Cd.", "Victoria,", "Tamaulipas"]), longest(["dijo"])
    (2, 2, 0)
    """
    return _longest(tuple(tokens[:_LONGEST_NAME]))


@lru_cache(maxsize=16_384)
def _longest(tokens: tuple[str, ...]) -> int:
    best, words = 0, ""
    for count, token in enumerate(tokens, 1):
        plain = key(token)
        if not plain:
            break
        words = f"{words} {plain}".strip()
        rest = _without_opening(words)
        if any(_sayable(part) and gazetteer().has(part) for part in {words, rest}):
            best = count
        going = gazetteer().begins(words) or (rest != words and gazetteer().begins(rest)) or _opens(words)
        if not going or _ENDS.search(token):
            break
    return best


@lru_cache(maxsize=4096)
def bearers(name: str) -> tuple[Bearer, ...]:
    """The places so called with their weights, heaviest first."""
    best: dict[int, float] = {}
    municipal, plain = _says_municipality(name), key(name)
    wide = plain.split(" ")[0] in table("words")["generic"]["state"] or plain.endswith(_wide_endings())
    for form, penalty in _spellings(plain):
        for place, borne in gazetteer().bearers(form):
            if penalty and not wide and gazetteer().level(place) in {"state", "country"}:
                continue  # "Ciudad Hidalgo" is a town, whatever else is called Hidalgo
            weight = prior(place) + _BORNE[borne] - penalty
            if municipal and gazetteer().level(place) == "municipality":
                weight += _AS_MUNICIPALITY
            best[place] = max(weight, best.get(place, weight))
    found = sorted((Bearer(place, weight) for place, weight in best.items()), key=lambda b: (-b.weight, b.place))
    return tuple(_without_doubles(found))


@lru_cache(maxsize=1)
def _wide_endings() -> tuple[str, ...]:
    return tuple(f" {word}" for word in table("words")["suffixes"]["state"])


def _says_municipality(name: str) -> bool:
    words = table("words")
    first, last = key(name).split(" ")[0], key(name).split(" ")[-1]
    return first in words["generic"]["municipality"] or last in words["suffixes"]["municipality"]


@lru_cache(maxsize=65536)
def prior(place: int) -> float:
    """Log weight of a place before anything is known of the text: people, seats, states and countries are likelier."""
    data = gazetteer()
    country, level = data.area(place)[0], data.level(place)
    weight = 0.7 * log(max(data.population(place), 100) / 100) + (1.5 if data.is_seat(place) else 0.0)
    if level == "state" and country in _STATE_BEFORE_ITS_CITY:
        return weight + _STATE_BEFORE_ITS_CITY_BONUS
    if level == "town" and country not in table("words")["routes"]["near"]:
        weight += _FAR if country in table("words")["routes"]["far"] else _ELSEWHERE
    return weight + _BONUS.get(level, 0.0)


def shares(weights: Sequence[float], nothing: float = NOTHING) -> list[float]:
    """Log weights as parts of a whole, of which `nothing` has its part.

    >>> sum(shares([1.0, 2.0])) < 1
    True
    """
    top = max([nothing, *weights])
    whole = exp(nothing - top) + sum(exp(weight - top) for weight in weights)
    return [exp(weight - top) / whole for weight in weights]


def _spellings(plain: str) -> Iterator[tuple[str, float]]:
    """The name as written, then with less, each with what it costs."""
    if not _sayable(plain):
        return
    yield plain, 0.0
    shorter = list(shortened(plain))
    yield from ((other, 0.6 * (at + 1)) for at, other in enumerate(shorter) if _sayable(other))
    if not any(gazetteer().has(other) for other in [plain, *shorter]):
        for other in [plain, *shorter]:
            if (base := head(other)) and _sayable(base):
                yield base, 2.5


def _without_doubles(found: list[Bearer]) -> Iterator[Bearer]:
    """A municipality that stands at its seat of the same name, and a town listed twice, count once."""
    data = gazetteer()
    kept: list[tuple[str, tuple[str, str | None], tuple[float, float]]] = []
    for bearer in found:
        name, area, (lat, lon) = fold(data.name(bearer.place)), data.area(bearer.place), data.point(bearer.place)
        double = data.level(bearer.place) in {"town", "municipality", "point"} and any(
            area == other_area and abs(lat - there[0]) + abs(lon - there[1]) < 0.06 and (name in other or other in name)
            for other, other_area, there in kept
        )
        if not double:
            if len(kept) < 25:
                kept.append((name, area, (lat, lon)))
            yield bearer


def _sayable(plain: str) -> bool:
    """Three letters at least, and something besides figures and little words."""
    return len(plain) >= 3 and not all(word.isdigit() or word in _little() for word in plain.split())


@lru_cache(maxsize=1)
def _little() -> frozenset[str]:
    return frozenset({"la", "el", "los", "las", "y", *table("words")["links"]["of"]})


def _without_opening(words: str) -> str:
    rest = words
    for rest in shortened(words):
        if gazetteer().has(rest):
            break
    return rest


@lru_cache(maxsize=1024)
def _opens(words: str) -> bool:
    """Whether these are generic words before a name yet to come, as "municipio de"."""
    return any(rest == "qqq" for rest in shortened(f"{words} qqq"))
