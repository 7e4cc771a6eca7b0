"""Whether a report tells a particular incident at all, or is statistics, a plan, an opinion, a story."""

from __future__ import annotations

from paradero.model import Count
from paradero.reading.bearing import evidence
from paradero.reading.choosing import Features, likelihood
from paradero.reading.survey import Survey
from paradero.reading.tokens import Sentence

_LEDE = 4
"""So many sentences open a report, its title among them."""
_TAGS = (
    "event_context.statistic",
    "event_context.unreal",
    "event_context.background",
    "migration.word",
    "deny.word",
    "deny.flat",
    "deny.doubt",
    "deny.retract",
    "deny.update",
    "hedge.alleged",
    "violence.word",
    "violence.accident",
    "person.doer",
    "vehicle.noun",
    "act.request",
    "act.response",
    "number.unit_not_people",
    "person.group_word",
)
_STEM = 5


def tells(found: Survey) -> bool:
    """Invariant: a report without a word for any event tells none."""
    return any(d.kind == "event" for d in found.drafts) and likelihood("telling", telling_features(found)) >= 0.5


def telling_features(found: Survey) -> Features:
    """What its title, its opening and the rest hold: events, counts and days, words of statistics, denials, fiction."""
    page = found.page
    sentences = page.tokens.sentences
    parts: dict[str, list[Sentence]] = {
        "title": [s for s in sentences if s.title],
        "lede": [s for s in sentences[:_LEDE] if not s.title],
        "rest": list(sentences[_LEDE:]),
    }
    features = ["always", f"language {page.lexicon.language}"]
    for name, part in parts.items():
        numbers = {s.number for s in part}
        for tag in _TAGS:
            held = sum(1 for s in part if page.in_sentence(tag, s))
            if held:
                features += [f"{name} {tag}", *([f"{name} {tag} again"] if held > 2 else [])]
        drafts = [d for d in found.drafts if page.tokens.sentence_of[d.first] in numbers]
        features += [f"{name} {kind}" for kind in sorted({d.kind for d in drafts})]
        features += [f"{name} event {d.value}" for d in drafts if d.kind == "event"]
        for d in drafts:
            if isinstance(d.value, Count):
                size = d.value.low or d.value.high or 0
                features.append(f"{name} {d.value.of} {'many' if size >= 300 else 'some' if size > 1 else 'one'}")
        whole = [s.number for s in part if found.weights[s.number].weight > 1.5]
        if whole:
            features.append(f"{name} tells{' again' if len(whole) > 2 else ''}")
    published = page.report.published
    for day in found.facts.dates:
        number = page.tokens.sentence_of[day.first]
        if (day.when.end - day.when.start).days < 8 and published is not None:
            age = (published - day.when.end).days
            told = any(d.kind == "event" and page.tokens.sentence_of[d.first] == number for d in found.drafts)
            name = "fresh" if 0 <= age <= 14 else "of this year" if 0 <= age <= 300 else "old or to come"
            features.append(f"day {name}{' of an event' if told else ''}")
    weight = evidence(page, found.weights, found.facts)
    features.append(f"evidence {max(-2, min(6, round(weight)))}")
    features += [f"evidence from {step}" for step in (-1, 0, 1, 2, 3, 4, 6) if weight >= step]
    opening = [w for s in (*parts["title"], *parts["lede"][:2]) for w in page.tokens.words[s.first : s.last]]
    features += [f"opens with {w[:_STEM]}" for w in opening if w.isalpha() and len(w) > 3]
    return tuple(dict.fromkeys(features))
