"""What is noted beside the record: looks at restricted reports, what was taken out, who was given which right.

Notes are local: they say nothing of any report's words, and travel with nobody.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

from paradero.actions.workspace import Workspace
from paradero.store.models import Noted, ReportRow

What = Literal[
    "looked",
    "original",
    "printed",
    "exported",
    "backed_up",
    "travelled",
    "restricted",
    "released",
    "admitted",
    "role",
    "barred",
    "let_in",
    "password",
    "second_factor",
    "no_second_factor",
    "setting",
    "renamed",
    "name_erased",
]

ONE_LOOK = timedelta(minutes=10)


def note(workspace: Workspace, what: What, about: str = "") -> None:
    """Note that whoever acts did it, at this moment."""
    Noted.objects.create(when=datetime.now(UTC), member=workspace.actor.member or "", what=what, about=about)


def note_look(workspace: Workspace, subject: str) -> None:
    """Note a look, if the report is restricted; one for as long as somebody goes back and forth."""
    if not ReportRow.objects.filter(subject=subject, restricted=True).exists():
        return
    lately = datetime.now(UTC) - ONE_LOOK
    mine = Noted.objects.filter(member=workspace.actor.member or "", what="looked", about=subject, when__gte=lately)
    if not mine.exists():
        note(workspace, "looked", subject)


def noted(workspace: Workspace, before: int | None = None, most: int = 100) -> list[Noted]:
    """The latest notes, newest first. For coordinators."""
    workspace.actor.must_be_allowed("manage")
    rows = Noted.objects.order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    return list(rows[:most])


def last_noted(workspace: Workspace, what: What) -> Noted | None:
    """When something was done last."""
    workspace.actor.must_be_allowed("manage")
    row: Noted | None = Noted.objects.filter(what=what).order_by("-id").first()
    return row
