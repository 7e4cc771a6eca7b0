"""What judgements on claims share: which report, which claim, and what the judgement answers."""

from __future__ import annotations

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.record.view import View


def looked_at(workspace: Workspace, subject: str, even_hidden: bool = False) -> View:
    """The report as it stands, or the refusal `unknown_report`: also for whoever may not see it."""
    whole = workspace.tables.view(subject, even_hidden)
    if whole.state.received is None or whole.state.erased or not workspace.actor.sees(whole.state.seen_by):
        raise Refusal("unknown_report", report=subject)
    return whole


def check_seen(whole: View, claim: str, seen: str | None) -> None:
    """Raise the refusal `decided_meanwhile` if something stands on the claim that whoever decides has not seen.

    `seen` is what `mark_of` said when they looked; None, if they decide whatever stands.
    """
    if seen is not None and seen != mark_of(whole, claim):
        raise Refusal("decided_meanwhile", claim=claim)


def mark_of(whole: View, claim: str) -> str:
    """A short value for what stands on a claim, another whenever a decision is added."""
    return ".".join(sorted(id[:16] for id in answered(whole, claim)))


def answered(whole: View, claim: str) -> tuple[str, ...]:
    """What stands on the claim, all of it, so that a conflict ends; the reading that proposed it where nothing does."""
    judged = whole.state.judged.get(claim)
    if judged is not None and judged.standing:
        return tuple(e.id for e in judged.standing)
    return (whole.state.reading.id,) if whole.state.reading is not None else ()
