"""One process at a time in a workspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "lock"


class InUse(Exception):
    """Another process works in this workspace."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a workspace, or raise InUse at once. The system itself lets go of it when the process dies.

    Invariant: the file that is locked stays empty, so whatever stands in it was put there by somebody else.
    """
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise InUse from None

else:
    import fcntl

    def _take(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse from None
