"""Blobs follow what was decided: what was erased goes, whole or in part, also when a crash came in between.

An erasure is recorded first, with a note that it is to be carried out; then the files follow; then the note goes. Each
step can be done twice.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, transaction

from paradero.actions.workspace import Workspace, witnessed
from paradero.model import Entry, Span
from paradero.model.blob import Role
from paradero.record.captured import Captured
from paradero.record.filling import Gone, fill_captured, fill_claim, fill_reading, telling_words, words_of
from paradero.record.forms import (
    NotAForm,
    captured_form,
    captured_from,
    claim_form,
    claim_from,
    from_bytes,
    reading_form,
    reading_from,
    to_bytes,
)
from paradero.record.kinds import ERASURES
from paradero.record.marks import known_by
from paradero.record.state import ReportState, state_of
from paradero.record.view import digest, digests, named_by
from paradero.store.models import Pending, Task
from paradero.store.opening import cut_log
from paradero.vault import Damaged, Missing
from paradero.vault.sealing import Broken
from paradero.vault.writing import SCRATCH

NOTHING = b"null"
_LOST = (Damaged, Missing, NotAForm)


def settle_pending(workspace: Workspace) -> None:
    """Carry out every erasure that is noted. Nothing to do is the rule, and costs one look."""
    subjects = list(Pending.objects.values_list("subject", flat=True))
    for subject in subjects:
        settle(workspace, subject)
    if subjects:
        cut_log()


def settle_what_is_left(workspace: Workspace) -> None:
    """The same at an opening, after a crash. What cannot be carried out stays noted and is told; the rest is open."""
    for subject in Pending.objects.values_list("subject", flat=True):
        try:
            settle(workspace, subject)
        except (DatabaseError, OSError):
            raise
        except Exception:  # noqa: BLE001 - a fault of ours in one report must not lock people out of all the others
            workspace.unsettled.append(subject)
        finally:
            cut_log()


def settle(workspace: Workspace, subject: str) -> None:
    """Make blobs, entries and memory of one report what its state says. Idempotent."""
    entries = [e for e in workspace.book.entries(subject) if e.body is not None]
    state = state_of(subject, entries, workspace.ours())
    captured = captured_of(workspace, state)
    if state.erased or state.gone:
        _remember(workspace, state, captured)
    if state.erased:
        for entry in entries:
            for role, named in named_by(entry):
                _erase_blob(workspace, entry, role, named)
    elif state.gone:
        _rewrite(workspace, state, entries, captured)
    index = workspace.book.index
    with transaction.atomic():
        before = index.text(subject)
        if state.erased:
            workspace.book.erase(e.id for e in entries if e.body and e.body.kind not in ERASURES)
            workspace.book.memory.remember("subject", [subject], subject)
        workspace.tables.fold(subject)
        index.purge(set(words_of(before)) - set(words_of(index.text(subject))))
        if state.erased or state.gone:
            Task.objects.filter(subject=subject).delete()
        Pending.objects.filter(subject=subject).delete()


def sweep_blobs(workspace: Workspace) -> int:
    """After a crash: take away blobs that no entry names, and say how many there were.

    A blob is written before the entry that names it, so a kill in between leaves one that nobody was told of. Asked are
    the entries themselves, and only where the log is not shorter than it was when it was last acknowledged.
    """
    try:
        witness = witnessed(workspace.place, workspace.keys)
    except (Broken, FileNotFoundError):
        return 0
    if witness is not None and not workspace.book.holds(witness.entry):
        return 0
    named = {workspace.blobs.path(d) for entry in workspace.book.entries() for d in digests(entry)}
    left = [path for path in workspace.blobs.files() if path not in named and is_ours(path)]
    for path in left:
        path.unlink()
    return len(left)


def is_ours(path: Path) -> bool:
    """Whether it is a file as we make them, and no link."""
    plain = stat.S_ISREG(path.lstat().st_mode) and not path.parent.is_symlink()
    return plain and re.fullmatch(rf"[0-9a-f]{{64}}|{re.escape(SCRATCH)}.*", path.name) is not None


def captured_of(workspace: Workspace, state: ReportState) -> Captured | None:
    """What lies here of the text, all of it, with what others erased and nobody here has answered."""
    if state.received is None:
        return None
    try:
        return captured_from(from_bytes(workspace.tables.blob(state.received, "captured").content))
    except _LOST:
        return None


def _remember(workspace: Workspace, state: ReportState, captured: Captured | None) -> None:
    """What would know the page again, and the words that go. Once rewritten, a text says no more than it did before."""
    if captured is None:
        return
    memory, marks, subject = workspace.book.memory, workspace.marks, state.subject
    with transaction.atomic():
        if captured.sha256:
            memory.remember("content", [marks.content(bytes.fromhex(captured.sha256))], subject)
        if captured.text and not memory.of("run", subject):
            memory.remember("words", [marks.text(captured.text), marks.text(known_by(captured))], subject)
            memory.remember("run", marks.sketch(captured.text), subject)
        remember_parts(workspace, subject, captured.said, state.gone)


def remember_parts(workspace: Workspace, subject: str, text: str, spans: Iterable[Span]) -> None:
    """A sequence of two words or more is known again in any page; a single word only in this report."""
    memory, marks = workspace.book.memory, workspace.marks
    for part in (span.of(text) for span in spans):
        memory.remember("word", [marks.word_of(subject, word) for word in telling_words(part)], subject)
        words = words_of(part)
        if len(words) > 1:
            memory.remember("words", [marks.words(words)], subject, len(words))


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes from one report: positions of its text, and the words that stood there."""

    spans: tuple[Span, ...]
    gone: Gone
    captured: Captured | None

    def of(self, role: Role, raw: bytes) -> bytes:
        """What a blob holds without them; nothing, if it cannot be told what is to go from it."""
        try:
            form = from_bytes(raw)
            if role == "captured":
                return to_bytes(captured_form(fill_captured(captured_from(form), self.spans, self.gone)))
            if role == "correction" and self.captured is not None:
                return to_bytes(claim_form(fill_claim(claim_from(form), self.spans, self.gone)))
            if role == "reading" and self.captured is not None and self.captured.report is not None:
                reading = reading_from(form, self.captured.report)
                return to_bytes(reading_form(fill_reading(reading, self.spans, self.gone)))
        except NotAForm:
            return NOTHING
        return NOTHING


