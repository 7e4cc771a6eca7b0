"""Say who may see a report: everybody who works here, or coordinators, whoever took it in, and these members."""

from __future__ import annotations

from collections.abc import Iterable

from paradero.actions.judging import looked_at
from paradero.actions.noting import note
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Draft, Workspace
from paradero.model import Entry
from paradero.record.kinds import RESTRICTED
from paradero.store.models import Member


def restrict_report(workspace: Workspace, subject: str, restricted: bool, to: Iterable[str] = ()) -> Entry:
    """Record it in the place of what stood. Whoever restricts without being a coordinator goes on seeing it.

    A reviewer may restrict a report that everybody sees; any other change is a coordinator's.
    """
    with workspace.writing:
        whole = looked_at(workspace, subject)
        free = whole.state.seen_by is None
        workspace.actor.must_be_allowed("restrict" if restricted and free else "release")
        named = set(to)
        if named - set(Member.objects.values_list("id", flat=True)):
            raise Refusal("unknown_member")
        members = {*named, *({workspace.actor.member} if workspace.actor.role != "coordinator" else ())}
        content = {"restricted": restricted, "to": sorted(m for m in members if m)}
        answers = tuple(e.id for e in workspace.book.entries(subject, RESTRICTED))
        entry = workspace.record([Draft(RESTRICTED, subject, content, answers)])[0]
        note(workspace, "restricted" if restricted else "released", subject)
        return entry
