"""From claims to one report's accounts of incidents: what it says, in the end, of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from paradero.model import Account, Claim, Count, Event, Modality, PartialDate, Place, Stance, Vehicle
from paradero.reading.bearing import Bearing
from paradero.reading.page import Page

_GRAVE: tuple[Event, ...] = ("kidnapping", "killing", "disappearance", "death", "rescue", "found", "detention", "other")
_OF_EVENT: dict[Event, tuple[str, ...]] = {
    "kidnapping": ("kidnapped", "missing", "found", "rescued", "group"),
    "disappearance": ("missing", "kidnapped", "group", "found"),
    "killing": ("dead", "found", "missing", "kidnapped"),
    "death": ("dead", "found", "missing", "group"),
    "rescue": ("rescued", "found", "kidnapped", "detained", "missing"),
    "found": ("found", "dead", "rescued", "missing", "kidnapped"),
    "detention": ("detained", "missing", "group"),
    "other": ("injured", "group", "dead", "missing"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with what its sentence weighs."""

    claim: Claim
    bearing: Bearing
    in_title: bool


def account(page: Page, weighed: list[Weighed]) -> Account | None:
    """The account of the main incident, or None where no event is claimed.

    Values come from the sentences that weigh most, earlier ones first; a later word that updates a count outweighs it.
    """
    events = [w for w in weighed if w.claim.kind == "event"]
    if not events:
        return None
    event = _main_event(events)
    stance = _stance(page, weighed, event)
    count = _count(weighed, event)
    place = _place(weighed)
    when = _date(weighed)
    first = next((w for w in events if w.claim.value == event), events[0])
    claims = tuple(w.claim.id for w in weighed)
    vehicles = tuple(w.claim.value for w in weighed if isinstance(w.claim.value, Vehicle))
    doers = tuple(dict.fromkeys(str(w.claim.value) for w in weighed if w.claim.kind == "perpetrator"))
    return Account(event, stance, _modality(page, weighed, first), claims, count, place, when, vehicles, doers)


def _main_event(events: list[Weighed]) -> Event:
    score: Counter[Event] = Counter()
    for n, w in enumerate(events):
        value: Event = w.claim.value  # type: ignore[assignment]
        weight = max(0.2, w.bearing.weight) * (0.5 if w.bearing.background else 1.0)
        score[value] += weight * (2.0 if w.in_title else 1.0 if n < 5 else 0.4)  # type: ignore[assignment]
    if score["kidnapping"] and score["disappearance"]:
        score["kidnapping"] += 0.5 * score["disappearance"]  # type: ignore[assignment]
    if score["killing"] and score["death"]:
        score["killing"] += score["death"]  # type: ignore[assignment]
    return max(_GRAVE, key=lambda e: score[e])


def _stance(page: Page, weighed: list[Weighed], event: Event) -> Stance:
    """A report's own stance: what its title and opening do to the event, by the words of denial, doubt and update."""
    score: Counter[str] = Counter()
    sentences = page.tokens.sentences
    for n, sentence in enumerate(sentences[:10]):
        weight = 2.5 if sentence.title else 1.5 if n < 3 else 0.6
        for tag, value in (("deny.word", "denies"), ("deny.doubt", "doubts"), ("deny.retract", "retracts"), ("deny.update", "updates")):
            if page.in_sentence(tag, sentence):
                score[value] += weight  # type: ignore[assignment]
    for w in weighed:
        if w.claim.kind in {"event", "count"} and w.claim.stance in {"denies", "doubts"}:
            score[w.claim.stance] += 1.0  # type: ignore[assignment]
    if score["retracts"] >= 2.5:
        return "retracts"
    if score["denies"] >= 3.5 and score["denies"] >= score["doubts"]:
        return "denies"
    if score["doubts"] >= 3.5:
        return "doubts"
    return "updates" if score["updates"] >= 2.5 else "asserts"


def _count(weighed: list[Weighed], event: Event) -> Count | None:
    wanted = _OF_EVENT[event]
    best: tuple[float, Count] | None = None
    for n, w in enumerate(weighed):
        value = w.claim.value
        if not isinstance(value, Count) or value.of in {"subset", "sum"}:
            continue
        rank = wanted.index(value.of) if value.of in wanted else len(wanted) + 1
        score = w.claim.confidence * 2 - 0.5 * rank - 0.03 * n
        score += 0.4 * w.in_title + 0.3 * max(-1.0, min(2.0, w.bearing.weight)) - 0.7 * w.bearing.background
        score += 0.6 * (w.claim.stance == "updates") - 0.8 * (w.claim.rule == "count.one")
        if best is None or score > best[0]:
            best = (score, value)
    return best[1] if best else None


def _place(weighed: list[Weighed]) -> Place | None:
    best: tuple[float, Place] | None = None
    fineness = {"point": 1.0, "town": 1.0, "municipality": 0.9, "region": 0.4, "state": 0.2, "country": 0.0}
    for n, w in enumerate(weighed):
        value = w.claim.value
        if not isinstance(value, Place) or value.best is None:
            continue
        score = fineness[value.best.level] + w.claim.confidence + 0.25 * max(-1.0, min(2.5, w.bearing.weight))
        score += 0.3 * w.in_title - 0.04 * n - 0.8 * w.bearing.background
        if best is None or score > best[0]:
            best = (score, value)
    return best[1] if best else None


def _date(weighed: list[Weighed]) -> PartialDate | None:
    best: tuple[float, PartialDate] | None = None
    for n, w in enumerate(weighed):
        value = w.claim.value
        if not isinstance(value, PartialDate):
            continue
        score = w.claim.confidence + 0.4 * value.is_day + 0.25 * max(-1.0, min(2.5, w.bearing.weight)) - 0.03 * n
        score += {"event": 0.6, "found": 0.2, "departure": 0.1}.get(value.dates, -0.3) - 1.0 * w.bearing.background
        if best is None or score > best[0]:
            best = (score, value)
    return best[1] if best else None


def _modality(page: Page, weighed: list[Weighed], first: Weighed) -> Modality:
    for w in weighed[:12]:
        if w.claim.kind in {"event", "count"} and w.claim.modality != "stated" and not w.bearing.background:
            return w.claim.modality
    return first.claim.modality
