"""A backup's archive, taken apart: only what a backup of ours has, under its own names, and whole."""

from __future__ import annotations

import os
import re
import tarfile
from collections.abc import Callable
from pathlib import Path

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import BLOBS, DATABASE, HEADS
from paradero.vault import keyfile
from paradero.vault.writing import sync_folder

_MEMBER = re.compile(rf"{keyfile.NAME}|{DATABASE}|{HEADS}|{BLOBS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}")
Step = Callable[[], None]


def unpack_keys(source: Path, place: Path) -> None:
    """The key file alone, so that a wrong passphrase costs nothing else."""
    _unpack(source, place, lambda: None, only_keys=True)


def unpack(source: Path, place: Path, step: Step) -> None:
    """Everything. Raises Refusal `not_a_backup`, or `backup_cut` where the sealed head is not its last part."""
    names = _unpack(source, place, step)
    if names[:2] != [keyfile.NAME, DATABASE]:
        raise Refusal("not_a_backup")
    if names[-1] != HEADS:
        raise Refusal("backup_cut")
    (place / BLOBS).mkdir(mode=0o700, exist_ok=True)
    for folder in (*(place / BLOBS).iterdir(), place / BLOBS, place):
        sync_folder(folder)


def _unpack(source: Path, place: Path, step: Step, only_keys: bool = False) -> list[str]:
    names: list[str] = []
    size = source.stat().st_size
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                plain = member.type in {tarfile.REGTYPE, tarfile.AREGTYPE} and not member.issparse()
                if plain and member.size > size:
                    raise Refusal("backup_cut")
                file = archive.extractfile(member) if plain else None
                if file is None or not _MEMBER.fullmatch(member.name) or member.name in names:
                    raise Refusal("not_a_backup")
                names.append(member.name)
                if not only_keys or member.name == keyfile.NAME:
                    _write(place / member.name, file.read(), member.size)
                if only_keys:
                    break
                step()
    except (tarfile.TarError, EOFError) as error:
        raise Refusal("backup_cut" if names else "not_a_backup") from error
    if not names:
        raise Refusal("not_a_backup")
    return names


def _write(target: Path, content: bytes, size: int) -> None:
    if len(content) != size:
        raise Refusal("backup_cut")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with target.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
