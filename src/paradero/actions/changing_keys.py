"""A new passphrase for the same keys; or new keys for everything, when an old key file may be in other hands."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from paradero.actions.opening import COORDINATOR, DEAR, Secret, check_passphrase, check_there, unlocked
from paradero.actions.permitting import Actor
from paradero.actions.refusals import refusing
from paradero.actions.workspace import BLOBS, DATABASE, Draft, Workspace
from paradero.record.kinds import FOLLOWS, WORKSPACE
from paradero.store.book import Book
from paradero.store.opening import opened as store_opened
from paradero.store.opening import rekey
from paradero.vault import Blobs, Cost, Damaged, Keys, keyfile, locked
from paradero.vault.writing import sync_folder

Step = Callable[[], None]


def change_passphrase(folder: Path, secret: Secret, passphrase: str, cost: Cost = DEAR) -> None:
    """Another passphrase, also for whoever has lost it and kept the recovery key, which stays the same.

    A copy of the old key file still opens with the old passphrase: `new_keys` is against that.
    """
    with refusing():
        check_there(folder)
        check_passphrase(passphrase)
        with locked(folder):
            keyfile.write(folder, secret.open(folder), passphrase, cost)


def new_keys(folder: Path, secret: Secret, passphrase: str, cost: Cost = DEAR, step: Step = lambda: None) -> str:
    """Everything under new keys and a new passphrase; returns the new recovery key. Whoever has old keys reads no more
    of what lies here from now on, and signs nothing more in its name.

    Invariant: after a crash at any moment all of it is under the old keys or all under the new. Needs room for a copy.
    """
    with refusing():
        check_there(folder)
        check_passphrase(passphrase)
        with locked(folder):
            old = secret.open(folder)
            fresh, recovery = Keys.new()
            # The fingerprints of what was erased cannot be made anew: the words that they came from are gone.
            keys = replace(fresh, memory=old.memory)
            with unlocked(folder, old):
                pass
            _copy(folder, old, keys, step)
            keyfile.write(folder, keys, passphrase, cost)
            shutil.rmtree(folder / old.place)
            sync_folder(folder)
    return recovery


def _copy(folder: Path, old: Keys, keys: Keys, step: Step) -> None:
    place = folder / keys.place
    place.mkdir(mode=0o700)
    (place / BLOBS).mkdir(mode=0o700)
    shutil.copyfile(folder / old.place / DATABASE, place / DATABASE)
    with store_opened(place / DATABASE, old.database):
        rekey(keys.database)
    with store_opened(place / DATABASE, keys.database) as book:
        _go_on(folder, old, keys, book)
    before, after = Blobs(folder / old.place / BLOBS, old), Blobs(place / BLOBS, keys)
    for path in before.files():
        try:
            after.keep(before.read(path))
        except Damaged:
            # What is damaged under the old keys is missing under the new ones, and verifying says so.
            continue
        step()
    with (place / DATABASE).open("rb") as file:
        os.fsync(file.fileno())
    sync_folder(place)


def _go_on(folder: Path, old: Keys, keys: Keys, book: Book) -> None:
    """The new key's log begins by saying whose it follows, and where that ended."""
    before = Workspace.of(folder, old, book, COORDINATOR)
    workspace = Workspace.of(folder, keys, book, Actor())
    end = before.head()
    if end is None:
        workspace.witness()
        return
    content = {"after": end.author, "last": end.sequence, "entry": end.entry}
    workspace.record([Draft(FOLLOWS, WORKSPACE, content)])