def gone_words(workspace: Workspace, subject: str) -> Gone:
    """Which words were erased from a report, asked of the memory: the words themselves are not here any more."""
    known = workspace.book.memory.of("word", subject)
    return lambda word: workspace.marks.word_of(subject, word) in known


def _rewrite(workspace: Workspace, state: ReportState, entries: list[Entry], captured: Captured | None) -> None:
    """The text goes last: until then whoever was interrupted can begin again."""
    filling = Filling(state.gone, gone_words(workspace, state.subject), captured)
    for role in _IN_TURN:
        for entry in entries:
            if digest(entry, role):
                _rewrite_one(workspace, entry, role, filling)
    for entry in entries:
        if named := digest(entry, "original"):
            _erase_blob(workspace, entry, "original", named)


_IN_TURN: tuple[Role, ...] = ("reading", "correction", "captured")


def _rewrite_one(workspace: Workspace, entry: Entry, role: Role, filling: Filling) -> None:
    try:
        blob = workspace.tables.blob(entry, role)
    except Missing:
        return
    except Damaged as error:
        # What cannot be read cannot be rewritten, and could hold the words that go: it goes.
        workspace.blobs.erase(str(error))
        return
    changed = filling.of(role, blob.content)
    if changed != blob.content:
        workspace.blobs.rewrite(blob.digest, changed)


def _erase_blob(workspace: Workspace, entry: Entry, role: Role, named: str) -> None:
    """Nobody reaches, by naming it in an entry of theirs, what somebody else put here or what is something else."""
    try:
        workspace.tables.blob(entry, role)
    except Missing:
        return
    except Damaged:
        pass
    workspace.blobs.erase(named)
