"""Decide on an erasure that came from others: nobody destroys another's evidence, and nobody has to keep it either."""

from __future__ import annotations

from paradero.actions.judging import looked_at
from paradero.actions.refusals import Refusal
from paradero.actions.settling import settle_pending
from paradero.actions.workspace import Draft, Workspace
from paradero.record.kinds import ANSWERED, ERASED, Answer


def answer_erasures(workspace: Workspace, subject: str, verdict: Answer) -> int:
    """Answer every erasure of a report that waits, and say how many did.

    Confirmed, what it names goes; refused, it is shown again. Raises Refusal `nothing_waits`.
    """
    workspace.actor.must_be_allowed("erase")
    waiting = looked_at(workspace, subject, even_hidden=True).state.waiting
    if not waiting:
        raise Refusal("nothing_waits", report=subject)
    drafts = [Draft(ANSWERED, subject, {"erasure": e.id, "verdict": verdict}, (e.id,)) for e in waiting]
    if verdict == "confirmed" and any(e.body and e.body.kind == ERASED for e in waiting):
        # In our own log stands what we let go, as after an erasure of our own.
        ids = sorted(e.id for e in workspace.book.entries(subject))
        drafts.append(Draft(ERASED, subject, {"entries": ids}, tuple(e.id for e in waiting)))
    with workspace.writing:
        workspace.record(drafts, carry_out=True)
        settle_pending(workspace)
    return len(waiting)
