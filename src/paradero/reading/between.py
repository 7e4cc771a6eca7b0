"""Two places that bound where something happened: "entre Niltepec y Zanatepec", "el tramo Pijijiapan-Tonalá"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paradero.places import midway
from paradero.reading.page import Page
from paradero.reading.placenames import PlaceMention


def bounded(page: Page, found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of a page, left to right; two that bound one stretch are one mention, in the middle of both."""
    result: list[PlaceMention] = []
    for mention in found:
        pair = _pair(page, result[-1], mention) if result else None
        if pair is not None:
            result[-1] = pair
        else:
            result.append(mention)
    return result


def _pair(page: Page, one: PlaceMention, other: PlaceMention) -> PlaceMention | None:
    words = page.tokens.words
    if one.pair or one.place is None or other.place is None or other.first != one.last + 1:
        return None
    joint, low = words[one.last], max(page.tokens.sentence(one.first).first, one.first - 4)
    before = words[low : one.first]
    opened = bool(page.words_of("toponym.bounds").intersection(before))
    stretch = joint == "-" and bool(page.words_of("toponym.stretches").intersection(before))
    if not (stretch or (opened and joint in page.words_of("toponym.and"))):
        return None
    place = midway(page.tokens.original(one.first, other.last), one.place, other.place)
    return replace(one, last=other.last, place=place, led_by="entre", pair=True) if place is not None else None
