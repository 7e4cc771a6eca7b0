"""Read a report: what the reader proposes, recorded as the proposal that it is."""

from __future__ import annotations

from dataclasses import replace

from paradero.actions.workspace import Draft, Workspace
from paradero.model import Entry
from paradero.reading import READER, read
from paradero.record.captured import Captured
from paradero.record.forms import reading_form, to_bytes
from paradero.record.kinds import READ

LONGEST = 100_000
"""Characters of a text that are read: some fifty pages. Of a longer one the beginning is, and it is said."""


def outcome(workspace: Workspace, captured: Captured) -> dict[str, str | None]:
    """What the reader's entry says. A reader that fails is an outcome too: the report is not lost by it."""
    workspace.actor.must_be_allowed("receive")
    if captured.report is None:
        return {"reader": READER, "failure": captured.failure}
    beginning = captured.report.text[:LONGEST]
    try:
        reading = read(replace(captured.report, text=beginning))
    except Exception as error:  # noqa: BLE001 - a fault of ours is recorded with the report, and read again later
        return {"reader": READER, "failure": f"crashed_{type(error).__name__.lower()}"[:40]}
    part = {"failure": "too_long"} if len(captured.report.text) > LONGEST else {}
    return {"reader": READER, "reading": workspace.put(to_bytes(reading_form(reading)), "reading"), **part}


def read_again(workspace: Workspace, subject: str) -> bool:
    """Read a report with the reader of today, unless it has read it already; no judgement is touched by it."""
    whole = workspace.tables.view(subject)
    seen = whole.state.reading
    if whole.captured is None or whole.state.gone or _reader(seen) == READER:
        return False
    answers = tuple(e.id for e in whole.state.readings)
    workspace.record([Draft(READ, subject, outcome(workspace, whole.captured), answers)])
    return True


def _reader(entry: Entry | None) -> str | None:
    body = entry.body if entry else None
    return str(body.content.get("reader")) if body is not None and not body.content.get("failure") else None
