"""Vehicles with their plates, who did it, who it was done to, and in what state people were."""

from __future__ import annotations

import re

from paradero.model import Vehicle
from paradero.reading.drafts import Draft
from paradero.reading.numbers import Number
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

_PLATE = re.compile(
    r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])"
    r"(?:[A-Z0-9]{2,4}(?:[- ][A-Z0-9]{1,4}){1,2}|[A-Z]{1,4}\d{3,5}[A-Z]?|\d{2,4}[A-Z]{1,4}\d{0,3})\b"
)


_POINTING = frozenset(
    {
        "el",
        "la",
        "los",
        "las",
        "the",
        "ese",
        "esa",
        "este",
        "esta",
        "aquel",
        "dicho",
        "dicha",
        "that",
        "this",
        "those",
        "these",
        "his",
        "her",
        "their",
        "su",
        "sus",
    }
)
"""A vehicle pointed back to was claimed before."""


def vehicle_drafts(page: Page, sentence: Sentence, found: list[Number]) -> list[Draft]:
    """ "dos camionetas blancas, placas VKR-20-41" is one vehicle claim with kind, count and plates."""
    drafts: list[Draft] = []
    at = sentence.first
    while at < sentence.last:
        hit = page.has("vehicle.noun", at)
        if hit is None:
            at += 1
            continue
        first, count = _counted(found, hit.first, sentence, page)
        if count is None and not _determined(page, first):
            at = hit.last
            continue
        last = _described(page, hit.last, sentence)
        plates, plates_end = _plates(page, last, sentence)
        if count is None and not plates and page.tokens.words[first] in _POINTING:
            at = last
            continue
        kind = page.tokens.original(hit.first, hit.last)
        end = max(last, plates_end)
        drafts.append(
            Draft(
                "vehicle",
                Vehicle(kind, count, plates),
                first,
                end,
                "vehicle.plates" if plates else "vehicle",
                0.6,
                hit.first,
            )
        )
        at = end
    return drafts


def _counted(found: list[Number], noun: int, sentence: Sentence, page: Page) -> tuple[int, int | None]:
    """The number before a vehicle, adjectives allowed between: "three white vans"."""
    for number in reversed([n for n in found if sentence.first <= n.core < noun]):
        between = range(number.last, noun)
        if all(page.has("vehicle.adjective", k) or page.tokens.words[k] in {"de", "-", "pickup"} for k in between):
            return number.first, number.low
        break
    first = noun
    while first - 1 >= sentence.first and page.has("vehicle.adjective", first - 1):
        first -= 1
    if first - 1 >= sentence.first and page.has("who.determiner", first - 1):
        first -= 1
    return first, None


def _determined(page: Page, first: int) -> bool:
    return page.has("who.determiner", first) is not None or page.has("vehicle.adjective", first) is not None


def _described(page: Page, at: int, sentence: Sentence) -> int:
    moved = True
    while moved and at < sentence.last:
        moved = False
        ends = [h.last for h in page.hits_at[at] if h.tag in {"vehicle.adjective", "vehicle.noun"}]
        if ends and max(ends) <= sentence.last:
            at, moved = max(ends), True
        elif page.tokens.words[at] in {"y", "and"} and at + 1 < sentence.last and page.has("vehicle.adjective", at + 1):
            at, moved = at + 1, True
    return at


def _plates(page: Page, at: int, sentence: Sentence) -> tuple[tuple[str, ...], int]:
    word = next((h for h in page.tagged("vehicle.plate_word", at, min(sentence.last, at + 14))), None)
    if word is None or page.tagged("say.verb", at, word.first):
        return (), at
    tokens = page.tokens
    start = tokens.starts[word.last - 1]
    stop = tokens.ends[min(sentence.last, word.last + 24) - 1]
    found = list(_PLATE.finditer(tokens.text, start, stop))
    if not found:
        return (), at
    last = word.last
    while last < sentence.last and tokens.starts[last] < found[-1].end():
        last += 1
    return tuple(m.group() for m in found), last


def perpetrator_drafts(page: Page, sentence: Sentence, found: list[Number]) -> list[Draft]:
    """ "cuatro hombres armados y encapuchados", "un comando", "presuntos integrantes de Los Zetas"."""
    drafts: list[Draft] = []
    taken = sentence.first
    for hit in page.tagged("person.doer", sentence.first, sentence.last):
        longest = max((h for h in page.hits_at[hit.first] if h.tag == "person.doer"), key=lambda h: h.last)
        if hit.first < taken:
            continue
        first, last = _widen(page, hit.first, longest.last, sentence, found)
        taken = last
        drafts.append(Draft("perpetrator", page.tokens.original(first, last), first, last, "perpetrator", 0.6))
    for number in found:
        if sentence.first <= number.core < sentence.last:
            noun = page.has("person.noun", number.last)
            armed = page.has("person.armed", noun.last) if noun else None
            if noun and armed and number.first >= taken:
                drafts.append(
                    Draft(
                        "perpetrator",
                        page.tokens.original(number.first, armed.last),
                        number.first,
                        armed.last,
                        "perpetrator.armed",
                        0.6,
                    )
                )
    return drafts


def _widen(page: Page, first: int, last: int, sentence: Sentence, found: list[Number]) -> tuple[int, int]:
    for number in found:
        if number.last == first:
            first = number.first
    while first - 1 >= sentence.first and (
        page.has("who.determiner", first - 1) or page.has("hedge.alleged", first - 1)
    ):
        first -= 1
    words = page.tokens.words
    while last < sentence.last:
        armed = page.has("person.armed", last)
        if armed is not None:
            last = armed.last
        elif words[last] in {"y", "and"} and page.has("person.armed", last + 1):
            last += 1
        else:
            break
    return first, last


def condition_drafts(page: Page, sentence: Sentence) -> list[Draft]:
    """In what state people were: said in a sentence that speaks of people."""
    if not page.in_sentence("person.noun", sentence) and not page.in_sentence("event.", sentence):
        return []
    drafts: list[Draft] = []
    taken = sentence.first
    for hit in page.in_sentence("condition.", sentence):
        if hit.first >= taken:
            drafts.append(
                Draft("condition", page.tokens.original(hit.first, hit.last), hit.first, hit.last, "condition", 0.5)
            )
            taken = hit.last
    return drafts


def victim_drafts(page: Page, sentence: Sentence, found: list[Number]) -> list[Draft]:
    """Who it was done to: people with a nationality, an age, a kin, beside an event."""
    drafts: list[Draft] = []
    taken = sentence.first
    for hit in page.tagged("victim.", sentence.first, sentence.last):
        if hit.first < taken:
            continue
        first = hit.first
        while first - 1 >= sentence.first and (
            page.has("person.noun", first - 1) or page.has("who.determiner", first - 1)
        ):
            first -= 1
        drafts.append(Draft("victim", page.tokens.original(first, hit.last), first, hit.last, "victim", 0.5))
        taken = hit.last
    return drafts
