"""What judgements on claims share: which report, which claim, and what the judgement answers."""

from __future__ import annotations

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.record.view import View


def looked_at(workspace: Workspace, subject: str, even_hidden: bool = False) -> View:
    """The report as it stands, or the refusal `unknown_report`."""
    whole = workspace.tables.view(subject, even_hidden)
    if whole.state.received is None or whole.state.erased:
        raise Refusal("unknown_report", report=subject)
    return whole


def answered(whole: View, claim: str) -> tuple[str, ...]:
    """What stands on the claim, all of it, so that a conflict ends; the reading that proposed it where nothing does."""
    judged = whole.state.judged.get(claim)
    if judged is not None and judged.standing:
        return tuple(e.id for e in judged.standing)
    return (whole.state.reading.id,) if whole.state.reading is not None else ()
