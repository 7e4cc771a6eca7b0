"""Blobs follow what was decided: what was erased goes, whole or in part, also when a crash came in between.

An erasure is recorded first, with a note that it is to be carried out; then the files follow; then the note goes. Each
step can be done twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from paradero.actions.workspace import Workspace
from paradero.model import Entry, Span
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
from paradero.record.state import ReportState, state_of
from paradero.record.view import digest, digests
from paradero.store.models import BlobRow, Pending
from paradero.store.opening import cut_log
from paradero.vault import Damaged, Missing

NOTHING = b"null"
_LOST = (Damaged, Missing, NotAForm)


def settle_pending(workspace: Workspace) -> None:
    """Carry out every erasure that is noted. Nothing to do is the rule, and costs one look."""
    subjects = list(Pending.objects.values_list("subject", flat=True))
    for subject in subjects:
        settle(workspace, subject)
    if subjects:
        cut_log()


def settle(workspace: Workspace, subject: str) -> None:
    """Make blobs, entries and memory of one report what its state says. Idempotent."""
    entries = [e for e in workspace.book.entries(subject) if e.body is not None]
    state = state_of(subject, entries, workspace.ours())
    captured = _captured(workspace, state)
    if state.erased:
        _remember(workspace, state, captured)
        for entry in entries:
            for named in digests(entry):
                workspace.blobs.erase(named)
        with transaction.atomic():
            workspace.book.erase(e.id for e in entries if e.body and e.body.kind not in ERASURES)
            workspace.book.memory.remember("subject", [subject], subject)
            workspace.tables.fold(subject)
            Pending.objects.filter(subject=subject).delete()
        return
    if state.gone:
        _remember(workspace, state, captured)
        _rewrite(workspace, state, entries, captured)
    with transaction.atomic():
        workspace.tables.fold(subject)
        Pending.objects.filter(subject=subject).delete()


def sweep_blobs(workspace: Workspace) -> int:
    """After a crash: take away blobs that no entry names, and say how many there were.

    A blob is written before the entry that names it, so a kill in between leaves one that nobody was told of.
    """
    named = {workspace.blobs.path(d) for d in BlobRow.objects.values_list("digest", flat=True).distinct()}
    left = [path for path in workspace.blobs.files() if path not in named]
    for path in left:
        path.unlink()
    return len(left)


def _captured(workspace: Workspace, state: ReportState) -> Captured | None:
    named = digest(state.received, "captured")
    try:
        return captured_from(from_bytes(workspace.blobs.get(named))) if named else None
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
            memory.remember("words", [marks.text(captured.text)], subject)
            memory.remember("run", marks.sketch(captured.text), subject)
        for span in state.gone:
            _remember_part(workspace, subject, span.of(captured.text))


def _remember_part(workspace: Workspace, subject: str, text: str) -> None:
    """A sequence of two words or more is known again in any page; a single word only in this report."""
    memory, marks = workspace.book.memory, workspace.marks
    memory.remember("word", [marks.word_of(subject, word) for word in telling_words(text)], subject)
    words = words_of(text)
    if len(words) > 1:
        memory.remember("words", [marks.words(words)], subject, len(words))


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes from one report: positions of its text, and the words that stood there."""

    spans: tuple[Span, ...]
    gone: Gone
    captured: Captured | None

    def of(self, key: str, raw: bytes) -> bytes:
        """What a blob holds without them; nothing, if it cannot be told what is to go from it."""
        if self.captured is None:
            return NOTHING
        try:
            form = from_bytes(raw)
            if key == "captured":
                return to_bytes(captured_form(fill_captured(captured_from(form), self.spans, self.gone)))
            if key == "correction":
                return to_bytes(claim_form(fill_claim(claim_from(form), self.spans, self.gone)))
            if key == "reading" and self.captured.report is not None:
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
    for key in ("reading", "correction", "captured"):
        for named in (d for e in entries if (d := digest(e, key))):
            _rewrite_one(workspace, named, key, filling)
    for original in (d for e in entries if (d := digest(e, "original"))):
        workspace.blobs.erase(original)


def _rewrite_one(workspace: Workspace, named: str, key: str, filling: Filling) -> None:
    try:
        content = workspace.blobs.get(named)
    except Missing:
        return
    except Damaged:
        # What cannot be read cannot be rewritten, and could hold the words that go: it goes.
        workspace.blobs.erase(named)
        return
    changed = filling.of(key, content)
    if changed != content:
        workspace.blobs.rewrite(named, changed)
