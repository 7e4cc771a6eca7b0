"""A backup back to life: into an empty folder, or into the workspace that it came from, which it mends.

What was erased since the backup was made stays erased: the workspace that is there says what.
"""

from __future__ import annotations

import os
import re
import shutil
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import DatabaseError

from paradero.actions.import_bundle import take
from paradero.actions.opening import COORDINATOR, DEAR, Secret, check_new, check_passphrase, unlocked
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.settling import settle
from paradero.actions.workspace import BLOBS, DATABASE, HEADS, Draft, Workspace
from paradero.ledger import Author
from paradero.ledger.bundles import Bundle
from paradero.model import Blob, Entry
from paradero.record.kinds import ERASURES, FOLLOWS, WORKSPACE
from paradero.record.view import digests
from paradero.store.opening import WrongKey, damaged_pages, rekey
from paradero.store.opening import opened as store_opened
from paradero.vault import Blobs, Cost, Damaged, Keys, Missing, keyfile, locked
from paradero.vault.keys import new_place
from paradero.vault.writing import sync_folder

Step = Callable[[], None]
Memory = list[tuple[str, str, str, int]]
_MEMBER = re.compile(rf"{keyfile.NAME}|{DATABASE}|{HEADS}|{BLOBS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}")
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

    `unknown_erasures`: what was erased after the backup is not known here, and may be back.
    """

    entries: int
    mended: bool
    replaced: bool
    unknown_erasures: bool


def restore(folder: Path, asked: Asked, step: Step = lambda: None) -> Restored:
    """Invariant: after a crash at any moment the folder holds what it held before, or what was restored.

    Raises Refusal `not_a_backup`, `backup_cut`, `another_workspace`, `erasures_unknown`, and those of opening.
    """
    with refusing():
        there = (folder / keyfile.NAME).exists()
        if not there:
            check_new(folder)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder):
            place = folder / new_place()
            place.mkdir(mode=0o700)
            try:
                _unpack(asked.source, place, step)
                return _Restoring(folder, place, asked, step).into(there)
            except BaseException:
                shutil.rmtree(place, ignore_errors=True)
                raise


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

    def into(self, there: bool) -> Restored:
        backup = self.asked.backup.open(self.place)
        passphrase = self._passphrase(there)
        (self.place / keyfile.NAME).unlink()
        if not there:
            return self._replace(backup, backup, Salvage(), passphrase)
        if self.asked.current is None:
            raise Refusal("already_workspace", folder=str(self.folder))
        current = self.asked.current.open(self.folder)
        # Keys and erasure memory are one lineage: a stranger's backup has another memory.
        if current.memory != backup.memory:
            raise Refusal("another_workspace")
        entries = self._entries(backup)
        try:
            merged = self._merge(current, backup, entries)
        except (DatabaseError, WrongKey, FileNotFoundError, Refusal):
            merged = None
        if merged is not None:
            return merged
        return self._replace(current, backup, self._salvaged(current), passphrase)

    def _entries(self, backup: Keys) -> list[Entry]:
        with store_opened(self.place / DATABASE, backup.database) as book:
            return list(book.entries())

    def _merge(self, current: Keys, backup: Keys, entries: list[Entry]) -> Restored | None:
        """Whatever is missing or damaged here comes from the backup; None if the pages here are damaged themselves."""
        database = self.folder / current.place / DATABASE
        if not database.exists():
            return None
        with store_opened(database, current.database):
            if damaged_pages():
                return None
        kept = Blobs(self.place / BLOBS, backup)
        added = 0
        with unlocked(self.folder, current, keep=self.place.name) as workspace:
            for some in _by_subject(entries):
                blobs = tuple(_blobs(kept, (d for e in some for d in digests(e))))
                added += take(workspace, Bundle(tuple(some), blobs), anyway=True).new
                self.step()
        shutil.rmtree(self.place)
        return Restored(added, True, False, False)

    def _salvaged(self, current: Keys) -> Salvage:
        """What can still be read of the workspace that is there; its erasures have to be known, or given up."""
        entries: list[Entry] = []
        memory: Memory = []
        whole = (self.folder / current.place / DATABASE).exists()
        try:
            with store_opened(self.folder / current.place / DATABASE, current.database) as book:
                for some in book.salvage():
                    entries += some.entries
                    whole = whole and not some.lost
                memory = book.memory.all()
        except (DatabaseError, WrongKey):
            whole = False
        if not whole and not self.asked.anyway:
            raise Refusal("erasures_unknown")
        return Salvage(entries, memory, there=True, whole=whole)

    def _replace(self, keys: Keys, backup: Keys, salvage: Salvage, passphrase: str) -> Restored:
        """The backup under the keys that count here and a new signing key, so that no log forks."""
        made = replace(keys, place=self.place.name, signing=os.urandom(32))
        with store_opened(self.place / DATABASE, backup.database):
            if backup.database != made.database:
                rekey(made.database)
        if backup.names != made.names:
            self._reencrypt(backup, made)
        if salvage.there and (self.folder / keys.place / BLOBS).is_dir():
            self._bring_blobs(Blobs(self.folder / keys.place / BLOBS, keys), Blobs(self.place / BLOBS, made))
        with store_opened(self.place / DATABASE, made.database) as book:
            workspace = Workspace.of(self.folder, made, book, COORDINATOR)
            earlier = sorted({Author(signing).public.hex() for signing in (keys.signing, backup.signing)})
            workspace.record([Draft(FOLLOWS, WORKSPACE, {"after": key}) for key in earlier])
            book.memory.take(salvage.memory)
            for some in _by_subject(salvage.entries):
                take(workspace, Bundle(tuple(some), ()), anyway=True)
            self._forget(workspace, salvage)
            for subject in {e.body.subject for kind in ERASURES for e in book.entries(kind=kind) if e.body}:
                settle(workspace, subject)
            total = sum(1 for _ in book.entries())
        keyfile.write(self.folder, made, passphrase, self.asked.cost)
        if salvage.there and keys.place != made.place:
            shutil.rmtree(self.folder / keys.place, ignore_errors=True)
        sync_folder(self.folder)
        return Restored(total, False, salvage.there, not salvage.whole)

    def _forget(self, workspace: Workspace, salvage: Salvage) -> None:
        """What the workspace that is replaced had erased goes from the backup too, though it may not say why."""
        bare = {e.id for e in salvage.entries if e.erased and workspace.ours().wrote(e)}
        book = workspace.book
        for some in _by_subject(list(book.entries())):
            gone = bare | book.memory.known("entry", [e.id for e in some])
            for entry in (e for e in some if e.body is not None and e.id in gone):
                for named in digests(entry):
                    workspace.blobs.erase(named)
            book.erase(e.id for e in some if e.id in gone)

    def _passphrase(self, there: bool) -> str:
        secret = self.asked.current if there and self.asked.current is not None else self.asked.backup
        chosen = self.asked.passphrase if secret.recovery or self.asked.passphrase else secret.passphrase
        if chosen is None:
            raise Refusal("passphrase_needed")
        check_passphrase(chosen)
        return chosen

    def _reencrypt(self, old: Keys, new: Keys) -> None:
        beside = self.place / "old"
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


def _unpack(source: Path, place: Path, step: Step) -> None:
    """Only files that a backup of ours has, under their own names, and the sealed head as the last of them."""
    names: list[str] = []
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isreg() else None
                if file is None or not _MEMBER.fullmatch(member.name) or member.name in names:
                    raise Refusal("not_a_backup")
                names.append(member.name)
                target = place / member.name
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with target.open("xb") as out:
                    shutil.copyfileobj(file, out)
                    out.flush()
                    os.fsync(out.fileno())
                if target.stat().st_size != member.size:
                    raise Refusal("backup_cut")
                step()
    except (tarfile.TarError, EOFError) as error:
        raise Refusal("backup_cut" if names else "not_a_backup") from error
    if names[:2] != [keyfile.NAME, DATABASE]:
        raise Refusal("not_a_backup")
    if names[-1] != HEADS:
        raise Refusal("backup_cut")
    (place / BLOBS).mkdir(exist_ok=True)
