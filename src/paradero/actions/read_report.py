"""Read a report: what the reader proposes, recorded as the proposal that it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paradero.actions.judging import looked_at
from paradero.actions.workspace import Draft, Workspace
from paradero.model import Entry
from paradero.reading import READER, read
from paradero.record.captured import Captured
from paradero.record.forms import reading_form, to_bytes
from paradero.record.kinds import READ

LONGEST = 100_000
"""Characters of a text that are read: some fifty pages. Of a longer one the beginning is, and it is said."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reader made of a report, as it will lie in a blob; or why it made nothing, or not all of it."""

    reading: bytes | None
    failure: str | None = None

    def kept(self, workspace: Workspace) -> dict[str, str | None]:
        """What the reader's entry says of it."""
        workspace.actor.must_be_allowed("receive")
        said: dict[str, str | None] = {"reader": READER}
        if self.reading is not None:
            said["reading"] = workspace.put(self.reading, "reading")
        return {**said, "failure": self.failure} if self.failure else said


def proposal(captured: Captured) -> Proposal:
    """Read. Takes its time and touches nothing. A reader that fails is an outcome too: no report is lost by it."""
    if captured.report is None:
        return Proposal(None, captured.failure)
    beginning = captured.report.text[:LONGEST]
    try:
        reading = read(replace(captured.report, text=beginning))
    except Exception as error:  # noqa: BLE001 - a fault of ours is recorded with the report, and read again later
        return Proposal(None, f"crashed_{type(error).__name__.lower()}"[:40])
    return Proposal(to_bytes(reading_form(reading)), "too_long" if len(captured.report.text) > LONGEST else None)


def read_again(workspace: Workspace, subject: str) -> bool:
    """Read a report with the reader of today, unless it has read it already; no judgement is touched by it."""
    workspace.actor.must_be_allowed("receive")
    whole = looked_at(workspace, subject)
    if whole.captured is None or whole.state.gone or _reader(whole.state.reading) == READER:
        return False
    made = proposal(whole.captured)
    with workspace.writing:
        state = looked_at(workspace, subject).state
        if state.gone:
            return False
        answers = tuple(e.id for e in state.readings)
        workspace.record([Draft(READ, subject, made.kept(workspace), answers)])
    return True


def _reader(entry: Entry | None) -> str | None:
    body = entry.body if entry else None
    return str(body.content.get("reader")) if body is not None and not body.content.get("failure") else None
