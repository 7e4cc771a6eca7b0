"""Whether everything that was kept is still here, and still what it was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import DatabaseError

from paradero.actions.checking_blobs import BlobCheck
from paradero.actions.findings import Finding, Verified
from paradero.actions.opening import PLACE, Secret, check_there, unlocked
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.workspace import BLOBS, DATABASE, HEADS, Workspace, witnessed
from paradero.ledger import Author, Head, verify
from paradero.model import Entry
from paradero.record.kinds import ERASED, FOLLOWS
from paradero.record.state import Ours, chain_in, ours_of, way_back
from paradero.store.book import Book
from paradero.store.opening import WrongKey, damaged_pages, odd_structure, opened_bare
from paradero.vault import Keys, locked
from paradero.vault.keyfile import NAME as KEYS
from paradero.vault.locking import NAME as LOCK
from paradero.vault.sealing import Broken
from paradero.vault.writing import SCRATCH

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
    workspace: Workspace | None = None
    bare: list[Entry] = field(default_factory=list)
    listed: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    """Ids that erasures name, with these."""
    follows: list[Entry] = field(default_factory=list)
    headers: list[Entry] = field(default_factory=list)

    @property
    def place(self) -> Path:
        return self.folder / self.keys.place

    def all(self) -> Verified:
        if not self.place.is_dir():
            self.found.fault("unreadable_database", self.keys.place)
            return self.found
        blobs = BlobCheck(self.place / BLOBS, self.keys, self.found)
        # Opening takes away what a crash leaves, and whatever looks like it: what is no such thing is named before.
        self._files(passing=("-wal", "-shm"))
        unreadable = False
        try:
            with ExitStack() as stack:
                self._database(self._book(stack), blobs)
        except (WrongKey, DatabaseError, Refusal) as error:
            if isinstance(error, DatabaseError) and "full" in str(error):
                raise
            if isinstance(error, Refusal) and error.code not in {"no_database", "damaged_record"}:
                raise
            unreadable = True
            self.found.fault("unreadable_database", type(error).__name__)
            blobs.files(self.step)
        self._files(passing=("-wal", "-shm") if unreadable else ())
        return self.found

    def _book(self, stack: ExitStack) -> Book:
        """Opened as always, so that what a crash left is finished first; where damage forbids that, opened bare."""
        try:
            self.workspace = stack.enter_context(unlocked(self.folder, self.keys, even_shorter=True))
        except DatabaseError:
            return stack.enter_context(opened_bare(self.place / DATABASE, self.keys.database))
        return self.workspace.book

    def _database(self, book: Book, blobs: BlobCheck) -> None:
        pages = damaged_pages()
        for said in pages:
            number = re.search(r"page (\d+)", said)
            self.found.fault("page", number[1] if number else said)
        for said in odd_structure() if not pages else ():
            self.found.fault("structure", said)
        chains = verify(self._entries(book, blobs), [*self.since, *self._witnessed()])
        ours = ours_of(Author(self.keys.signing).public, self.follows, chain_in(self.headers))
        for fault in chains.faults:
            self._chain_fault(fault.what, fault.author, fault.sequence, ours)
        self._accounts(ours, self._ways_back(ours))
        blobs.check(book, ours, self.step)
        if self.workspace is not None and not pages:
            for subject in self.workspace.unsettled:
                self.found.fault("unsettled", subject[:8])
            for subject in self.workspace.tables.differing(lambda: self.step(1)):
                self.found.fault("tables", subject[:8])

    def _chain_fault(self, what: str, author: str, sequence: int, ours: Ours) -> None:
        """Of the log of today's key nothing may be missing or twice. Of others' logs a part is here by design."""
        current = Author(self.keys.signing).public.hex()
        by_design = what in {"gap", "fork", "broken"} and author != current
        where = Finding(what, f"{author[:8]} {sequence}")
        (self.found.notes if by_design else self.found.faults).append(where)

    def _ways_back(self, ours: Ours) -> frozenset[str]:
        """From every head on paper, and from where each earlier key of ours ended, the way back has to be whole.

        The ids on these ways are ours to account for. One head on paper at least has to be of a key of ours.
        """
        previous = {e.id: e.header.previous.hex() for e in self.headers}
        found: set[str] = set()
        for head in (*self.since, *ours.ends):
            ends = [e for e in self.headers if e.header.sequence == head.sequence and e.id.startswith(head.entry)]
            ends = [e for e in ends if e.header.author.hex().startswith(head.author)]
            where = f"{head.author[:8]} {head.sequence}"
            if not ends and head in ours.ends:
                self.found.fault("cut", where)
            for end in ends[:1]:
                way = way_back(end.id, previous)
                if len(way) != head.sequence + 1:
                    self.found.fault("gap", where)
                if end.header.author in ours.counts:
                    found |= way
                    if not ours.wrote(end):
                        self.found.fault("beyond", where)
        of_ours = (key.hex().startswith(head.author) for head in self.since for key in ours.counts)
        if self.since and not any(of_ours):
            self.found.fault("another_key", self.since[0].author[:8])
        for entry in self.headers:
            if entry.header.author in ours.counts and entry.header.author not in ours.parts and not ours.wrote(entry):
                author = entry.header.author.hex()
                self.found.notes.append(Finding("after_new_keys", f"{author[:8]} {entry.header.sequence}"))
        return frozenset(found)

    def _accounts(self, ours: Ours, ways: frozenset[str]) -> None:
        """Every body of ours that went, went by an erasure of ours that names it."""
        for entry in self.bare:
            accounted = any(ours.wrote(erasure) for erasure in self.listed.get(entry.id, ()))
            if (ours.wrote(entry) or entry.id in ways) and not accounted:
                self.found.fault("unaccounted", f"{entry.header.author.hex()[:8]} {entry.header.sequence}")

    def _entries(self, book: Book, blobs: BlobCheck) -> Iterator[Entry]:
        for some in book.salvage():
            for place in some.lost:
                self.found.fault("lost", place)
            for place in some.differing:
                self.found.fault("differs", place)
            for entry in some.entries:
                self._take(entry)
                blobs.take(entry)
                yield entry
            self.step(len(some.entries))

    def _take(self, entry: Entry) -> None:
        self.found.entries += 1
        self.found.erased += entry.erased
        self.headers.append(replace(entry, body=None, salt=None))
        if entry.body is None:
            self.bare.append(entry)
        elif entry.body.kind == FOLLOWS:
            self.follows.append(entry)
        elif entry.body.kind == ERASED:
            ids = entry.body.content.get("entries")
            for id in ids if isinstance(ids, list) else ():
                self.listed[str(id)].append(entry)

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


def _passes(name: str) -> bool:
    """Whether it may be what a crash left, which opening takes away."""
    return PLACE.fullmatch(name) is not None or name.rpartition("/")[2].startswith(SCRATCH)
