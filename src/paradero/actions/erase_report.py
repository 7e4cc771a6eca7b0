"""Erase a report: its bytes, text, readings and what people decided on it. That it was erased stays."""

from __future__ import annotations

from paradero.actions.judging import looked_at
from paradero.actions.settling import settle_pending
from paradero.actions.workspace import Draft, Workspace
from paradero.record.kinds import ERASED


def erase_report(workspace: Workspace, subject: str) -> None:
    """For good. Copies with partners and old backups are not reached; a backup that is restored here is.

    Invariant: when this returns no word of the report is in the database, its index, its log or a blob.
    """
    workspace.actor.must_be_allowed("erase")
    with workspace.writing:
        looked_at(workspace, subject, even_hidden=True)
        ids = [e.id for e in workspace.book.entries(subject)]
        workspace.record([Draft(ERASED, subject, {"entries": ids}, tuple(ids))], carry_out=True)
        settle_pending(workspace)
