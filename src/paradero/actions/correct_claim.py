"""Put a person's claim in the place of a proposed one, or beside them: selected words that no reader saw."""

from __future__ import annotations

from dataclasses import replace

from paradero.actions.judging import answered, check_seen, looked_at
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Draft, Workspace
from paradero.model import Claim, Entry
from paradero.record.claims import key_of
from paradero.record.filling import PERSON
from paradero.record.forms import claim_form, to_bytes
from paradero.record.kinds import CORRECTED
from paradero.record.view import View


def correct_claim(workspace: Workspace, subject: str, claim: str, corrected: Claim, seen: str | None = None) -> Entry:
    """What the person says stands instead of what was proposed; the proposal stays in the record.

    Raises Refusal `unknown_report`, `unknown_claim`, or `outside_text` where the quote would be no part of the text.
    """
    workspace.actor.must_be_allowed("review")
    with workspace.writing:
        whole = looked_at(workspace, subject)
        if claim not in whole.claims and claim not in whole.state.judged:
            raise Refusal("unknown_claim", claim=claim)
        check_seen(whole, claim, seen)
        return _record(workspace, whole, claim, corrected)


def add_claim(workspace: Workspace, subject: str, added: Claim) -> Entry:
    """A claim that no reader proposed, under the key of its kind and place, numbered if one stands there already."""
    workspace.actor.must_be_allowed("review")
    with workspace.writing:
        whole = looked_at(workspace, subject)
        key, number = key_of(added), 2
        while key in whole.claims or key in whole.state.judged:
            key, number = f"{key_of(added)}:{number}", number + 1
        return _record(workspace, whole, key, added)


def _record(workspace: Workspace, whole: View, claim: str, said: Claim) -> Entry:
    subject = whole.state.subject
    text = whole.captured.text if whole.captured else ""
    if not said.span.start < said.span.end <= len(text):
        raise Refusal("outside_text", start=said.span.start, end=said.span.end, length=len(text))
    made = replace(said, id="", rule=PERSON, confidence=1.0)
    digest = workspace.put(to_bytes(claim_form(made)), "correction")
    content = {"claim": claim, "correction": digest}
    return workspace.record([Draft(CORRECTED, subject, content, answered(whole, claim))])[0]
