"""Say of a claim that a reader proposed: so it is, so it is not, or open again."""

from __future__ import annotations

from paradero.actions.judging import answered, check_seen, looked_at
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Draft, Workspace
from paradero.model import Entry
from paradero.record.kinds import REVIEWED, Verdict


def review_claim(workspace: Workspace, subject: str, claim: str, verdict: Verdict, seen: str | None = None) -> Entry:
    """Record the verdict. It takes the place of whatever stood on the claim here: `open` undoes.

    Raises Refusal `unknown_report`, `unknown_claim`, or `decided_meanwhile`, as `check_seen` does.
    """
    workspace.actor.must_be_allowed("review")
    with workspace.writing:
        whole = looked_at(workspace, subject)
        if claim not in whole.claims and claim not in whole.state.judged:
            raise Refusal("unknown_claim", claim=claim)
        check_seen(whole, claim, seen)
        content = {"claim": claim, "verdict": verdict}
        return workspace.record([Draft(REVIEWED, subject, content, answered(whole, claim))])[0]
