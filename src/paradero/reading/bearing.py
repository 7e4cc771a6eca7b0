"""Which sentences speak of a particular incident, and which of statistics, stories or plans."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.model import Count
from paradero.reading.dates import DateMention
from paradero.reading.drafts import Draft
from paradero.reading.page import Page
from paradero.reading.placenames import PlaceMention, place_weight
from paradero.reading.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a sentence weighs as the telling of a particular incident: above zero it does tell one."""

    sentence: Sentence
    weight: float
    background: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in a report before it is weighed."""

    drafts: tuple[Draft, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]


def bearings(page: Page, facts: Facts) -> tuple[Bearing, ...]:
    """One for each sentence, in order."""
    by_sentence: list[list[Draft]] = [[] for _ in page.tokens.sentences]
    for draft in facts.drafts:
        by_sentence[page.tokens.sentence_of[draft.first]].append(draft)
    dates: dict[int, list[DateMention]] = {}
    for day in facts.dates:
        dates.setdefault(page.tokens.sentence_of[day.first], []).append(day)
    places: dict[int, list[PlaceMention]] = {}
    for place in facts.places:
        places.setdefault(page.tokens.sentence_of[place.first], []).append(place)
    return tuple(
        _bearing(page, s, by_sentence[s.number], dates.get(s.number, []), places.get(s.number, []))
        for s in page.tokens.sentences
    )


def _bearing(
    page: Page, sentence: Sentence, drafts: list[Draft], dates: list[DateMention], places: list[PlaceMention]
) -> Bearing:
    events = [d for d in drafts if d.kind == "event"]
    weight = 0.0
    if events:
        weight += 1.0 + 0.3 * any(d.confidence > 0.6 for d in events)
    counts = [d.value for d in drafts if isinstance(d.value, Count)]
    if any((c.low or c.high or 0) < 400 and c.of != "group" for c in counts):
        weight += 0.7 if events else 0.3
    if any((c.low or c.high or 0) >= 1000 for c in counts):
        weight -= 1.0
    if any((d.when.end - d.when.start).days < 8 for d in dates):
        weight += 0.6 if events else 0.1
    if any(not p.dateline and place_weight(p) > 0.8 for p in places):
        weight += 0.6 if events else 0.1
    if any(d.kind in {"vehicle", "perpetrator"} for d in drafts):
        weight += 0.5 if events else 0.3
    if any(d.kind in {"request", "obstruction", "threat"} for d in drafts):
        weight += 0.2
    weight -= 0.8 * min(3, len({h.first for h in page.in_sentence("event_context.statistic", sentence)}))
    weight -= 0.9 * min(3, len({h.first for h in page.in_sentence("event_context.unreal", sentence)}))
    old = page.in_sentence("event_context.background", sentence)
    published = page.report.published
    aged = published is not None and any((published - d.when.end).days > 400 for d in dates)
    background = bool(old) or aged
    if background:
        weight -= 0.5
    return Bearing(sentence, weight * (1.5 if sentence.title else 1.0), background)


_ACCIDENTAL = frozenset({"death", "found", "rescue", "detention", "other"})


def evidence(page: Page, found: tuple[Bearing, ...], facts: Facts) -> float:
    """The weight of a report: its opening counts most, later sentences less and less.

    Deaths, finds and detentions count only where the text speaks of people on the move: not a road accident of locals.
    """
    total = 0.0
    for n, bearing in enumerate(b for b in found if b.weight != 0):
        total += bearing.weight * (1.0 if n < 4 else 0.5 if n < 9 else 0.25)
    kinds = {d.value for d in facts.drafts if d.kind == "event"}
    on_the_move = page.tagged("migration.word", 0, len(page.tokens))
    if kinds <= _ACCIDENTAL and not on_the_move:
        total -= 4.0
    for sentence in page.tokens.sentences[:3]:
        if page.in_sentence("event_context.statistic", sentence) or page.in_sentence("event_context.unreal", sentence):
            total -= 0.8
        elif kinds and any(page.in_sentence(tag, sentence) for tag in ("deny.retract", "deny.doubt", "deny.word")):
            total += 0.8
    return total
