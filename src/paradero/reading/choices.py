"""What speaks for each candidate of an account: an event, a stance, a count, a place, a day as the incident's own."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from paradero.model import Claim, Count, Event, PartialDate, Place, Span
from paradero.reading.bearing import Bearing
from paradero.reading.choosing import Features
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

_STEPS = (0, 1, 2, 3, 5, 8, 13)
_LEDE = 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with what its sentence weighs, and what speaks for its being right."""

    claim: Claim
    bearing: Bearing
    in_title: bool
    features: Features = ()


class Setting:
    """What all candidates of one account are seen against: the page, its claims, how often each value stands."""

    def __init__(self, page: Page, weighed: Sequence[Weighed]) -> None:
        self.page = page
        self.weighed = weighed
        self.times = Counter(same(w.claim) for w in weighed)
        self.counts = sorted(size(v) for w in weighed if isinstance(v := w.claim.value, Count))
        self.kinds: dict[int, set[str]] = {}
        self.events: dict[int, set[object]] = {}
        for w in weighed:
            number = w.bearing.sentence.number
            self.kinds.setdefault(number, set()).add(w.claim.kind)
            if w.claim.kind == "event":
                self.events.setdefault(number, set()).add(w.claim.value)

    def common(self, w: Weighed, event: Event | None) -> list[str]:
        """What counts for any kind of value: where it stands and beside what, how often, and how it was read."""
        number = w.bearing.sentence.number
        found = [
            "always",
            f"sentence {_step(number)}",
            f"times {min(4, self.times[same(w.claim)])}",
            f"first of its kind {self._order(w)}",
            *w.features,
        ]
        if event is not None and event in self.events.get(number, ()):
            found.append("beside the main event")
        found += [f"beside {kind}" for kind in sorted(self.kinds.get(number, ())) if kind != w.claim.kind]
        return found

    def _order(self, w: Weighed) -> int:
        alike = [other for other in self.weighed if other.claim.kind == w.claim.kind]
        return min(4, next(n for n, other in enumerate(alike) if other.claim.id == w.claim.id))


def same(claim: Claim) -> object:
    """What makes two claims say the same: the kind and value, whoever says it and of whomever a number is."""
    value = claim.value
    if isinstance(value, Count):
        return "count", value.low, value.high
    if isinstance(value, Place):
        best = value.best
        return ("place", best.name, best.state) if best else ("place", value.text)
    if isinstance(value, PartialDate):
        return "date", value.start, value.end
    return claim.kind, value


def size(value: Count) -> int:
    return value.low or value.high or 0


def count_features(setting: Setting, w: Weighed, event: Event) -> Features:
    value = w.claim.value
    assert isinstance(value, Count)
    found = setting.common(w, event)
    number = size(value)
    found += [
        f"of {value.of}",
        f"of {value.of} for {event}",
        f"{value.qualifier}",
        f"of {value.of} {w.claim.stance}",
        f"size {_size_step(number)}",
        f"{'largest' if number >= setting.counts[-1] else 'smallest' if number <= setting.counts[0] else 'between'}",
    ]
    return tuple(dict.fromkeys(found))


def place_features(setting: Setting, w: Weighed, event: Event) -> Features:
    value = w.claim.value
    assert isinstance(value, Place)
    found = setting.common(w, event)
    best = value.best
    found.append(f"level {best.level if best else 'none'}")
    if best is not None:
        found += [f"level {best.level} {w.claim.rule}", f"score {round(4 * best.score)}"]
    words = value.text.split()
    found.append("named with more" if "," in value.text or len(words) > 3 else "named alone")
    token = _token(setting.page, w.claim.span)
    before = setting.page.tokens.words[max(0, token - 2) : token]
    found += [f"behind {word}" for word in before[-1:]]
    found += [f"behind {' '.join(before)}"]
    return tuple(dict.fromkeys(found))


def date_features(setting: Setting, w: Weighed, event: Event) -> Features:
    value = w.claim.value
    assert isinstance(value, PartialDate)
    found = setting.common(w, event)
    days = (value.end - value.start).days
    found += [
        f"dates {value.dates}",
        f"dates {value.dates} for {event}",
        "a day" if not days else "some days" if days < 8 else "a month" if days < 32 else "longer",
    ]
    published = setting.page.report.published
    if published is not None:
        age = (published - value.end).days
        found.append(f"age {'to come' if age < 0 else _step(age) if age < 8 else 'weeks' if age < 60 else 'old'}")
    token = _token(setting.page, w.claim.span)
    before = setting.page.tokens.words[max(0, token - 2) : token]
    found += [f"behind {word}" for word in before[-1:]]
    return tuple(dict.fromkeys(found))


