"""What was brought in and has yet to become reports. Invariant: what `bring` returned for is on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any, Literal

from django.db.models import Count

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.store.models import Task

What = Literal["file", "pasted", "address"]
State = Literal["waiting", "running", "done", "known", "held", "failed"]
OPEN: tuple[State, ...] = ("waiting", "running")
TRIES = 2
"""So often a task is begun; one that ended the whole process twice is not begun a third time."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Bytes, or an address in `name` with none. `restricted`: not for everybody's eyes, from the beginning."""

    what: What
    name: str
    content: bytes | None
    restricted: bool = False


def bring(workspace: Workspace, brought: Brought) -> Task:
    workspace.actor.must_be_allowed("receive")
    task: Task = Task.objects.create(
        member=workspace.actor.member or "",
        what=brought.what,
        name=PurePath(brought.name).name if brought.what == "file" else brought.name,
        content=brought.content,
        size=len(brought.content or b""),
        state="waiting",
        restricted=brought.restricted,
        added=datetime.now(UTC),
    )
    return task


def tasks(workspace: Workspace, states: Iterable[State] | None = None, most: int = 200) -> list[Task]:
    """Newest first, without their bytes: one's own, and for coordinators everybody's."""
    rows = _own(workspace).defer("content").order_by("-id")
    return list((rows.filter(state__in=states) if states is not None else rows)[:most])


def counted(workspace: Workspace) -> dict[str, int]:
    """How many there are in each state."""
    return dict(_own(workspace).values_list("state").annotate(n=Count("id")).order_by())


_LARGEST = 2**62


def repeat(workspace: Workspace, task: int, anyway: bool = False) -> None:
    """Once more; `anyway` takes in what resembles something that was erased here: a person has decided it."""
    workspace.actor.must_be_allowed("receive")
    rows = _own(workspace).filter(id=min(task, _LARGEST), state__in=("failed", "held"))
    if not rows.update(state="waiting", reason="", anyway=anyway, tries=0):
        raise Refusal("unknown_task")


def dismiss(workspace: Workspace, tasks: Iterable[int] | None = None) -> int:
    """Take ended tasks off the list, with whatever bytes they still hold; all that became reports, if none is named."""
    workspace.actor.must_be_allowed("receive")
    rows = _own(workspace).exclude(state="running")
    rows = (
        rows.filter(state__in=("done", "known"))
        if tasks is None
        else rows.filter(id__in=[min(task, _LARGEST) for task in tasks])
    )
    gone, _ = rows.delete()
    return int(gone)


def take_up() -> None:
    """At an opening: what was begun and not ended waits again, or has failed if it was begun often enough."""
    Task.objects.filter(state="running", tries__gte=TRIES).update(state="failed", reason="interrupted")
    Task.objects.filter(state="running").update(state="waiting")


def first_waiting() -> Task | None:
    row: Task | None = Task.objects.filter(state="waiting").order_by("id").first()
    return row


def _own(workspace: Workspace) -> Any:
    workspace.actor.must_be_allowed("look")
    rows = Task.objects.all()
    return rows if workspace.actor.role == "coordinator" else rows.filter(member=workspace.actor.member)
