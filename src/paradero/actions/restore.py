"""A backup back to life: into an empty folder, or into the workspace that it came from, which it mends.

What was erased since the backup was made stays erased: the workspace that is there says what.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import DatabaseError

from paradero.actions.import_bundle import Terms, take
from paradero.actions.opening import (
    COORDINATOR,
    DEAR,
    OLD,
    Secret,
    check_new,
    check_passphrase,
    check_plain,
    drop_other_places,
    unlocked,
)
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.settling import settle, sweep_blobs
from paradero.actions.unpacking import unpack, unpack_keys
from paradero.actions.workspace import BLOBS, DATABASE, Draft, Workspace, witnessed
from paradero.ledger import Author
from paradero.ledger.bundles import Bundle
from paradero.model import Blob, Entry
from paradero.record.kinds import ERASURES, FOLLOWS, WORKSPACE
from paradero.record.view import digests
from paradero.store.book import Book
from paradero.store.opening import WrongKey, damaged_pages, opened_bare, rekey
from paradero.store.opening import opened as store_opened
from paradero.vault import Blobs, Cost, Damaged, Keys, Missing, keyfile, locked
from paradero.vault.keys import new_place
from paradero.vault.sealing import Broken
from paradero.vault.writing import sync_folder

OWN = Terms(anyway=True, own=True)
Step = Callable[[], None]
Memory = list[tuple[str, str, str, int]]
_SOME = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """`backup` opens the backup, `current` the workspace that lies in the folder, if one does.

    `passphrase` is the one to be set, where the backup is opened with a recovery key; else that of before stays.
    `anyway` goes on where the erasures of a workspace that cannot be read any more cannot be applied.
    """

    source: Path
    backup: Secret
    current: Secret | None = None
    passphrase: str | None = None
    anyway: bool = False
    cost: Cost = DEAR


@dataclass(frozen=True, slots=True)
class Restored:
    """`mended`: merged into a workspace that was there and could be read; `replaced`: one was there and could not.

    `entries` and `documents` are those that came back. `unknown_erasures`: what was erased after the backup is not
    known here, and may be back.
    """

    entries: int
    documents: int
    mended: bool
    replaced: bool
    unknown_erasures: bool


def restore(folder: Path, asked: Asked, step: Step = lambda: None) -> Restored:
    """Invariant: after a crash at any moment the folder holds what it held before, or what was restored.

    Raises Refusal `not_a_backup`, `backup_cut`, `backup_changed`, `another_workspace`, `erasures_unknown`, and those of
    opening.
    """
    with refusing():
        there = (folder / keyfile.NAME).exists()
        if not there:
            check_new(folder)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder):
            place = folder / new_place()
            place.mkdir(mode=0o700)
            restoring = _Restoring(folder, place, asked, step)
            try:
                done = restoring.into(there)
            except BaseException:
                if not restoring.taken_over:
                    shutil.rmtree(place, ignore_errors=True)
                raise
        return done


@dataclass(frozen=True, slots=True)
class Salvage:
    """What can still be read of the workspace that is there, if one is; `whole`: all of its entries."""

    entries: list[Entry] = field(default_factory=list)
    memory: Memory = field(default_factory=list)
    there: bool = False
    whole: bool = False


@dataclass(slots=True)
class _Restoring:
    folder: Path
    place: Path
    asked: Asked
    step: Step
    taken_over: bool = False
    """From here on the key file may name the new place, which must not go any more."""

    def into(self, there: bool) -> Restored:
        unpack_keys(self.asked.source, self.place)
        backup = self.asked.backup.open(self.place)
        passphrase = self._passphrase(there)
        if there and self.asked.current is None:
            raise Refusal("already_workspace", folder=str(self.folder))
        current = self.asked.current.open(self.folder) if there and self.asked.current is not None else None
        # Keys and erasure memory are one lineage: a stranger's backup has another memory.
        if current is not None and current.memory != backup.memory:
            raise Refusal("another_workspace")
        unpack(self.asked.source, self.place, self.step)
        (self.place / keyfile.NAME).unlink()
        self._check(backup)
        if current is None:
            return self._replace(backup, backup, Salvage(), passphrase)
        check_plain(self.folder, current)
        if self._readable(current):
            return self._merge(current, backup)
        return self._replace(current, backup, self._salvaged(current), passphrase)

    def _check(self, backup: Keys) -> None:
        """The sealed head of a backup is that of its database: parts of two backups are no backup."""
        try:
            head = witnessed(self.place, backup)
        except Broken as error:
            raise Refusal("backup_changed") from error
        with store_opened(self.place / DATABASE, backup.database) as book:
            last = book.last(Author(backup.signing).public)
        if (head.entry if head else None) != (last.id if last else None):
            raise Refusal("backup_changed")

    def _readable(self, current: Keys) -> bool:
        """Whether the database that is there is whole."""
        database = self.folder / current.place / DATABASE
        if not database.exists():
            return False
        try:
            with opened_bare(database, current.database) as book:
                return not damaged_pages() and self._has_all(current, book)
        except (DatabaseError, WrongKey):
            return False

    def _has_all(self, current: Keys, book: Book) -> bool:
        """Whether nothing that was acknowledged is missing: an emptied database would know of no erasure."""
        try:
            head = witnessed(self.folder / current.place, current)
        except (Broken, FileNotFoundError):
            return False
        return head is None or book.holds(head.entry)

    def _merge(self, current: Keys, backup: Keys) -> Restored:
        """Whatever is missing or damaged here comes from the backup."""
        with store_opened(self.place / DATABASE, backup.database) as book:
            entries, memory = list(book.entries()), book.memory.all()
            last = book.last(Author(backup.signing).public)
        kept = Blobs(self.place / BLOBS, backup)
        added = 0
        before = set(Blobs(self.folder / current.place / BLOBS, current).whole())
        with unlocked(self.folder, current, keep=self.place.name, even_shorter=True) as workspace:
            workspace.book.memory.take(memory)
            self._extend(workspace, last)
            for some in _by_subject(entries):
                blobs = tuple(_blobs(kept, (d for e in some for d in digests(e))))
                added += take(workspace, Bundle(tuple(some), blobs), OWN).new
                self.step()
            back = set(workspace.blobs.whole()) - before
        shutil.rmtree(self.place)
        return Restored(added, len(back), True, False, False)

    def _extend(self, workspace: Workspace, last: Entry | None) -> None:
        """Of an earlier key of ours the log may have gone on, in this backup, behind where it was thought to end."""
        if last is None or last.header.author not in workspace.ours().counts or workspace.ours().wrote(last):
            return
        workspace.book.append([replace(last, body=None, salt=None)])
        content = {"after": last.header.author.hex(), "last": last.header.sequence, "entry": last.id}
        workspace.record([Draft(FOLLOWS, WORKSPACE, content)])

    def _salvaged(self, current: Keys) -> Salvage:
        """What can still be read of the workspace that is there; its erasures have to be known, or given up."""
        entries: list[Entry] = []
        memory: Memory = []
        database = self.folder / current.place / DATABASE
        whole = database.exists()
        if whole:
            try:
                with opened_bare(database, current.database) as book:
                    for some in book.salvage():
                        entries += some.entries
                        whole = whole and not some.lost
                with opened_bare(database, current.database) as book:
                    memory = book.memory.all()
                    whole = whole and self._has_all(current, book)
            except (DatabaseError, WrongKey):
                whole = False
        if not whole and not self.asked.anyway:
            raise Refusal("erasures_unknown")
        return Salvage(entries, memory, there=True, whole=whole)

    def _replace(self, keys: Keys, backup: Keys, salvage: Salvage, passphrase: str) -> Restored:
        """The backup under the keys that count here and a new signing key, so that no log forks."""
        made = replace(keys, place=self.place.name, signing=os.urandom(32))
        if backup.database != made.database:
            with store_opened(self.place / DATABASE, backup.database):
                rekey(made.database)
        if backup.names != made.names:
            self._reencrypt(backup, made)
        if salvage.there and (self.folder / keys.place / BLOBS).is_dir():
            self._bring_blobs(Blobs(self.folder / keys.place / BLOBS, keys), Blobs(self.place / BLOBS, made))
        with store_opened(self.place / DATABASE, made.database) as book:
            workspace = Workspace.of(self.folder, made, book, COORDINATOR)
            self._go_on(workspace, salvage, (keys.signing, backup.signing))
            book.memory.take(salvage.memory)
            for some in _by_subject(salvage.entries):
                take(workspace, Bundle(tuple(some), ()), OWN)
            self._forget(workspace, salvage)
            for subject in {e.body.subject for kind in ERASURES for e in book.entries(kind=kind) if e.body}:
                settle(workspace, subject)
            sweep_blobs(workspace)
            total = sum(1 for _ in book.entries())
            documents = sum(1 for _ in workspace.blobs.files())
        self.taken_over = True
        keyfile.write(self.folder, made, passphrase, self.asked.cost)
        drop_other_places(self.folder, {made.place})
        sync_folder(self.folder)
        return Restored(total, documents, False, salvage.there, not salvage.whole)

    def _go_on(self, workspace: Workspace, salvage: Salvage, earlier: tuple[bytes, bytes]) -> None:
        """The new key follows the one of today, or that of the backup where nothing of today's can be read."""
        for signing in earlier:
            author = Author(signing).public
            log = [e for e in salvage.entries if e.header.author == author]
            last = max((*log, workspace.book.last(author)), key=lambda e: e.header.sequence if e else -1)
            if last is not None:
                content = {"after": author.hex(), "last": last.header.sequence, "entry": last.id}
                workspace.record([Draft(FOLLOWS, WORKSPACE, content)])
                return
        workspace.witness()

    def _forget(self, workspace: Workspace, salvage: Salvage) -> None:
        """What the workspace that is replaced had erased goes from the backup too, though it may not say why."""
        bare = {e.id for e in salvage.entries if e.erased and workspace.ours().wrote(e)}
        book = workspace.book
        for some in _by_subject(list(book.entries())):
            gone = bare | book.memory.known("entry", [e.id for e in some])
            erased = [e for e in some if e.body is not None and e.id in gone]
            for entry in erased:
                for named in digests(entry):
                    workspace.blobs.erase(named)
            book.erase(e.id for e in erased)
            for subject in {e.body.subject for e in erased if e.body}:
                workspace.tables.fold(subject)

    def _passphrase(self, there: bool) -> str:
        secret = self.asked.current if there and self.asked.current is not None else self.asked.backup
        chosen = self.asked.passphrase if secret.recovery or self.asked.passphrase else secret.passphrase
        if chosen is None:
            raise Refusal("passphrase_needed")
        check_passphrase(chosen)
        return chosen

    def _reencrypt(self, old: Keys, new: Keys) -> None:
        beside = self.place / OLD
        (self.place / BLOBS).rename(beside)
        (self.place / BLOBS).mkdir(mode=0o700)
        before, after = Blobs(beside, old), Blobs(self.place / BLOBS, new)
        self._bring_blobs(before, after)
        shutil.rmtree(beside)

    def _bring_blobs(self, before: Blobs, after: Blobs) -> None:
        for path in before.files():
            try:
                after.keep(before.read(path))
            except Damaged:
                continue
            self.step()


def _by_subject(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Some hundred entries at a time, no report's apart; first those of which only headers are left."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.body.subject if entry.body else "", []).append(entry)
    some: list[Entry] = []
    for subject in sorted(found):
        some += found[subject]
        if len(some) >= _SOME:
            yield some
            some = []
    if some:
        yield some


def _blobs(kept: Blobs, named: Iterable[str]) -> Iterator[Blob]:
    for one in named:
        try:
            yield kept.open(one)
        except (Missing, Damaged):
            continue
