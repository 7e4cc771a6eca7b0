"""Whether everything that was kept is still here, and still what it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import DatabaseError

from paradero.actions.opening import PLACE, Secret, check_there, unlocked
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.workspace import BLOBS, DATABASE, HEADS, witnessed
from paradero.ledger import Author, Head, verify
from paradero.model import Entry
from paradero.record.kinds import ERASURES, FOLLOWS
from paradero.record.state import Ours, ours_of, state_of
from paradero.record.view import digest
from paradero.store.book import Book
from paradero.store.opening import WrongKey, damaged_pages, odd_structure, opened_bare
from paradero.vault import Blobs, Damaged, Keys, locked
from paradero.vault.keyfile import NAME as KEYS
from paradero.vault.locking import NAME as LOCK
from paradero.vault.sealing import Broken
from paradero.vault.writing import SCRATCH

_NAMING = ("captured", "original", "reading", "correction")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a code, and the file, page, entry or report that it concerns.

    Codes are those of `paradero.ledger.chains` (forged, changed, gap, fork, broken, cut, rewritten), and: `stray`, a
    file of nobody's; `not_empty`, the lock; `unreadable_database`; `page` and `structure` of the database; `lost`, a
    place of the book; `differs`, a row that says something else than its entry; `heads_missing`, `heads_changed`;
    `blob_missing`, `blob_damaged`, `blob_stray`; `blob_never_came`, named by a bundle that did not bring it;
    `after_new_keys`, a key that was left behind has signed again.
    """

    what: str
    where: str


@dataclass(slots=True)
class Verified:
    """`faults` speak of damage, loss or rewriting; `notes` of what is so by design: a part only of another's log."""

    entries: int = 0
    erased: int = 0
    blobs: int = 0
    faults: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.faults

    def fault(self, what: str, where: object = "") -> None:
        self.faults.append(Finding(what, str(where)))


Step = Callable[[int], None]
"""Told how many more entries and files have been looked at."""


def verify_record(folder: Path, secret: Secret, since: Iterable[Head] = (), step: Step = lambda done: None) -> Verified:
    """Look at every file, page, entry and blob. Against heads that somebody wrote down, rewriting shows.

    Invariant: what is wrong is named, and keeps nothing else from being looked at.
    """
    with refusing():
        check_there(folder)
        with locked(folder):
            return _Verifying(folder, secret.open(folder), tuple(since), step).all()


