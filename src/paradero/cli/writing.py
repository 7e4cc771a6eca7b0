"""A page to a file: whole or not at all, and never over somebody's report."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from paradero.cli.inputs import Input
from paradero.cli.misuse import Misuse
from paradero.cli.words import Words

_OURS = b'<meta name="generator" content="Paradero'


def check_target(target: Path, inputs: Iterable[Input], words: Words) -> None:
    """Refuse a target that is an input, or a file that Paradero did not write.

    `--html a.html b.html` is easily typed by who means to read both: `a.html` may be the only copy of a report.
    """
    if target.is_dir():
        raise Misuse(words("usage.html_folder", path=target))
    if not target.absolute().parent.is_dir():
        raise Misuse(words("usage.html_no_folder", path=target.parent))
    if not target.exists():
        return
    if any(item.how == "file" and _same(target, Path(item.name)) for item in inputs):
        raise Misuse(words("usage.html_is_input", path=target))
    if not _is_ours(target):
        raise Misuse(words("usage.html_not_ours", path=target))


def write_whole(target: Path, data: bytes) -> None:
    """Write beside the target and rename, so that a power cut leaves the old page or the new one, never half of it."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def _is_ours(target: Path) -> bool:
    with target.open("rb") as file:
        return _OURS in file.read(4096)
