"""Say that somebody has gone through a report: where no reader saw anything, that is all that there is to decide."""

from __future__ import annotations

from paradero.actions.judging import looked_at
from paradero.actions.workspace import Draft, Workspace
from paradero.model import Entry
from paradero.record.kinds import THROUGH


def go_through(workspace: Workspace, subject: str, through: bool = True) -> Entry:
    """Record it in the place of what was said before; False takes it back."""
    workspace.actor.must_be_allowed("review")
    with workspace.writing:
        looked_at(workspace, subject)
        answers = tuple(e.id for e in workspace.book.entries(subject, THROUGH))
        return workspace.record([Draft(THROUGH, subject, {"through": through}, answers)])[0]
