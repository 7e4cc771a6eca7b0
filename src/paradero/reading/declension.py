"""The forms of nouns for people, from one: singulars for one who speaks, plurals for several.

In the data files a noun is its masculine singular; `/a` says that it has a feminine ("vecino/a", "director/a",
"jefe/a"), a second word is an irregular plural ("fisherman fishermen", "portavoz portavoces").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declined:
    one: tuple[str, ...]
    several: tuple[str, ...]


def spanish_noun(entry: str) -> Declined:
    """
    >>> spanish_noun("pescador/a")
    Declined(one=('pescador', 'pescadora'), several=('pescadores', 'pescadoras'))
    >>> spanish_noun("portavoz").several
    ('portavoces',)
    """
    noun, *plural = entry.split()
    feminine = noun.endswith("/a")
    noun = noun.removesuffix("/a")
    one = [noun]
    if feminine:
        one.append(noun[:-1] + "a" if noun[-1] in "oe" else noun + "a")
    return Declined(tuple(one), tuple(plural) or tuple(_spanish_plural(n) for n in one))


def _spanish_plural(noun: str) -> str:
    if noun[-1] in "aeiou":
        return noun + "s"
    return noun[:-1] + "ces" if noun.endswith("z") else noun + "es"


def english_noun(entry: str) -> Declined:
    """
    >>> english_noun("deputy"), english_noun("fisherman fishermen").several
    (Declined(one=('deputy',), several=('deputies',)), ('fishermen',))
    """
    noun, *plural = entry.split()
    noun = noun.replace("_", " ")
    return Declined((noun,), (plural[0].replace("_", " "),) if plural else (_english_plural(noun),))


def _english_plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