def event_features(setting: Setting, event: Event) -> Features:
    """For one kind of event as the main one; every feature is that kind's own."""
    page = setting.page
    mine = [w for w in setting.weighed if w.claim.value == event]
    opening = page.tokens.sentences[:_LEDE]
    found = ["always"]
    for w in mine:
        number = w.bearing.sentence.number
        where = "title" if w.in_title else "lede" if number < _LEDE else "later"
        found += [f"in the {where}", f"in the {where} {w.claim.stance}"]
        if not w.bearing.background and where != "later":
            found.append("opens with it")
    if mine:
        first = mine[0].bearing.sentence.number
        found += [f"first in {_step(first)}", f"times {min(5, len(mine))}", "any"]
        everything = sum(w.claim.kind == "event" for w in setting.weighed)
        found.append(f"share {round(4 * len(mine) / max(1, everything))}")
        found += [f"weighs {round(min(3.0, max(w.bearing.weight for w in mine)))}"]
    for other in sorted({str(w.claim.value) for w in setting.weighed if w.claim.kind == "event"}):
        found.append(f"with {other}")
    for tag in _TELLTALE:
        if any(page.in_sentence(tag, s) for s in opening):
            found.append(f"opening {tag}")
        elif page.tagged(tag, 0, len(page.tokens)):
            found.append(f"later {tag}")
    for w in setting.weighed[:14]:
        if isinstance(w.claim.value, Count) and w.bearing.sentence.number < 6:
            found.append(f"counted {w.claim.value.of}")
    return tuple(dict.fromkeys([*found, *(f"{event}: {f}" for f in found)]))


_TELLTALE = (
    "state.lifeless",
    "state.living",
    "state.kidnapped",
    "state.missing",
    "state.rescued",
    "state.found",
    "violence.word",
    "violence.accident",
    "bones.word",
    "person.doer",
    "deny.update",
)


def _opening(sentences: Sequence[Sentence]) -> dict[str, Sequence[Sentence]]:
    """How a report begins: its title, and the first two sentences under it."""
    return {
        "title": [s for s in sentences[:3] if s.title],
        "lede": [s for s in sentences[:_LEDE] if not s.title][:2],
    }


def stance_features(setting: Setting, event: Event) -> Features:
    """What speaks for or against any stance of the whole report; `of_this` makes it one stance's own."""
    page = setting.page
    sentences = page.tokens.sentences
    parts: dict[str, Sequence[Sentence]] = {
        **_opening(sentences),
        "next": [s for s in sentences[:8] if not s.title][2:],
        "rest": sentences[8:],
    }
    found = ["always", f"event {event}"]
    for name, part in parts.items():
        found += [f"{name} {tag}" for tag in _STANCE_TAGS if any(page.in_sentence(tag, s) for s in part)]
        if any(page.tokens.words[s.last - 1] == "?" for s in part):
            found.append(f"{name} asks")
    stances = Counter(w.claim.stance for w in setting.weighed if w.claim.kind in {"event", "count"})
    early = [w.claim.stance for w in setting.weighed if w.claim.kind in {"event", "count"}][:6]
    for said in ("denies", "doubts", "updates", "retracts"):
        found += [f"early {said} {min(2, early.count(said))}", f"claims {said} {min(3, stances[said])}"]
    days = [v for w in setting.weighed if isinstance(v := w.claim.value, PartialDate)]
    published = page.report.published
    if published is not None and days:
        ages = [(published - d.end).days for d in days]
        found.append(
            f"oldest {'fresh' if max(ages) < 4 else 'week' if max(ages) < 10 else 'month' if max(ages) < 40 else 'old'}"
        )
    found += [f"counted {v.of}" for w in setting.weighed[:14] if isinstance(v := w.claim.value, Count)]
    return tuple(dict.fromkeys(found))


def hedged_features(setting: Setting, event: Event) -> Features:
    """Whether the report as a whole hedges what it tells: hedges in its title and opening, and on its claims."""
    page = setting.page
    sentences = page.tokens.sentences
    parts: dict[str, Sequence[Sentence]] = {
        **_opening(sentences),
        "rest": [s for s in sentences if not s.title][2:],
    }
    found = ["hedged", f"event {event}"]
    for name, part in parts.items():
        for tag in (*_HEDGES, "deny.doubt", "deny.word", "say.according"):
            held = sum(1 for s in part if page.in_sentence(tag, s))
            if held:
                found += [f"{name} {tag}", *([f"{name} {tag} again"] if held > 2 else [])]
    early = [w for w in setting.weighed if w.claim.kind in {"event", "count"} and not w.bearing.background][:6]
    modalities = [w.claim.modality for w in early]
    found += [f"early {m} {min(2, modalities.count(m))}" for m in sorted(set(modalities))]
    if any(m != "stated" for m in modalities):
        found.append("early hedge")
    if early and early[0].claim.modality != "stated":
        found.append("first hedge")
    return tuple(found)


_HEDGES = ("hedge.alleged", "hedge.presumed", "hedge.likely", "hedge.feared")
_STANCE_TAGS = (
    "deny.flat",
    "deny.word",
    "deny.doubt",
    "deny.retract",
    "deny.update",
    "deny.rises",
    "say.deny",
    "say.doubt",
    "event_context.background",
    "act.response",
    "act.request",
    "state.found",
    "state.rescued",
    "hedge.alleged",
)


def _token(page: Page, span: Span) -> int:
    """The token that begins where a span does."""
    return bisect_left(page.tokens.starts, span.start)


def _size_step(number: int) -> str:
    steps = ((2, "one"), (5, "few"), (30, "some"), (300, "many"))
    return next((name for below, name in steps if number < below), "masses")


def _step(number: int) -> str:
    """Numbers in widening steps."""
    return str(max(s for s in _STEPS if s <= max(0, number)))
