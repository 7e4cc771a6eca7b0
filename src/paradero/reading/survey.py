"""Everything that the grammars find in a report, before it is weighed whose it is and what it amounts to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from paradero.model import Dates, PartialDate, Place, Report
from paradero.reading.acts import act_drafts
from paradero.reading.attribution import Voices, voices
from paradero.reading.bearing import Bearing, Facts, bearings
from paradero.reading.between import bounded
from paradero.reading.clauses import clause
from paradero.reading.counted import settled
from paradero.reading.counts import count_drafts
from paradero.reading.dates import DateMention, dates
from paradero.reading.drafts import Draft
from paradero.reading.events import event_drafts
from paradero.reading.mention import Mention
from paradero.reading.names import mentions
from paradero.reading.numbers import Number, numbers
from paradero.reading.page import Page, lay_out
from paradero.reading.placenames import PlaceMention, place_likelihood, place_mentions, place_rule
from paradero.reading.subsets import mark_subsets
from paradero.reading.things import condition_drafts, perpetrator_drafts, vehicle_drafts, victim_drafts


@dataclass(frozen=True, slots=True)
class Survey:
    """One report's words, whose they are, the drafts in them, and what each sentence weighs as the telling of one."""

    page: Page
    names: tuple[Mention, ...]
    said: Voices
    facts: Facts
    weights: tuple[Bearing, ...]
    drafts: tuple[Draft, ...]


def survey(report: Report) -> Survey:
    """Ask every grammar once."""
    page = lay_out(report)
    names = mentions(page)
    said = voices(page, names)
    found = numbers(page)
    days = dates(page)
    places = bounded(page, place_mentions(page, names))
    drafts = _drafts(page, found, days)
    facts = Facts(tuple(drafts), tuple(days), tuple(places))
    weights = bearings(page, facts)
    drafts += _date_drafts(page, days, said, weights) + _place_drafts(page, places, weights)
    drafts += _denial_drafts(page, drafts, said, weights)
    return Survey(page, tuple(names), said, facts, weights, tuple(drafts))


def _drafts(page: Page, found: list[Number], days: list[DateMention]) -> list[Draft]:
    drafts = settled(page, mark_subsets(count_drafts(page, found, days), page))
    for sentence in page.tokens.sentences:
        drafts += event_drafts(page, sentence)
        drafts += vehicle_drafts(page, sentence, found)
        drafts += perpetrator_drafts(page, sentence, found)
        drafts += condition_drafts(page, sentence)
        drafts += victim_drafts(page, sentence, found)
        drafts += act_drafts(page, sentence)
    return drafts


def _date_drafts(page: Page, days: list[DateMention], said: Voices, weights: tuple[Bearing, ...]) -> list[Draft]:
    drafts = []
    for day in days:
        bearing = weights[page.tokens.sentence_of[day.first]]
        if bearing.weight < 0 or (day.when.end - day.when.start).days > 200 or _opens_page(page, day):
            continue
        of = _dates_what(page, day, said)
        if of == "announced":
            continue
        near = 8 if day.relative else 30
        told = _tells_event(page, day.first, near)
        value = PartialDate(day.when.start, day.when.end, of, day.when.repaired)
        drafts.append(
            Draft("date", value, day.first, day.last, f"date.{of}" if told else "date.aside", 0.6 if told else 0.3)
        )
    return drafts


def _tells_event(page: Page, token: int, near: int = 30) -> bool:
    """Whether the clause around a token tells an event or a leg of a journey, at most `near` words away."""
    low, high = clause(page, token, commas=False)
    low, high = max(low, token - near), min(high, token + near)
    return any(
        page.tagged(tag, low, high) for tag in ("event.", "state.", "dates.departure", "place.leg", "dates.event")
    )


def _denial_drafts(page: Page, drafts: list[Draft], said: Voices, weights: tuple[Bearing, ...]) -> list[Draft]:
    """ "No tiene registro", "it did not happen": somebody's words about the main event, without a word for it."""
    counted = Counter(d.value for d in drafts if d.kind == "event" and isinstance(d.value, str))
    if not counted:
        return []
    main = max(counted, key=lambda e: (counted[e], e in {"kidnapping", "disappearance"}))
    told = {page.tokens.sentence_of[d.first] for d in drafts if d.kind == "event"}
    found = []
    for sentence in page.tokens.sentences:
        if sentence.number in told or weights[sentence.number].weight < -0.5:
            continue
        hits = [*page.in_sentence("deny.doubt", sentence), *page.in_sentence("deny.flat", sentence)]
        for hit in hits[:1]:
            if said.over(hit.last - 1) or sentence.title:
                found.append(Draft("event", main, hit.first, hit.last, "event.denied", 0.5, hit.last - 1))
    return found


def _opens_page(page: Page, day: DateMention) -> bool:
    """The date of a dateline or a header: the report's, not the event's."""
    sentence = page.tokens.sentence(day.first)
    words = page.tokens.words
    if page.report.published == day.when.start and day.when.is_day and not day.relative:
        return True
    tail = words[day.last : day.last + 8]
    return day.first - sentence.first < 8 and "-" in tail and "(" in tail


def _dates_what(page: Page, day: DateMention, said: Voices) -> Dates:
    """What the day dates: the nearest verb's doing. A day beside a verb of saying dates the saying."""
    if any(k in said.cue_tokens for k in range(day.first - 3, day.last + 1)):
        return "announced"
    sentence = page.tokens.sentence(day.first)
    low, high = max(sentence.first, day.first - 6), min(sentence.last, day.last + 6)
    best: tuple[int, Dates] | None = None
    for hit in page.tagged("dates.", low, high):
        distance = day.first - hit.last if hit.last <= day.first else hit.first - day.last
        kind: Dates = hit.tag.removeprefix("dates.")  # type: ignore[assignment]
        if best is None or distance < best[0]:
            best = (distance, kind)
    return best[1] if best else "event"


def _place_drafts(page: Page, places: list[PlaceMention], weights: tuple[Bearing, ...]) -> list[Draft]:
    drafts = []
    for mention in places:
        bearing = weights[page.tokens.sentence_of[mention.first]]
        if mention.place is None or bearing.weight < 0:
            continue
        first, last = _with_nearness(page, mention)
        value = Place(page.tokens.original(first, last), mention.place.candidates)
        near = first < mention.first
        likely = 0.15 if mention.dateline else place_likelihood(page, mention, near)
        drafts.append(Draft("place", value, first, last, place_rule(page, mention, near), likely, mention.first))
    return drafts


def _with_nearness(page: Page, mention: PlaceMention) -> tuple[int, int]:
    """ "cerca de Las Choapas" keeps its "cerca de"."""
    low = max(page.tokens.sentence(mention.first).first, mention.first - 7)
    for at in range(low, mention.first):
        hit = page.has("place.near", at)
        if hit is not None and mention.first - hit.last <= 3:
            return at, mention.last
    return mention.first, mention.last
