"""From claims to one report's accounts of incidents: what it says, in the end, of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from paradero.model import Account, Claim, Count, Event, Modality, PartialDate, Place, Stance, Vehicle
from paradero.reading.bearing import Bearing
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

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


def with_things(main: Account, shown: list[Claim]) -> Account:
    """The account with the claims that are shown, and the vehicles and perpetrators that these name."""
    vehicles = tuple(c.value for c in shown if isinstance(c.value, Vehicle))
    doers = tuple(dict.fromkeys(str(c.value) for c in shown if c.kind == "perpetrator"))
    return replace(main, claims=tuple(c.id for c in shown), vehicles=vehicles, perpetrators=doers)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with what its sentence weighs."""

    claim: Claim
    bearing: Bearing
    in_title: bool
    features: tuple[str, ...] = ()


def account(page: Page, weighed: list[Weighed]) -> tuple[Account | None, frozenset[str]]:
    """The account of the main incident, or None where no event is claimed; and the claims that its values come from.

    Values come from the sentences that weigh most, earlier ones first; a later word that updates a count outweighs it.
    """
    events = [w for w in weighed if w.claim.kind == "event"]
    if not events:
        return None, frozenset()
    event = _main_event(page, events, weighed)
    stance = _stance(page, weighed, event)
    count = _best(weighed, _count_score(event))
    named = Counter(v.best.name for w in weighed if isinstance(v := w.claim.value, Place) and v.best is not None)
    place = _best(weighed, _place_score(named))
    when = _best(weighed, _date_score(event, page))
    chosen = frozenset(w.claim.id for w in (count, place, when) if w is not None)
    first = next((w for w in events if w.claim.value == event), events[0])
    main = Account(
        event,
        stance,
        _modality(weighed, first),
        (),
        count.claim.value if count and isinstance(count.claim.value, Count) else None,
        place.claim.value if place and isinstance(place.claim.value, Place) else None,
        when.claim.value if when and isinstance(when.claim.value, PartialDate) else None,
    )
    return main, chosen | {first.claim.id}


def _main_event(page: Page, events: list[Weighed], weighed: list[Weighed]) -> Event:
    score: defaultdict[Event, float] = defaultdict(float)
    for n, w in enumerate(events):
        value: Event = w.claim.value  # type: ignore[assignment]
        weight = max(0.2, w.bearing.weight) * (0.5 if w.bearing.background else 1.0)
        score[value] += weight * (2.0 if w.in_title else 1.0 if n < 5 else 0.4)
    if score["kidnapping"] and score["disappearance"]:
        score["kidnapping"] += 0.5 * score["disappearance"]
    if score["killing"] and score["death"]:
        score["killing"] += score["death"]
    main = max(_GRAVE, key=lambda e: score[e])
    if main in {"found", "rescue", "detention"} and 2 * score["kidnapping"] > score[main]:
        return "kidnapping"
    dead = any(isinstance(w.claim.value, Count) and w.claim.value.of == "dead" for w in weighed[:12])
    alive = any(isinstance(w.claim.value, Count) and w.claim.value.of in {"rescued", "missing"} for w in weighed[:12])
    old = any(page.in_sentence("bones.word", s) for s in page.tokens.sentences[:4])
    opening = page.tokens.sentences[:3]
    lifeless = any(page.in_sentence("state.lifeless", s) and not page.in_sentence("state.living", s) for s in opening)
    living = any(page.in_sentence("state.living", s) for s in opening)
    if main == "found" and not old and not living and (lifeless or (dead and not alive)):
        main = "death"
    return "killing" if main == "death" and _violent(page) else main


