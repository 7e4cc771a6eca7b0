"""How likely a claim is right in value, speaker and stance together: a logistic sum of plain features.

The weights are learned by `tools/learn_confidence.py` on the development corpus alone.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources

from paradero.model import Claim
from paradero.reading.attribution import Scope
from paradero.reading.bearing import Bearing
from paradero.reading.clauses import clause
from paradero.reading.drafts import Draft
from paradero.reading.page import Page


def features(page: Page, draft: Draft, claim: Claim, scopes: tuple[Scope, ...], bearing: Bearing) -> tuple[str, ...]:
    """What may speak for or against a claim, as names; each is there or not."""
    low, high = clause(page, draft.at)
    sentence = bearing.sentence
    found = [
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
    found += _of_speaker(scopes, claim, draft.kind)
    return tuple(found)


def _of_speaker(scopes: tuple[Scope, ...], claim: Claim, kind: str) -> list[str]:
    if not scopes:
        return ["no speaker", f"no speaker of {kind}"]
    found = [f"said {scopes[0].shape}", f"manner {scopes[0].manner}", f"speakers {min(3, len(claim.speakers))}"]
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


@cache
def _weights() -> dict[str, float]:
    text = (resources.files("paradero.reading") / "confidence.toml").read_text(encoding="utf-8")
    weights: dict[str, float] = tomllib.loads(text)["weights"]
    return weights


def confidence(found: tuple[str, ...]) -> float:
    """Between 0 and 1; a feature never seen in learning counts nothing.

    >>> 0 < confidence(("kind count",)) < 1
    True
    """
    weights = _weights()
    total = weights.get("always", 0.0) + sum(weights.get(f, 0.0) for f in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
