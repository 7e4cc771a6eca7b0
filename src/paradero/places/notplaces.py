"""Phrases that hold a place's name and name no place, and names that want company."""

from __future__ import annotations

from functools import cache

from paradero.places.folding import fold, key
from paradero.places.gazetteer import OWN, gazetteer
from paradero.places.words import table

_PEOPLED = 2_000


def is_not_place(phrase: str) -> bool:
    """Whether the phrase names an organisation, a river, a road or a gang, though a place's name stands in it.

    A small "río" is a river, a capital one may be the town of Río Bravo.

    >>> [is_not_place(x) for x in ("Cártel del Golfo", "río Suchiate", "Zeta Transportes", "Río Bravo", "Reynosa")]
    [True, True, True, False, False]
    """
    plain = fold(phrase)
    if plain in _phrases("exact"):
        return True
    small = phrase.strip()[:1].islower()
    if plain in _phrases("keep"):
        return small and _starts(plain, "water")
    if not small and _is_town(phrase):
        return False
    return any(_starts(plain, sort) or _ends(plain, sort) for sort in ("organisation", "water", "way"))


def is_water(phrase: str) -> bool:
    """Whether the phrase is worded as a river, a lake or a canal.

    >>> is_water("Táchira River"), is_water("Saltillo")
    (True, False)
    """
    return _starts(fold(phrase), "water") or _ends(fold(phrase), "water")


def needs_context(name: str) -> bool:
    """Whether the name is also a surname, a first name or a common word, or borne by hamlets only.

    >>> needs_context("Juárez"), needs_context("La Esperanza"), needs_context("Acayucan")
    (True, True, False)
    """
    return fold(name) in _plain() or not any(_weighty(place) for place, _ in gazetteer().bearers(key(name)))


def _is_town(phrase: str) -> bool:
    data = gazetteer()
    return any(
        borne == OWN and data.level(place) in {"town", "municipality"} and _weighty(place)
        for place, borne in data.bearers(key(phrase))
    )


def _weighty(place: int) -> bool:
    data = gazetteer()
    return (
        data.is_seat(place) or data.population(place) >= _PEOPLED or data.level(place) not in {"town", "municipality"}
    )


def _starts(plain: str, sort: str) -> bool:
    return plain.startswith(_heads(sort))


def _ends(plain: str, sort: str) -> bool:
    return plain.endswith(_tails(sort))


@cache
def _heads(sort: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in table("not_places")["head"][sort])


@cache
def _tails(sort: str) -> tuple[str, ...]:
    return tuple(f" {word}" for word in table("not_places")["tail"][sort])


@cache
def _phrases(sort: str) -> frozenset[str]:
    return frozenset(table("not_places")[sort]["phrases"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(table("not_places")["plain"]["words"])
