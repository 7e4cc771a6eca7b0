"""Where logs end, as short codes to write down: against them rewriting shows."""

from __future__ import annotations

from paradero.actions.workspace import Workspace
from paradero.ledger import Head
from paradero.store.models import EntryRow


def heads(workspace: Workspace) -> tuple[tuple[Head, bool], ...]:
    """The last entry of every author's log that is here, and whether it is this workspace's own, which comes first."""
    workspace.actor.must_be_allowed("look")
    ours = {key.hex() for key in workspace.ours().counts}
    found = []
    for author in EntryRow.objects.values_list("author", flat=True).distinct():
        last = EntryRow.objects.filter(author=author).order_by("-sequence", "id").first()
        if last is not None:
            found.append((Head(author, last.sequence, last.id), author in ours))
    return tuple(sorted(found, key=lambda pair: (not pair[1], pair[0].author)))
