"""The whole workspace as one file, encrypted as it lies: a tar archive, so that it can be unpacked without Paradero."""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from paradero.actions.export_bundle import check_target
from paradero.actions.noting import note
from paradero.actions.opening import Secret, check_there, unlocked
from paradero.actions.refusals import refusing
from paradero.actions.workspace import BLOBS, DATABASE, HEADS, Workspace
from paradero.ledger import Head
from paradero.store.opening import cut_log
from paradero.vault import Blobs, keyfile, locked
from paradero.vault.writing import SCRATCH, sync_folder

Step = Callable[[], None]
_CHUNK = 1 << 20
_END = bytes(2 * tarfile.BLOCKSIZE)


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
            members = _members(folder, folder / keys.place, Blobs(folder / keys.place / BLOBS, keys))
            beside = target.with_name(f"{SCRATCH}{os.getpid()}-{target.name}")
            try:
                with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    for member in members:
                        file.writelines(member.chunks())
                        step()
                    file.write(_END)
                    file.flush()
                    os.fsync(file.fileno())
                beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)
            sync_folder(target.absolute().parent)
    return head


def backup_of(workspace: Workspace) -> Iterator[bytes]:
    """The same of a workspace that is open, piece by piece, as it is at the beginning. Nobody waits for whoever takes
    their time: what is sent is a snapshot, in which documents that are erased meanwhile stay until its end.
    """
    workspace.actor.must_be_allowed("manage")
    with _snapshot(workspace) as members:
        for member in members:
            yield from member.chunks()
        yield _END
    note(workspace, "backed_up")


@contextmanager
def _snapshot(workspace: Workspace) -> Iterator[list[_Member]]:
    """Encrypted as all of it is, inside the workspace, where an opening behind a crash takes it away."""
    beside = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=workspace.place))
    try:
        with workspace.writing:
            cut_log()
            with transaction.atomic():
                members = _members(workspace.folder, workspace.place, workspace.blobs)
                held = [_held(member, beside / str(n)) for n, member in enumerate(members)]
        yield held
    finally:
        shutil.rmtree(beside)


def _held(member: _Member, path: Path) -> _Member:
    """The database is copied; documents are only ever replaced whole, so another name for one keeps it as it is."""
    if member.name in {DATABASE, keyfile.NAME, HEADS}:
        shutil.copyfile(member.path, path)
    else:
        try:
            path.hardlink_to(member.path)
        except OSError:
            shutil.copyfile(member.path, path)
    return _Member(path, member.name)


@dataclass(frozen=True, slots=True)
class _Member:
    """Names and bytes alone: who made the files, and when, is nobody's business."""

    path: Path
    name: str

    def chunks(self) -> Iterator[bytes]:
        told = tarfile.TarInfo(self.name)
        told.size, told.mode = self.path.stat().st_size, 0o600
        yield told.tobuf(tarfile.PAX_FORMAT)
        left = told.size
        with self.path.open("rb") as file:
            while left:
                chunk = file.read(min(_CHUNK, left))
                if not chunk:
                    raise OSError(f"{self.name} grew shorter while it was read")
                left -= len(chunk)
                yield chunk
        yield bytes(-told.size % tarfile.BLOCKSIZE)


def _members(folder: Path, place: Path, blobs: Blobs) -> list[_Member]:
    kept = [_Member(path, f"{BLOBS}/{path.parent.name}/{path.name}") for path in blobs.files()]
    first = [_Member(folder / keyfile.NAME, keyfile.NAME), _Member(place / DATABASE, DATABASE)]
    return [*first, *kept, _Member(place / HEADS, HEADS)]
