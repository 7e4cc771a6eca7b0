"""A file written whole or not at all, and on the disk before anybody is told of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

SCRATCH = ".new-"


def write_whole(path: Path, data: bytes) -> None:
    """Invariant: after a crash at any moment the file is as it was before, or as it is after; never half.

    The scratch file lies beside it, so that nothing touches another folder; what is written must be encrypted already.
    """
    handle, scratch = tempfile.mkstemp(prefix=SCRATCH, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(scratch).replace(path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sweep(folder: Path) -> int:
    """Take away the scratch files and folders of a process that was killed, and say how many there were."""
    left = [path for path in folder.rglob(f"{SCRATCH}*") if not path.is_symlink()]
    for path in left:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return len(left)


def sync_folder(folder: Path) -> None:
    """So that the name survives a loss of power too; where folders cannot be synced, the system does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
