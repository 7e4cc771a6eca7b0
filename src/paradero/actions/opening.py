"""Making, opening and closing a workspace.

    FOLDER/keys, lock          the sealed keys; whoever works here holds the lock
    FOLDER/PLACE/record.db     the entries and what is folded from them, encrypted
    FOLDER/PLACE/heads         where the log ended when it was last acknowledged, sealed
    FOLDER/PLACE/blobs/        preserved documents, each encrypted

PLACE is named in the keys: new keys and restored copies are made in a place of their own, and become the workspace in
the one moment in which the key file is replaced.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from paradero.actions.permitting import Actor
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.settling import settle_what_is_left, sweep_blobs
from paradero.actions.workspace import BLOBS, DATABASE, HEADS, Workspace, witnessed
from paradero.store.opening import opened as store_opened
from paradero.vault import Cost, Keys, keyfile, locked, unlock
from paradero.vault.locking import NAME as LOCK
from paradero.vault.sealing import Broken
from paradero.vault.writing import SCRATCH, sweep

COORDINATOR = Actor()
DEAR = Cost()
PLACE = re.compile(r"p-[0-9a-f]{16}")
SCRATCHED = re.compile(rf"{re.escape(SCRATCH)}[a-z0-9_]{{8}}")
OLD = "old"
"""Where a restoring puts documents that it has yet to encrypt anew."""
SHORTEST = 12
"""Characters of a passphrase; README advises five words or more."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens a workspace: a passphrase, or the recovery key instead."""

    passphrase: str
    recovery: bool = False

    def open(self, folder: Path) -> Keys:
        return keyfile.recover(folder, self.passphrase) if self.recovery else unlock(folder, self.passphrase)

    def __repr__(self) -> str:
        return "Secret()"


def create(folder: Path, passphrase: str, cost: Cost = DEAR) -> str:
    """A new workspace, and its recovery key, to be shown once. The folder is new, empty, or what a crash here left."""
    with refusing():
        check_new(folder)
        check_passphrase(passphrase)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder):
            check_new(folder)
            drop_other_places(folder, set())
            keys, recovery = Keys.new()
            make_place(folder, keys)
            keyfile.write(folder, keys, passphrase, cost)
    return recovery


def check_passphrase(passphrase: str) -> None:
    if len(passphrase) < SHORTEST:
        raise Refusal("short_passphrase", least=SHORTEST)


def make_place(folder: Path, keys: Keys) -> None:
    """An empty store under these keys; it becomes the workspace when the key file is written."""
    (folder / keys.place).mkdir(mode=0o700)
    (folder / keys.place / BLOBS).mkdir(mode=0o700)
    with store_opened(folder / keys.place / DATABASE, keys.database) as book:
        Workspace.of(folder, keys, book, Actor()).witness()


@contextmanager
def opened(folder: Path, secret: Secret, actor: Actor = COORDINATOR) -> Iterator[Workspace]:
    """The workspace in a folder, while nobody else has it open. Whatever a crash left half done is finished first."""
    with refusing():
        check_there(folder)
        with locked(folder), unlocked(folder, secret.open(folder), actor) as workspace:
            yield workspace


@contextmanager
def unlocked(
    folder: Path, keys: Keys, actor: Actor = COORDINATOR, keep: str | None = None, even_shorter: bool = False
) -> Iterator[Workspace]:
    """The same for whoever holds the lock and the keys already, and may be at work in another place beside.

    A database that lacks what was acknowledged is opened only by what looks into it or mends it.
    """
    check_plain(folder, keys)
    database = folder / keys.place / DATABASE
    if not database.exists():
        raise Refusal("no_database", folder=str(folder))
    crashed = any(database.with_name(DATABASE + beside).exists() for beside in ("-wal", "-shm"))
    with store_opened(database, keys.database) as book:
        drop_other_places(folder, {keys.place, keep})
        workspace = Workspace.of(folder, keys, book, actor)
        if not even_shorter and is_shorter(workspace):
            raise Refusal("shorter", folder=str(folder))
        if crashed:
            sweep(folder / keys.place)
        settle_what_is_left(workspace)
        if crashed:
            sweep_blobs(workspace)
        try:
            yield workspace
        finally:
            workspace.tidy()


def is_shorter(workspace: Workspace) -> bool:
    """Whether the entry that was acknowledged last is not here: an older or emptied database lies in its place."""
    try:
        head = witnessed(workspace.place, workspace.keys)
    except (Broken, FileNotFoundError):
        return False
    return head is not None and not workspace.book.holds(head.entry)


def drop_other_places(folder: Path, kept: set[str | None]) -> None:
    """Take away what new keys or a restoring left: the place before, or one that never became the workspace.

    Nothing goes that is no place of ours, by its name and by all that lies in it.
    """
    for path in folder.iterdir():
        if path.name not in kept and is_place(path):
            shutil.rmtree(path)
        elif SCRATCHED.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            path.unlink()


def is_place(path: Path) -> bool:
    """Whether a folder is one that was made here, holding nothing of anybody else's."""
    if not PLACE.fullmatch(path.name) or path.is_symlink() or not path.is_dir():
        return False
    beside = {f"{DATABASE}{ending}" for ending in ("", "-wal", "-shm", "-journal")}
    inside = {*beside, HEADS, BLOBS, keyfile.NAME, OLD}
    return all(p.name in inside or SCRATCHED.fullmatch(p.name) for p in path.iterdir())


def check_plain(folder: Path, keys: Keys) -> None:
    """Raise the refusal `linked` if a part of the workspace is a link: nothing is written or deleted where it leads."""
    place = folder / keys.place
    parts = (folder / keyfile.NAME, folder / LOCK, place, place / DATABASE, place / HEADS, place / BLOBS)
    for path in parts:
        if path.is_symlink() or (path.exists() and not (path.is_file() or path.is_dir())):
            raise Refusal("linked", path=str(path))


def check_there(folder: Path) -> None:
    """Raise the refusal `no_workspace`, unless a workspace lies in the folder."""
    if not folder.is_dir() or not (folder / keyfile.NAME).exists():
        keyless = folder.is_dir() and any(is_place(path) for path in folder.iterdir())
        raise Refusal("no_keys" if keyless else "no_workspace", folder=str(folder))
    for name in (keyfile.NAME, LOCK):
        path = folder / name
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise Refusal("linked", path=str(path))


def check_new(folder: Path) -> None:
    """Raise a refusal, unless a workspace can be made in this folder without touching anything of anybody's."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refusal("not_a_folder", folder=str(folder))
    if (folder / keyfile.NAME).exists():
        raise Refusal("already_workspace", folder=str(folder))
    ours = (p.name == LOCK or SCRATCHED.fullmatch(p.name) or is_place(p) for p in folder.iterdir())
    if not all(ours):
        raise Refusal("not_empty", folder=str(folder))
