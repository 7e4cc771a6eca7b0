"""Whether every preserved document is here, whole, and as its entry has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from paradero.actions.findings import Finding, Verified
from paradero.model import Blob, Entry
from paradero.model.blob import Role, stamp_of
from paradero.record.filling import fill
from paradero.record.forms import NotAForm, captured_from, from_bytes
from paradero.record.kinds import ERASURES
from paradero.record.state import Ours, ReportState, state_of
from paradero.record.view import named_by
from paradero.store.book import Book
from paradero.vault import Blobs, Damaged, Keys

Step = Callable[[int], None]


@dataclass(slots=True)
class BlobCheck:
    """Takes entries, then looks at the files. Of a document it keeps whose it is and whether it was rewritten."""

    folder: Path
    keys: Keys
    found: Verified
    named: dict[str, list[tuple[Role, str, Entry]]] = field(default_factory=lambda: defaultdict(list))
    """By digest: the roles, reports and authors (entries without their bodies) that name it."""
    erasures: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def take(self, entry: Entry) -> None:
        if entry.body is None:
            return
        bare = Entry(entry.id, entry.header, entry.signature)
        for role, digest in named_by(entry):
            self.named[digest].append((role, entry.body.subject, bare))
        if entry.body.kind in ERASURES:
            self.erasures[entry.body.subject].append(entry)

    def check(self, book: Book, ours: Ours, step: Step) -> None:
        """Every document that is named is here and whole, but for originals that gave way; and no other is here."""
        states = {s: state_of(s, entries, ours) for s, entries in self.erasures.items()}
        here = self.files(step, lambda blob, path: self._look(blob, path, states, ours))
        absent = book.memory.known("absent", [digest for digest in self.named if digest not in here])
        for digest, names in self.named.items():
            if digest in here:
                continue
            path = self._blobs.path(digest)
            own = [name for name in names if ours.wrote(name[2])]
            role, subject, _ = (own or names)[0]
            gave_way = role == "original" and subject in states and states[subject].gone
            where = f"{_where(path)} · {subject[:8]}"
            if not own and digest in absent:
                self.found.notes.append(Finding("blob_never_came", where))
            elif not gave_way and not (path.is_file() and not path.is_symlink()):
                self.found.fault("blob_missing", where)

    def files(self, step: Step, look: Callable[[Blob, Path], None] = lambda blob, path: None) -> set[str]:
        """The digests of those that are whole; the others are named."""
        here = set()
        owners = {self._blobs.path(digest): names[0][1] for digest, names in self.named.items()}
        for path in self._blobs.files():
            try:
                blob = self._blobs.read(path)
            except Damaged:
                whose = f" · {owners[path][:8]}" if path in owners else ""
                self.found.fault("blob_damaged", f"{_where(path)}{whose}")
            else:
                here.add(blob.digest)
                self.found.blobs += 1
                look(blob, path)
            step(1)
        return here

    def _look(self, blob: Blob, path: Path, states: dict[str, ReportState], ours: Ours) -> None:
        names = [n for n in self.named.get(blob.digest, ()) if stamp_of(n[2].header.author, n[0]) == blob.stamp]
        if not names:
            self.found.fault("blob_stray", _where(path))
            return
        role, subject, entry = names[0]
        state = states.get(subject)
        parted = state is not None and bool(state.gone if ours.wrote(entry) else state.parted)
        if blob.rewritten and (role == "original" or not parted):
            self.found.fault("blob_rewritten", f"{_where(path)} · {subject[:8]}")
        if state is not None and state.gone and not _without(blob, role, state):
            self.found.fault("words_back", f"{_where(path)} · {subject[:8]}")

    @property
    def _blobs(self) -> Blobs:
        return Blobs(self.folder, self.keys)


def _without(blob: Blob, role: Role, state: ReportState) -> bool:
    """Whether the positions that were erased are filled; of other documents than the text it is not looked at."""
    if role != "captured":
        return role != "original"
    try:
        text = captured_from(from_bytes(blob.content)).said
    except NotAForm:
        return True
    return fill(text, state.gone) == text


def _where(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
