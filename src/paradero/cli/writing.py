"""A page to a file: whole or not at all, and never over somebody's report."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from paradero.cli.inputs import Input
from paradero.cli.misuse import Misuse
from paradero.wording.own import is_own_file
from paradero.wording.words import Words


def check_target(target: Path, inputs: Iterable[Input], words: Words) -> None:
    """Refuse a target that is an input, or a file that Paradero did not write.

    `--html a.html b.html` is easily typed by who means to read both: `a.html` may be the only copy of a report.
    """
    try:
        there = _there(target)
        folder = _there(target.absolute().parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Misuse(words("usage.html_name", reason=reason)) from error
    if there is not None and stat.S_ISDIR(there):
        raise Misuse(words("usage.html_folder", path=target))
    if folder is None or not stat.S_ISDIR(folder):
        raise Misuse(words("usage.html_no_folder", path=target.parent))
    if there is None:
        return
    if not stat.S_ISREG(there):
        raise Misuse(words("usage.html_not_file", path=target))
    if any(item.how == "file" and _same(target, Path(item.name)) for item in inputs):
        raise Misuse(words("usage.html_is_input", path=target))
    if not is_own_file(target):
        raise Misuse(words("usage.html_not_ours", path=target))


def write_whole(target: Path, data: bytes) -> None:
    """Write beside the target and rename, so that a power cut leaves the old page or the new one, never half of it."""
    beside = target.with_name(f".paradero-{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _there(path: Path) -> int | None:
    """The mode of what stands there; None for nothing."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _same(one: Path, other: Path) -> bool:
    """False for an input that cannot be looked at: it cannot be read either, and reading it says why."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
