"""Who speaks in a report at all: everybody to whom it gives words, whether or not a claim is read from them.

Each name is judged by itself, by weights learned on the gold's named sources (`choosing.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paradero.model import Claim, Speaker
from paradero.reading.choosing import Features, likelihood
from paradero.reading.whose import Asking, Entity

LEAST = 0.37
"""On reports left out of learning .75 of those listed are sources, and .72 of the sources asked about are listed."""
_STEM = 6


def speakers(asking: Asking, shown: Iterable[Claim]) -> tuple[Speaker, ...]:
    """Each once, in the order in which the report names them. Invariant: whoever speaks a shown claim is among them."""
    found = {s.name: s for claim in shown for s in claim.speakers}
    for entity in asking.entities.values():
        if entity.name not in found and likelihood("speaking", speaking_features(asking, entity)) >= LEAST:
            found[entity.name] = asking.speaker(entity)
    return tuple(sorted(found.values(), key=lambda s: (s.span.start if s.span else 0, s.name)))


def speaking_features(asking: Asking, entity: Entity) -> Features:
    """What sort of name it is, which turns it has, and how it stands wherever it is met."""
    sort, state = entity.sort, "speaks" if entity.turns else "silent"
    found = [
        "always",
        f"{state} {sort}",
        f"{state} named {min(4, len(entity.mentions))}",
        f"{state} {'long' if ' ' in entity.name else 'short'} {sort}",
        f"{state} speaking {min(3, sum(asking.speaking[n] for n in entity.mentions))}",
        f"turns {min(3, len(entity.turns))}",
        *(f"word {w[:_STEM].lower()}" for w in entity.name.split()[:5] if w.isalpha()),
    ]
    for turn in entity.turns:
        found += [f"turn {turn.shape}", f"turn {turn.shape} {turn.manner} {sort}"]
    if any(t.relay is not None and t.relay.name == entity.name for t in asking.said.scopes):
        found.append("passes words on")
    if entity.role:
        found += [f"{state} has a role", *(f"role {w[:_STEM]}" for w in entity.role.lower().split()[:2])]
    if entity.name.isupper():
        found.append(f"{state} capitals")
    for n in entity.mentions:
        found += [f"{state} stands {asking.stands[n]}", f"{sort} stands {asking.stands[n]}"]
        found += (f"{state} {f}" for f in _around(asking, n))
        found += _beside(asking, n, sort)
    return tuple(dict.fromkeys(found))


def _around(asking: Asking, mention: int) -> Iterator[str]:
    """The sentence of a mention: title, quotations, verbs of saying and how far they are."""
    page, named = asking.page, asking.names[mention]
    sentence = page.tokens.sentence(named.first)
    if sentence.title:
        yield "in the title"
    if sentence.number in asking.quoting:
        yield f"{'inside' if asking.quoted[named.first] else 'beside'} a quotation"
    if any(sentence.first <= t.cue_first < sentence.last for t in asking.turns):
        yield "beside a turn"
    behind = page.tagged("say.", named.last, sentence.last)
    before = page.tagged("say.", sentence.first, named.first)
    if behind:
        yield f"{behind[0].tag} {min(6, (behind[0].first - named.last + 1) // 2)} behind"
    if before:
        yield f"{before[-1].tag} {min(6, (named.first - before[-1].last + 1) // 2)} before"
    if not behind and not before:
        yield "without a verb of saying"


def _beside(asking: Asking, mention: int, sort: str) -> list[str]:
    """The words next to a mention."""
    named = asking.names[mention]
    sentence = asking.page.tokens.sentence(named.first)
    before = asking.words[named.first - 1] if named.first > sentence.first else "^"
    behind = [*asking.words[named.last : min(sentence.last, named.last + 2)], "$", "$"]
    return [
        f"before {before}",
        f"{sort} before {before}",
        f"behind {behind[0][:_STEM]}",
        f"{sort} behind {behind[0][:_STEM]}",
        f"second behind {behind[1][:_STEM]}",
    ]