def _violent(page: Page) -> bool:
    """Dead by somebody's hand: words of violence, and none of an accident, in the first half of the report."""
    half = max(1, len(page.tokens) // 2)
    return bool(page.tagged("violence.word", 0, half)) and not page.tagged("violence.accident", 0, half)


def _stance(page: Page, weighed: list[Weighed], event: Event) -> Stance:
    """A report's own stance: what its title and opening do to the event, by the words of denial, doubt and update."""
    opening = page.tokens.sentences[:4]
    title = [s for s in opening if s.title]
    lede = [s for s in opening if not s.title][:2]

    def said(tag: str, sentences: list[Sentence]) -> bool:
        return any(page.in_sentence(tag, s) for s in sentences)

    early = [w.claim.stance for w in weighed if w.claim.kind in {"event", "count"}][:6]
    own = [s for s in page.tokens.sentences[:5] if not (said("event_context.background", [s]))]
    if said("deny.retract", title) or (said("deny.retract", own) and not said("deny.flat", title)):
        return "retracts"
    tells = said("event.", title) or any(w.in_title for w in weighed)
    if said("deny.flat", title) or (said("deny.word", title) and tells):
        return "denies"
    asks = any(page.tokens.words[s.last - 1] == "?" or page.tokens.words[s.first] == "\u00bf" for s in title)
    if said("deny.doubt", title) or (asks and tells):
        return "doubts"
    if (
        said("deny.flat", lede[:1])
        or early.count("denies") + early.count("retracts") >= 2
        or (said("deny.word", lede[:1]) and "denies" in early)
    ):
        return "denies"
    if early.count("doubts") >= 2 or (said("deny.doubt", lede[:1]) and "doubts" in early):
        return "doubts"
    if (
        said("deny.update", title)
        or event in {"found", "rescue"}
        or (said("deny.update", lede[:1]) and "updates" in early)
    ):
        return "updates"
    return "asserts"


def _best(weighed: list[Weighed], score: Callable[[Weighed, int], float | None]) -> Weighed | None:
    scored = [(value, -n) for n, w in enumerate(weighed) if (value := score(w, n)) is not None]
    return weighed[-max(scored)[1]] if scored else None


def _telling(w: Weighed) -> float:
    """What the sentence adds: one that tells the event, in the title, not in the background."""
    return 0.25 * max(-1.0, min(2.5, w.bearing.weight)) + 0.3 * w.in_title - 0.8 * w.bearing.background


def _count_score(event: Event) -> Callable[[Weighed, int], float | None]:
    wanted = _OF_EVENT[event]

    def score(w: Weighed, n: int) -> float | None:
        value = w.claim.value
        if not isinstance(value, Count) or value.of in {"subset", "sum"}:
            return None
        rank = wanted.index(value.of) if value.of in wanted else len(wanted) + 1
        latest = 0.6 * (w.claim.stance == "updates") - 0.8 * (w.claim.rule == "count.one")
        return 2 * w.claim.confidence - 0.5 * rank - 0.03 * n + _telling(w) + latest

    return score


_FINENESS = {"point": 1.0, "town": 1.0, "municipality": 0.9, "region": 0.4, "state": 0.2, "country": 0.0}


def _place_score(named: Counter[str]) -> Callable[[Weighed, int], float | None]:
    def score(w: Weighed, n: int) -> float | None:
        value = w.claim.value
        if not isinstance(value, Place) or value.best is None:
            return None
        often = 0.15 * min(3, named[value.best.name] - 1)
        late = 0.06 * min(10, w.bearing.sentence.number) - 0.3 * (w.claim.rule == "place.dateline")
        return _FINENESS[value.best.level] + 2 * w.claim.confidence + often - late + _telling(w)

    return score


_DATED = {"event": 0.5, "found": 0.2, "departure": 0.3}
_FOUND_ON = {"found": 0.6, "event": 0.3, "departure": 0.0}


def _date_score(event: Event, page: Page) -> Callable[[Weighed, int], float | None]:
    wanted = _FOUND_ON if event in {"found", "rescue"} else _DATED

    def score(w: Weighed, n: int) -> float | None:
        value = w.claim.value
        if not isinstance(value, PartialDate) or value.dates == "complaint":
            return None
        today = 0.2 * (page.report.published == value.end) + 0.03 * min(10, w.bearing.sentence.number)
        return (
            2 * w.claim.confidence - today + 0.4 * value.is_day - 0.03 * n + wanted.get(value.dates, -0.3) + _telling(w)
        )

    return score


def _modality(weighed: list[Weighed], first: Weighed) -> Modality:
    for w in weighed[:12]:
        if w.claim.kind in {"event", "count"} and w.claim.modality != "stated" and not w.bearing.background:
            return w.claim.modality
    return first.claim.modality
