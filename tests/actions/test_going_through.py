"""A report in which no reader saw anything waits for a person too."""

from __future__ import annotations

from paradero.actions import Incoming, Workspace, receive_report
from paradero.actions.finding import next_to_review, to_review
from paradero.actions.go_through import go_through


def test_it_waits_until_somebody_has_gone_through_it(workspace: Workspace) -> None:
    quiet = receive_report(
        workspace, Incoming("El albergue abre a las ocho de la mañana.".encode(), "nota.txt")
    ).subject
    assert not workspace.tables.view(quiet).claims
    assert quiet in {h.row.subject for h in to_review(workspace, 10)}
    go_through(workspace, quiet)
    assert quiet not in {h.row.subject for h in to_review(workspace, 10)}
    assert next_to_review(workspace, quiet) not in {quiet, None}
    go_through(workspace, quiet, through=False)
    assert quiet in {h.row.subject for h in to_review(workspace, 10)}
    before = workspace.tables.dump()
    workspace.tables.rebuild()
    assert workspace.tables.dump() == before
