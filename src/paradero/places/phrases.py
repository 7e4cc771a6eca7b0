"""A free description of a place taken apart: pieces between commas, and the names in each piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from paradero.places.areas import state_of
from paradero.places.folding import fold
from paradero.places.lookup import longest
from paradero.places.words import table

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_][\w.'’]*|[-–/&+]")
_ASIDE = re.compile(r"\([^)]*\)")
_NOTE = re.compile(r"\s[-–—]\s+(?=[a-z])|\s[-–—]\s*[-–—]\s")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?$")
_LOOK_BACK = 6
_UNSAID_KM = 8.0
"""What "southwest of Falfurrias" is taken to mean when no distance is given."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a piece, and what the words before it say of the way from there."""

    text: str
    bearing: float | None = None
    km: float = 0.0
    urban: bool = False
    after: str = ""


def pieces(description: str) -> tuple[list[str], list[str]]:
    """The pieces of the description proper, and those of asides and notes.

    >>> pieces("Shelter in Nogales, Sonora - seen days before (see map)")
    (['Shelter in Nogales', 'Sonora'], ['seen days before', 'see map'])
    >>> pieces("Ravine south of Loja, Ecuador, en route to Piura")[0]
    ['Ravine south of Loja', 'Ecuador']
    """
    asides = [aside.strip("() ") for aside in _ASIDE.findall(description)]
    proper, *notes = _NOTE.split(_ASIDE.sub(" ", description))
    proper = _border().sub(" ", proper)
    if cut := _elsewhere().search(proper):
        proper, notes = proper[: cut.start()], [proper[cut.start() :], *notes]
    return _split(proper), [piece for part in [*notes, *asides] for piece in _split(part)]


def mentions(piece: str) -> list[Mention]:
    """The known names of a piece, in order.

    >>> [m.text for m in mentions("Road between Arriaga and Tonalá")]
    ['Arriaga', 'Tonalá']
    >>> mentions("10 km north of Ixtepec")[0].km
    10.0
    """
    return list(_mentions([token.rstrip(".") if len(token) > 5 else token for token in _TOKEN.findall(piece)]))


def is_pair(piece: str, found: list[Mention]) -> bool:
    """Whether the piece speaks of what lies between two names: "between A and B", "the highway A-B", "from A to B"."""
    plain = f" {fold(piece)} "
    if len(found) < 2:
        return False
    if any(f" {word} " in plain for word in ("between", "entre", "from", "connecting")):
        return True
    way = any(
        f" {word} " in plain for word in ("highway", "carretera", "autopista", "road", "route", "line", "motorway")
    )
    return way and found[1].after in {"-", "–", "to", "a"}


@cache
def _border() -> re.Pattern[str]:
    """ "the US-Mexico border", which says little of where."""
    words = "|".join(table("words")["asides"]["between"])
    return re.compile(rf"\b[\w./]+\s*[-–/]\s*[\w.]+ (?:{words})\b", re.I)


@cache
def _elsewhere() -> re.Pattern[str]:
    words = "|".join(sorted(table("words")["asides"]["from"], key=len, reverse=True))
    return re.compile(rf"[\s,](?:{words})\s", re.I)


def _split(text: str) -> list[str]:
    found = (piece.strip(' ."“”') for piece in re.split(r"[,;]|(?<=[a-z]{3})\.\s+(?=[A-Z])", text))
    return [part for piece in found if piece for part in _before_abbreviation(piece)]


def _before_abbreviation(piece: str) -> list[str]:
    """ "Winterhaven CA" is two pieces."""
    name, _, last = piece.rpartition(" ")
    return [name, last] if name and len(last) == 2 and last.isupper() and state_of(last, "US") else [piece]


def _mentions(tokens: list[str]) -> Iterator[Mention]:
    at, urban = 0, False
    while at < len(tokens):
        word = fold(tokens[at])
        if word in _district() and not _begins_longer_name(tokens[at:]):
            urban = True
        elif word in _apart() and word not in _openings():
            urban = False
        count = 0 if not _may_begin(tokens[at]) else longest(tokens[at:])
        if not count or (
            count == 1 and (word in _apart() or word in _district() or word in table("words")["directions"])
        ):
            at += 1
            continue
        bearing, km = _way_from(tokens[max(0, at - _LOOK_BACK) : at])
        before = fold(tokens[at - 1]) or tokens[at - 1] if at else ""
        inside = urban and before not in _openings() | {"in", "en"}
        yield Mention(" ".join(tokens[at : at + count]), bearing, km, inside, before)
        at += count


def _begins_longer_name(tokens: list[str]) -> bool:
    return _may_begin(tokens[0]) and longest(tokens) > 1


def _may_begin(token: str) -> bool:
    return token[:1].isupper()


def _way_from(before: list[str]) -> tuple[float | None, float]:
    """Direction and distance that the words just before a name give: "10 km north of"."""
    words = [fold(token) or token for token in before]
    while words and (words[-1] in table("words")["links"]["of"] or words[-1] in {"from", "the"}):
        words.pop()
    bearing = None
    if words and (turn := table("words")["directions"].get(words[-1])) is not None and len(words) < len(before):
        bearing = float(turn)
        words.pop()
    while words and words[-1] in {"al", "about", "to", "the"}:
        words.pop()
    if len(words) >= 2 and words[-1] in table("words")["units"] and _NUMBER.match(words[-2].replace(" ", ".")):
        km = float(words[-2].replace(" ", ".").replace(",", ".")) * float(table("words")["units"][words[-1]])
        return bearing, min(km, 500.0)
    return bearing, _UNSAID_KM if bearing is not None else 0.0


@cache
def _apart() -> frozenset[str]:
    return frozenset(table("words")["cues"]["apart"])


@cache
def _district() -> frozenset[str]:
    return frozenset(table("words")["cues"]["district"])


@cache
def _openings() -> frozenset[str]:
    return frozenset({"de", "del", "the", "of", "and"})
