"""How likely a claim is right in value, speaker and stance together: a logistic sum of plain features.

The weights are learned on the development corpus alone: `choosing.py`.
"""

from __future__ import annotations

from paradero.model import Claim
from paradero.reading.bearing import Bearing
from paradero.reading.choosing import Features, likelihood
from paradero.reading.clauses import clause
from paradero.reading.drafts import Draft
from paradero.reading.page import Page
from paradero.reading.whose import Whose


def features(page: Page, draft: Draft, claim: Claim, whose: Whose, bearing: Bearing) -> Features:
    """What may speak for or against a claim, as names; each is there or not."""
    low, high = clause(page, draft.at)
    sentence = bearing.sentence
    found = [
        "claim",
        f"rule {draft.rule}",
        f"kind {draft.kind}",
        f"stance {claim.stance}",
        f"modality {claim.modality}",
        f"rule's own {'low' if draft.confidence < 0.4 else 'middle' if draft.confidence < 0.55 else 'high'}",
        f"telling {_step(bearing.weight)}",
        f"language {page.lexicon.language}",
    ]
    if sentence.title:
        found.append("in the title")
    if bearing.background:
        found.append("background")
    if sentence.number < 3:
        found.append("opening")
    elif sentence.number > 12:
        found.append("late")
    if page.tagged("event.", low, high):
        found.append("event in the clause")
    if page.tagged("deny.word", sentence.first, sentence.last) or page.tagged(
        "deny.doubt", sentence.first, sentence.last
    ):
        found.append("negation in the sentence")
    for tag in _AROUND:
        if page.tagged(tag, low, high):
            found.append(f"{draft.kind} beside {tag}")
        elif page.in_sentence(tag, sentence):
            found.append(f"{draft.kind} with {tag}")
    before, behind = draft.first - 1, draft.last
    if before >= sentence.first:
        found.append(f"{draft.kind} behind {page.tokens.words[before]}")
    if behind < sentence.last:
        found.append(f"{draft.kind} before {page.tokens.words[behind]}")
    found += _of_speaker(whose, claim, draft.kind)
    return tuple(found)


_AROUND = (
    "event.kidnapping",
    "event.disappearance",
    "event.killing",
    "event.death",
    "event.found",
    "event.rescue",
    "event.detention",
    "event_context.statistic",
    "event_context.unreal",
    "event_context.background",
    "person.subset",
    "person.doer",
    "migration.word",
    "hedge.alleged",
    "deny.word",
    "deny.update",
)


def _of_speaker(whose: Whose, claim: Claim, kind: str) -> list[str]:
    scopes = whose.scopes
    sure = f"{round(5 * whose.share)}"
    if not whose.speakers:
        return ["no speaker", f"no speaker of {kind}", f"no speaker sure {sure}"]
    found = [f"speaker sure {sure}", f"speaker of {kind}"]
    if not scopes:
        return [*found, "no scope"]
    found += [f"said {scopes[0].shape}", f"manner {scopes[0].manner}", f"speakers {min(3, len(claim.speakers))}"]
    if len(scopes) > 1:
        found.append("scopes overlap")
    if claim.speakers and claim.speakers[0].span is None:
        found.append("speaker implied")
    return found


def _step(weight: float) -> str:
    return (
        "against"
        if weight < 0
        else "nothing"
        if weight == 0
        else "little"
        if weight < 1
        else "some"
        if weight < 2
        else "much"
    )


def confidence(found: Features) -> float:
    """How likely a claim is right in value, nearest speaker and stance together, between 0 and 1."""
    return likelihood("confidence", found)
