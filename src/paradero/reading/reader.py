"""From a report to its claims: the grammars in their order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from paradero import __version__
from paradero.model import Claim, Count, Dates, PartialDate, Place, Reading, Report, Value
from paradero.reading.accounts import Weighed
from paradero.reading.acts import act_drafts
from paradero.reading.attribution import Voices, voices
from paradero.reading.bearing import THRESHOLD, Bearing, Facts, bearings, evidence
from paradero.reading.clauses import clause
from paradero.reading.confidence import confidence, features
from paradero.reading.counts import count_drafts, mark_subsets
from paradero.reading.dates import DateMention, dates
from paradero.reading.drafts import Draft
from paradero.reading.events import event_drafts
from paradero.reading.incidents import tell
from paradero.reading.lexicon import LANGUAGES
from paradero.reading.names import mentions
from paradero.reading.numbers import Number, numbers
from paradero.reading.page import Page, lay_out
from paradero.reading.placenames import PlaceMention, place_likelihood, place_mentions, place_rule
from paradero.reading.standing import modality, stance
from paradero.reading.things import condition_drafts, perpetrator_drafts, vehicle_drafts, victim_drafts

READER = f"paradero-rules {__version__}"


@dataclass(frozen=True, slots=True)
class Options:
    """What is shown. `least` is the least confidence of a claim that is kept."""

    least: float = 0.5


def read(report: Report, options: Options = Options()) -> Reading:
    """Read a report. Its text is data: words in it that address a reader or a program change nothing.

    >>> from datetime import date
    >>> text = "Secuestran a 12 migrantes cerca de Matehuala\\nEl martes 4 de abril hombres armados secuestraron a " \\
    ...     "doce migrantes hondureños cerca de Matehuala, denunció el sacerdote Tomás Ixcot."
    >>> reading = read(Report("a", text, published=date(2023, 4, 6), language="es"))
    >>> count = next(c for c in reading.claims if c.kind == "count")
    >>> count.value.low, count.value.of, count.span.of(text)
    (12, 'kidnapped', '12 migrantes')
    """
    if report.language not in {None, *LANGUAGES}:
        return Reading(report, (), (), READER)
    page = lay_out(report)
    names = mentions(page)
    said = voices(page, names)
    found = numbers(page)
    days = dates(page)
    places = place_mentions(page, names)
    drafts = _drafts(page, found, days)
    facts = Facts(tuple(drafts), tuple(days), tuple(places))
    weights = bearings(page, facts)
    if evidence(page, weights, facts) < THRESHOLD:
        return Reading(report, (), (), READER)
    drafts += _date_drafts(page, days, said, weights) + _place_drafts(page, places, weights)
    drafts += _denial_drafts(page, drafts, said, weights)
    weighed = _claims(page, drafts, said, weights)
    weighed = [replace(w, claim=replace(w.claim, confidence=round(confidence(w.features), 3))) for w in weighed]
    told = tell(page, weighed, options.least)
    contrary = sum(claim.stance in {"denies", "doubts", "retracts"} for claim in told.withheld)
    return Reading(report, told.claims, told.accounts, READER, len(told.withheld), contrary)


def _drafts(page: Page, found: list[Number], days: list[DateMention]) -> list[Draft]:
    drafts = mark_subsets(count_drafts(page, found, days), page)
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


def _claims(page: Page, drafts: list[Draft], said: Voices, weights: tuple[Bearing, ...]) -> list[Weighed]:
    """Give each draft its speakers, stance and firmness; say each thing once a speaker, at its first mention."""
    result: list[Weighed] = []
    seen: set[tuple[object, ...]] = set()
    for draft in sorted(drafts, key=lambda d: (d.first, d.last, d.kind)):
        sentence = page.tokens.sentence(draft.at)
        bearing = weights[sentence.number]
        if bearing.weight <= -0.5 or (draft.kind in _COUNTED and page.in_sentence("event_context.statistic", sentence)):
            continue
        scopes = said.over(draft.at)
        speakers = said.speakers(draft.at)
        claim = Claim(
            "",
            draft.kind,
            draft.value,
            page.tokens.span(draft.first, draft.last),
            speakers,
            modality(page, draft.at, scopes),
            stance(page, draft.at, draft.kind, scopes),
            round(draft.confidence, 2),
            draft.rule,
        )
        key = (claim.kind, _once(claim.value), speakers[0].name if speakers else None, claim.stance)
        if key in seen:
            continue
        seen.add(key)
        found_features = features(page, draft, claim, scopes, bearing)
        result.append(Weighed(claim, bearing, sentence.title, found_features))
    kept = _without_echoes(result)
    return [replace(w, claim=replace(w.claim, id=f"c{n}")) for n, w in enumerate(kept, 1)]


_COUNTED = frozenset({"event", "count", "date", "victim"})
"""What a sentence of statistics says of these is said of no particular incident."""


def _without_echoes(weighed: list[Weighed]) -> list[Weighed]:
    """A headline has no speaker of its own: what it repeats from the body is said there, by whoever says it."""
    in_body = {_echo(w.claim) for w in weighed if not w.in_title}
    return [w for w in weighed if not (w.in_title and _echo(w.claim) in in_body)]


def _echo(claim: Claim) -> object:
    value = claim.value
    return (claim.kind, value.low, value.high) if isinstance(value, Count) else (claim.kind, _once(value))


def _once(value: Value) -> object:
    if isinstance(value, Place):
        best = value.best
        return (best.name, best.state) if best else value.text
    if isinstance(value, PartialDate):
        return value.start, value.end
    return value
