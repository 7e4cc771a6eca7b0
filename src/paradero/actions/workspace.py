"""An open workspace: keys, entries, tables and blobs together, and the one way to add to them."""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction

from paradero.actions.permitting import Actor
from paradero.ledger import Author, Head
from paradero.model import Blob, Content, Entry
from paradero.model.blob import Role, stamp_of
from paradero.record.bodies import fits
from paradero.record.kinds import FOLLOWS, RECEIVED, WORKSPACE
from paradero.record.marks import Marks
from paradero.record.state import Ours, ours_of
from paradero.record.view import digests
from paradero.store.book import Book
from paradero.store.models import BlobRow, Pending
from paradero.store.tables import Tables
from paradero.vault import Blobs, Keys
from paradero.vault.sealing import seal, unseal
from paradero.vault.writing import write_whole

DATABASE, BLOBS, HEADS = "record.db", "blobs", "heads"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be recorded; signing makes an entry of it. `behind`: it answers the draft recorded before it."""

    kind: str
    subject: str
    content: Content
    answers: tuple[str, ...] = ()
    behind: bool = False


@dataclass(slots=True)
class Workspace:
    """Invariant: every entry that `record` returned is on the disk, with its rows, and the sealed head says so."""

    folder: Path
    keys: Keys
    book: Book
    author: Author
    actor: Actor
    blobs: Blobs
    marks: Marks
    tables: Tables = field(init=False)
    loose: set[str] = field(init=False, default_factory=set)
    """Blobs that no entry names yet: they go when it ends without one."""
    writing: threading.RLock = field(init=False, default_factory=threading.RLock)
    """Held by whoever reads in order to record: what is decided on is what stands."""
    unsettled: list[str] = field(init=False, default_factory=list)
    """Reports whose erasure could not be carried out when it was opened."""
    _whose: list[Ours] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.tables = Tables(self.book, self.blobs, self.marks, self.ours)

    @classmethod
    def of(cls, folder: Path, keys: Keys, book: Book, actor: Actor) -> Workspace:
        """Put together what lies in a folder, its store being open."""
        author = Author(keys.signing)
        author.goes_on(book.last(author.public))
        blobs = Blobs(folder / keys.place / BLOBS, keys)
        return cls(folder, keys, book, author, actor, blobs, Marks(keys.memory))

    @property
    def place(self) -> Path:
        return self.folder / self.keys.place

    def acting(self, actor: Actor) -> Workspace:
        """The same workspace, in which somebody else acts."""
        other = copy.copy(self)
        other.actor = actor
        return other

    def ours(self) -> Ours:
        """The public keys of this workspace, earlier ones too."""
        known = list(self._whose)
        if not known:
            known = [ours_of(self.author.public, self.book.entries(subject=WORKSPACE), self.book.chain)]
            self._whose[:] = known
        return known[0]

    def put(self, content: bytes, role: Role) -> str:
        """Keep a document of ours for an entry that is to be recorded next."""
        blob = Blob.of(content, stamp_of(self.author.public, role))
        self.loose.add(blob.digest)
        self.blobs.keep(blob)
        return blob.digest

    def tidy(self) -> None:
        """Take away what no entry came to name. The database says which did: an entry that was added names it there."""
        for digest in list(self.loose):
            if not BlobRow.objects.filter(digest=digest).exists():
                self.blobs.erase(digest)
            self.loose.discard(digest)

    def record(self, drafts: Iterable[Draft], carry_out: bool = False) -> tuple[Entry, ...]:
        """Sign, add and fold, all or nothing, and acknowledge by returning.

        Blobs that a draft names have to be kept before. `carry_out` notes with the entries that blobs have to follow.
        """
        if connection.in_atomic_block:
            raise RuntimeError("what is recorded must not be taken back by a transaction around it")
        with self.writing:
            return self._recorded(drafts, carry_out)

    def _recorded(self, drafts: Iterable[Draft], carry_out: bool) -> tuple[Entry, ...]:
        before = self.author.sequence, self.author.previous
        try:
            with transaction.atomic():
                entries = self._signed(drafts)
                self.book.append(entries)
                for subject in sorted({e.body.subject for e in entries if e.body is not None}):
                    self.tables.fold(subject)
                    if carry_out:
                        Pending.objects.get_or_create(subject=subject)
        except BaseException:
            self.author.sequence, self.author.previous = before
            raise
        self.loose.difference_update(d for e in entries for d in digests(e))
        self.know_anew(entries)
        self.go_on_behind(entries)
        return entries

    def know_anew(self, entries: Iterable[Entry]) -> None:
        """Entries were added: their authors may be ours, or say whose keys are."""
        if any(e.header.author in self.ours().counts for e in entries) or any(
            e.body is not None and e.body.kind == FOLLOWS for e in entries
        ):
            self._whose.clear()

    def go_on_behind(self, entries: Iterable[Entry]) -> None:
        """Our own log may have come back longer than it was here. Only what is on the disk is noted as acknowledged."""
        if any(e.header.author == self.author.public for e in entries):
            self.author.goes_on(self.book.last(self.author.public))
            self.witness()

    def _signed(self, drafts: Iterable[Draft]) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        for draft in drafts:
            answers = (*draft.answers, *(e.id for e in entries[-1:] if draft.behind))
            content = draft.content if draft.kind == RECEIVED else {**draft.content, **self.by()}
            entries.append(self.author.write(draft.kind, draft.subject, content, answers=answers))
        strange = [e.body.kind for e in entries if e.body is not None and not fits(e)]
        if strange:
            raise ValueError(f"a body that says more than its kind may: {strange}")
        return tuple(entries)

    def by(self) -> dict[str, str]:
        """Who acts, as every body says it. What begins a report says it when its number is made."""
        return {"by": self.actor.member} if self.actor.member else {}

    def head(self) -> Head | None:
        """Where this workspace's own log ends."""
        if self.author.sequence == 0:
            return None
        return Head(self.author.public.hex(), self.author.sequence - 1, self.author.previous.hex())

    def witness(self) -> None:
        """Note outside the database where the log ends: an older database in its place, or a cut one, then shows."""
        head = self.head()
        told = json.dumps([head.author, head.sequence, head.entry] if head else None)
        write_whole(self.place / HEADS, seal(self.keys.database, HEADS, told.encode("ascii")))


def witnessed(place: Path, keys: Keys) -> Head | None:
    """The head that was noted last; raises Broken if the note was changed, FileNotFoundError if it is gone."""
    told = json.loads(unseal(keys.database, HEADS, (place / HEADS).read_bytes()))
    return Head(*told) if told else None
