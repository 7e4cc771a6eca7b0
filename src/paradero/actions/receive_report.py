"""Take a report in: preserve its bytes, make text of it, read it, and know it again if it is here or was erased."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from paradero import capture
from paradero.actions.finding import is_seen
from paradero.actions.read_report import Proposal, proposal
from paradero.actions.recognising import check_memory, known_all
from paradero.actions.workspace import Draft, Workspace
from paradero.record.captured import Captured, How
from paradero.record.forms import captured_form, to_bytes
from paradero.record.kinds import READ, RECEIVED, RESTRICTED
from paradero.record.marks import known_by
from paradero.record.subjects import begun

_NOTHING_TO_KEEP = frozenset({"empty", "too_large", "unreadable_file"})
"""Where there are no bytes, or too many, nothing is preserved."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes that somebody brings. `name` is a file's name or an address; of a path only its last part is kept.

    `content_type` and `notes` are what was learned on the way, as capture's `Source` has them.

    `anyway` takes in also what resembles something that was erased here: a person has decided it. `restricted` shows it
    to coordinators and whoever brings it, and to nobody else.
    """

    data: bytes
    name: str
    how: How = "file"
    url: str | None = None
    anyway: bool = False
    restricted: bool = False
    content_type: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of it. `known`: it is here already, and `subject` says where. `failure`: kept, and not read."""

    what: Literal["added", "known"]
    subject: str
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made of the bytes, before anything is recorded."""

    incoming: Incoming
    captured: Captured
    proposal: Proposal


def receive_report(workspace: Workspace, incoming: Incoming) -> Receipt:
    """Add a report. Invariant: when this returns, bytes, text and reading are on the disk, and found again by name.

    Raises Refusal `erased_before` or `like_erased` for what was erased here, and Unreadable where nothing can be kept.
    """
    workspace.actor.must_be_allowed("receive")
    sha256 = hashlib.sha256(incoming.data).hexdigest()
    here = _of(workspace, workspace.marks.content(bytes.fromhex(sha256)))
    if here and is_seen(workspace, here):
        return Receipt("known", here)
    captured = _captured(incoming, sha256)
    if not incoming.anyway:
        check_memory(workspace, captured)
    return take_in(workspace, Prepared(incoming, captured, proposal(captured)))


def take_in(workspace: Workspace, prepared: Prepared) -> Receipt:
    """The part that has to be done in one piece: is it here, was it erased, record it."""
    incoming, captured = prepared.incoming, prepared.captured
    with workspace.writing:
        here = known_here(workspace, captured)
        if here and is_seen(workspace, here):
            return Receipt("known", here)
        if not incoming.anyway:
            check_memory(workspace, captured)
        # Whoever may not see the one that is here is not told of it, and what they bring is no way around.
        restricted = incoming.restricted or here is not None
        return record_report(workspace, captured, prepared.proposal, incoming.data, restricted)


def known_here(workspace: Workspace, captured: Captured) -> str | None:
    """The report that has these bytes or these words, if it is here; one that may be seen, if there is one."""
    marks = [workspace.marks.content(bytes.fromhex(captured.sha256))] if captured.sha256 else []
    marks += [workspace.marks.text(known_by(captured))] if captured.text else []
    found = [here for mark in marks if (here := _of(workspace, mark))]
    return next((one for one in found if is_seen(workspace, one)), next(iter(found), None))


def _of(workspace: Workspace, mark: str) -> str | None:
    found = known_all(mark)
    return next((one for one in found if is_seen(workspace, one)), next(iter(found), None))


def _captured(incoming: Incoming, sha256: str) -> Captured:
    named = _speakable(PurePath(incoming.name).name) if incoming.how == "file" else None
    size = len(incoming.data)
    source = capture.Source(incoming.name, incoming.url, incoming.content_type, incoming.notes)
    try:
        report = capture.capture(incoming.data, source)
    except capture.Unreadable as error:
        if error.code in _NOTHING_TO_KEEP:
            raise
        return Captured(incoming.how, None, error.code, named, sha256, size)
    return Captured(incoming.how, replace(report, path=named or report.url or ""), None, named, sha256, size)


def _speakable(name: str) -> str:
    """A name of a file, whose bytes may be no text."""
    return name.encode("utf-8", "backslashreplace").decode()


def record_report(
    workspace: Workspace, captured: Captured, read: Proposal, original: bytes | None, restricted: bool = False
) -> Receipt:
    """Record a report with its reading and who may see it, all or nothing."""
    documents = {
        "captured": workspace.put(to_bytes(captured_form(captured)), "captured"),
        "original": workspace.put(original, "original") if original is not None else None,
    }
    subject, content = begun(workspace.author.public, {"how": captured.how, **documents, **workspace.by()})
    drafts = [Draft(RECEIVED, subject, content), Draft(READ, subject, read.kept(workspace), behind=True)]
    if restricted:
        drafts.append(Draft(RESTRICTED, subject, {"restricted": True, "to": []}, behind=True))
    workspace.record(drafts)
    return Receipt("added", subject, captured.failure)
