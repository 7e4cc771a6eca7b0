"""Of whom a number is: the missing, the dead, a group, a part. The grammar proposes; the words around decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from paradero.model import Count, Of
from paradero.reading.choosing import Features, of_this, total
from paradero.reading.clauses import clause
from paradero.reading.drafts import Draft
from paradero.reading.page import Page

OFS: tuple[Of, ...] = get_args(Of)
_NEAR = (
    "event.kidnapping",
    "event.disappearance",
    "event.killing",
    "event.death",
    "event.found",
    "event.rescue",
    "event.detention",
    "state.kidnapped",
    "state.missing",
    "state.dead",
    "state.injured",
    "state.detained",
    "state.rescued",
    "state.found",
    "state.lifeless",
    "state.living",
    "person.subset",
    "person.sum_word",
    "person.group_word",
    "person.young",
    "deny.rises",
    "violence.word",
    "violence.accident",
)
_DEATH = ("state.dead", "state.lifeless", "event.death", "event.killing", "bones.word")
_FIRM = frozenset({"count.verb", "count.object", "count.participle", "count.noun", "count.dead"})
"""Rules that saw a word for it right beside the number."""
_TRUST = 0.5
"""How much more what such a rule proposes weighs; chosen on reports of the development corpus left out of learning."""
_STEM = 6


def settled(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each count of the likeliest: by weights learned on the development corpus."""
    return [
        replace(d, value=replace(d.value, of=_likeliest(page, drafts, d))) if isinstance(d.value, Count) else d
        for d in drafts
    ]


def _likeliest(page: Page, drafts: Sequence[Draft], draft: Draft) -> Of:
    found = of_features(page, drafts, draft)
    assert isinstance(draft.value, Count)
    proposed, firm = draft.value.of, draft.rule in _FIRM
    if draft.rule == "count.dead":
        return proposed  # "encontradas sin vida": found, but dead
    told = [of for of in OFS if of != "dead" or proposed == "dead" or _tells_death(page, draft)]
    return max(told, key=lambda of: total("of", of_this(of, found)) + _TRUST * (firm and of == proposed))


def _tells_death(page: Page, draft: Draft) -> bool:
    """Nobody is counted among the dead by weights alone: the sentence must have a word for it."""
    sentence = page.tokens.sentence(draft.at)
    return any(page.in_sentence(tag, sentence) for tag in _DEATH)


def of_features(page: Page, drafts: Sequence[Draft], draft: Draft) -> Features:
    """What stands near a number: states and events of people before and behind it, its noun, larger numbers."""
    value = draft.value
    assert isinstance(value, Count)
    words = page.tokens.words
    sentence = page.tokens.sentence(draft.at)
    low, high = clause(page, draft.at)
    found = ["always", f"rule {draft.rule}", f"proposed {value.of}", f"proposed {value.of} by {draft.rule}"]
    for tag in _NEAR:
        inside = page.tagged(tag, draft.first, draft.last)
        before = page.tagged(tag, sentence.first, draft.first)
        behind = page.tagged(tag, draft.last, sentence.last)
        if inside:
            found.append(f"{tag} inside")
        if before:
            nearest = max(h.last for h in before)
            found.append(f"{tag} {_away(draft.first - nearest)} before{' in the clause' if nearest > low else ''}")
        if behind:
            nearest = min(h.first for h in behind)
            found.append(f"{tag} {_away(nearest - draft.last)} behind{' in the clause' if nearest < high else ''}")
    found += [f"word {words[k][:_STEM]}" for k in range(draft.first, draft.last) if words[k].isalpha()]
    found += [f"behind {words[k]}" for k in range(max(sentence.first, draft.first - 2), draft.first)]
    found += [f"before {words[k][:_STEM]}" for k in range(draft.last, min(sentence.last, draft.last + 3))]
    sizes = [d.value.low or d.value.high or 0 for d in drafts if isinstance(d.value, Count)]
    mine = value.low or value.high or 0
    found.append("the largest" if mine >= max(sizes) else "not the largest")
    if mine == 1:
        found.append("one")
    here = [d for d in drafts if isinstance(d.value, Count) and page.tokens.sentence_of[d.at] == sentence.number]
    if any((d.value.low or d.value.high or 0) > mine for d in here if isinstance(d.value, Count)):
        found.append("smaller than another of its sentence")
    if sentence.title:
        found.append("in the title")
    found.append("opening" if sentence.number < 4 else "later")
    return tuple(dict.fromkeys(found))


def _away(words: int) -> str:
    return "next" if words < 2 else "near" if words < 6 else "far"