@dataclass(slots=True)
class _Verifying:
    folder: Path
    keys: Keys
    since: tuple[Head, ...]
    step: Step
    found: Verified = field(default_factory=Verified)
    blobs: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Digests that entries name, with the report and what they are to it."""
    erasures: dict[str, list[Entry]] = field(default_factory=dict)
    follows: list[Entry] = field(default_factory=list)
    ends: dict[bytes, int] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        return self.folder / self.keys.place

    def all(self) -> Verified:
        # Opening takes away what a crash leaves, and whatever looks like it: what is no such thing is named before.
        self._files(passing=("-wal", "-shm"))
        try:
            with ExitStack() as stack:
                self._database(self._book(stack))
        except (WrongKey, DatabaseError, Refusal) as error:
            if isinstance(error, Refusal) and error.code != "no_database":
                raise
            self.found.fault("unreadable_database", type(error).__name__)
            self._blob_files(Blobs(self.place / BLOBS, self.keys))
            self._files(passing=("-wal", "-shm"))
        else:
            self._files()
        return self.found

    def _book(self, stack: ExitStack) -> Book:
        """Opened as always, so that what a crash left is finished first; where damage forbids that, opened bare."""
        try:
            return stack.enter_context(unlocked(self.folder, self.keys)).book
        except DatabaseError:
            return stack.enter_context(opened_bare(self.place / DATABASE, self.keys.database))

    def _database(self, book: Book) -> None:
        pages = damaged_pages()
        for said in pages:
            number = re.search(r"page (\d+)", said)
            self.found.fault("page", number[1] if number else said)
        for said in odd_structure() if not pages else ():
            self.found.fault("structure", said)
        chains = verify(self._entries(book), [*self.since, *self._witnessed()])
        ours = ours_of(Author(self.keys.signing).public, self.follows)
        for fault in chains.faults:
            author = bytes.fromhex(fault.author)
            by_design = fault.what in {"gap", "fork"} and (author not in ours.last or author in ours.parts)
            where = Finding(fault.what, f"{fault.author[:8]} {fault.sequence}")
            (self.found.notes if by_design else self.found.faults).append(where)
        for author, last in self.ends.items():
            if last > (end if (end := ours.last.get(author)) is not None else last):
                self.found.fault("after_new_keys", f"{author.hex()[:8]} {last}")
        self._blobs(book, ours)

    def _entries(self, book: Book) -> Iterator[Entry]:
        for some in book.salvage():
            for place in some.lost:
                self.found.fault("lost", place)
            for place in some.differing:
                self.found.fault("differs", place)
            for entry in some.entries:
                self._take(entry)
                yield entry
            self.step(len(some.entries))

    def _take(self, entry: Entry) -> None:
        self.found.entries += 1
        self.found.erased += entry.erased
        author, sequence = entry.header.author, entry.header.sequence
        self.ends[author] = max(sequence, self.ends.get(author, 0))
        if entry.body is None:
            return
        for key in _NAMING:
            if one := digest(entry, key):
                self.blobs[one] = entry.body.subject, key
        if entry.body.kind in ERASURES:
            self.erasures.setdefault(entry.body.subject, []).append(entry)
        if entry.body.kind == FOLLOWS:
            self.follows.append(entry)

    def _witnessed(self) -> list[Head]:
        try:
            head = witnessed(self.place, self.keys)
        except FileNotFoundError:
            self.found.fault("heads_missing", HEADS)
            return []
        except Broken:
            self.found.fault("heads_changed", HEADS)
            return []
        return [head] if head else []

    def _blobs(self, book: Book, ours: Ours) -> None:
        """Every blob that is named must be here and whole, but for originals that gave way; and no other may be."""
        blobs = Blobs(self.place / BLOBS, self.keys)
        here = self._blob_files(blobs)
        self.found.faults += [
            Finding("blob_stray", _where(path)) for one, path in here.items() if one not in self.blobs
        ]
        parted = {s for s, entries in self.erasures.items() if state_of(s, entries, ours).gone}
        absent = book.memory.known("absent", [one for one in self.blobs if one not in here])
        for one, (subject, key) in self.blobs.items():
            gave_way = key == "original" and subject in parted
            if one not in here and not gave_way and not blobs.path(one).exists():
                where = Finding("blob_missing", f"{_where(blobs.path(one))} · {subject[:8]}")
                if one in absent:
                    self.found.notes.append(replace(where, what="blob_never_came"))
                else:
                    self.found.faults.append(where)

    def _blob_files(self, blobs: Blobs) -> dict[str, Path]:
        """Those that are whole, by digest; the others are named."""
        here = {}
        for path in blobs.files():
            try:
                here[blobs.read(path).digest] = path
                self.found.blobs += 1
            except Damaged:
                self.found.fault("blob_damaged", _where(path))
            self.step(1)
        return here

    def _files(self, passing: tuple[str, ...] = ()) -> None:
        inside = {KEYS, LOCK, self.keys.place}
        strays = [path.name for path in self.folder.iterdir() if path.name not in inside]
        inside = {DATABASE, HEADS, BLOBS, *(DATABASE + ending for ending in passing)}
        strays += [f"{self.keys.place}/{path.name}" for path in self.place.iterdir() if path.name not in inside]
        for name in sorted(strays):
            if not (passing and _passes(name)) and Finding("stray", name) not in self.found.faults:
                self.found.fault("stray", name)
        if not passing and (self.folder / LOCK).stat().st_size:
            self.found.fault("not_empty", LOCK)


def _where(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _passes(name: str) -> bool:
    """Whether it may be what a crash left, which opening takes away."""
    return PLACE.fullmatch(name) is not None or name.rpartition("/")[2].startswith(SCRATCH)
