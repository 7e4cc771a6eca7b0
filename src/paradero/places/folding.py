"""Names as they are compared: without accents, case, punctuation and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from paradero.places.words import table

_APART = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = str.maketrans({"'": None, "’": None, "‘": None, "`": None, "´": None, "ø": "o", "đ": "d", "ł": "l"})


def fold(text: str) -> str:
    """Lower-case words of plain letters and figures, one space apart; folding twice changes nothing.

    >>> fold("  Juchitán de  ZARAGOZA (Oax.)")
    'juchitan de zaragoza oax'
    """
    if text.isascii():
        return _APART.sub(" ", text.translate(_APOSTROPHES).lower()).strip()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    plain = "".join(letter for letter in decomposed.translate(_APOSTROPHES) if not unicodedata.combining(letter))
    return _APART.sub(" ", plain).strip()


def key(text: str) -> str:
    """Folded, and abbreviations written out: what the gazetteer is ordered by.

    >>> key("Cd. Juárez"), key("Sta. María")
    ('ciudad juarez', 'santa maria')
    """
    long = _abbreviations()
    return " ".join(long.get(word, word) for word in fold(text).split())


def shortened(name: str) -> Iterator[str]:
    """Keys for the same place with less said, nearest first: generic words before it and after it taken off.

    >>> list(shortened("ejido villa hidalgo"))
    ['villa hidalgo', 'hidalgo']
    >>> list(shortened("municipio de san fernando"))
    ['san fernando']
    """
    seen = {name}
    while (found := _beheaded(name) or _curtailed(name)) and found not in seen:
        seen.add(found)
        yield found
        name = found


def head(name: str) -> str | None:
    """A name without the "de Zaragoza" that honours somebody, if what is left is a name of its own.

    >>> head("juchitan de zaragoza"), head("paso de ovejas")
    ('juchitan', None)
    """
    words = name.split()
    for place, word in enumerate(words):
        if word in {"de", "del"} and place >= 1:
            rest = " ".join(words[:place])
            return rest if len(rest) >= 6 and words[place - 1] not in _generic_words() else None
    return None


def _beheaded(name: str) -> str | None:
    for opening in _openings().get(name.partition(" ")[0], ()):
        if name.startswith(opening) and len(name) > len(opening) + 2:
            return name[len(opening) :]
    return None


def _curtailed(name: str) -> str | None:
    for ending in _endings():
        if name.endswith(ending) and len(name) > len(ending) + 2:
            return name[: -len(ending)]
    return None


@cache
def _abbreviations() -> dict[str, str]:
    short: dict[str, str] = table("words")["abbreviations"]
    return short


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    """Generic words with and without a link, by their first word, longest first."""
    words, links = table("words"), table("words")["links"]["of"]
    heads = [head for part in ("town", "municipality", "state", "heroic") for head in words["generic"][part]]
    found: dict[str, set[str]] = {}
    for words_before in heads:
        found.setdefault(words_before.partition(" ")[0], set()).update(
            {f"{words_before} ", *(f"{words_before} {link} " for link in links)}
        )
    return {
        first: tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) for first, phrases in found.items()
    }


@cache
def _endings() -> tuple[str, ...]:
    words = table("words")["suffixes"]
    return tuple(sorted({f" {word}" for part in ("municipality", "state", "town") for word in words[part]}))


@cache
def _generic_words() -> frozenset[str]:
    """Words that need what follows: "Paso" alone is no short form of "Paso de Ovejas"."""
    return frozenset(table("words")["incomplete"]["heads"])
