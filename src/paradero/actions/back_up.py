"""The whole workspace as one file, encrypted as it lies: a tar archive, so that it can be unpacked without Paradero."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from pathlib import Path

from paradero.actions.export_bundle import check_target
from paradero.actions.opening import Secret, check_there, unlocked
from paradero.actions.refusals import refusing
from paradero.actions.workspace import BLOBS, DATABASE, HEADS
from paradero.ledger import Head
from paradero.vault import Blobs, keyfile, locked
from paradero.vault.writing import SCRATCH, sync_folder

Step = Callable[[], None]


def back_up(folder: Path, secret: Secret, target: Path, step: Step = lambda: None) -> Head | None:
    """Write a backup and return the head to write down. It opens with the passphrase of today, on any machine.

    Invariant: `target` is there whole or not at all. The sealed head comes last, so that a cut backup shows.
    Raises Refusal `target_exists`, `target_inside`.
    """
    with refusing():
        check_there(folder)
        check_target(folder, target)
        with locked(folder):
            keys = secret.open(folder)
            with unlocked(folder, keys) as workspace:
                head = workspace.head()
            place = folder / keys.place
            blobs = list(Blobs(place / BLOBS, keys).files())
            beside = target.with_name(f"{SCRATCH}{os.getpid()}-{target.name}")
            try:
                with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
                        _add(archive, folder / keyfile.NAME, keyfile.NAME)
                        _add(archive, place / DATABASE, DATABASE)
                        for path in blobs:
                            _add(archive, path, f"{BLOBS}/{path.parent.name}/{path.name}")
                            step()
                        _add(archive, place / HEADS, HEADS)
                    file.flush()
                    os.fsync(file.fileno())
                beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)
            sync_folder(target.absolute().parent)
    return head


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    """Names and bytes alone: who made the files, and when, is nobody's business."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = path.stat().st_size, 0o600
    with path.open("rb") as file:
        archive.addfile(member, file)
