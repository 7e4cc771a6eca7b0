"""From what was typed to what is read: files, folders unfolded, addresses, standard input."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from paradero.wording.own import is_own_file

How = Literal["file", "address", "stdin", "empty_folder", "closed_folder"]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read, or a folder that holds none. `name` is what people see."""

    name: str
    how: How = "file"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Files of a folder that are not reports, by their ending; and pages that Paradero itself wrote there."""

    folder: str
    endings: tuple[tuple[str, int], ...]
    own: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(n for _, n in self.endings)


def unfold(arguments: Iterable[str]) -> tuple[tuple[Input, ...], tuple[Skipped, ...]]:
    """Inputs in the order typed, folders' files sorted by path; each once, however often it was named.

    >>> unfold(["-", "https://example.org/nota", "-"])[0]
    (Input(name='-', how='stdin'), Input(name='https://example.org/nota', how='address'))
    """
    found: dict[str, Input] = {}
    skipped: list[Skipped] = []
    for argument in arguments:
        if argument == "-":
            found.setdefault("-", Input("-", "stdin"))
        elif re.match(r"https?://", argument, re.I):
            found.setdefault(argument, Input(argument, "address"))
        elif argument and os.path.isdir(argument):  # noqa: PTH112 - a Path raises at a name that is too long; an empty name is a slip in a script, not the folder one is in
            inside, left = _folder(Path(argument))
            for item in inside:
                found.setdefault(_same(item.name), item)
            if left.total or left.own:
                skipped.append(left)
        else:
            found.setdefault(_same(argument), Input(argument))
    return tuple(found.values()), tuple(skipped)


def _same(path: str) -> str:
    """The file behind a name; a name that no file can have stands for itself, and reading it says what is wrong."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def _folder(folder: Path) -> tuple[list[Input], Skipped]:
    closed: list[Input] = []
    inside: list[Input] = []
    own: list[str] = []
    left: Counter[str] = Counter()
    for path in _walk(folder, closed):
        if not _is_report(path):
            left[path.suffix.lower() or path.name] += 1
        elif is_own_file(path):
            own.append(str(path))
        else:
            inside.append(Input(str(path)))
    if not inside and not closed:
        inside.append(Input(str(folder), "empty_folder"))
    return [*inside, *closed], Skipped(str(folder), tuple(left.most_common()), tuple(own))


def _walk(folder: Path, closed: list[Input]) -> Iterator[Path]:
    """Links to folders are not followed: they may lead back up."""

    def cannot_enter(error: OSError) -> None:
        closed.append(Input(str(error.filename), "closed_folder"))

    for here, folders, names in os.walk(folder, onerror=cannot_enter):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_parts(name, names))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(here, name)


def _is_report(path: Path) -> bool:
    rules = _rules()
    return path.suffix.lower() not in rules["suffixes"] and path.name.lower() not in rules["names"]


def _is_parts(name: str, beside: Iterable[str]) -> bool:
    ending = next((e for e in _rules()["part_folders"] if name.endswith(e)), None)
    pages = {f"{name.removesuffix(ending)}{page}" for page in (".html", ".htm")} if ending else set()
    return not pages.isdisjoint(beside)


@cache
def _rules() -> dict[str, list[str]]:
    return tomllib.loads(files("paradero.cli").joinpath("not_reports.toml").read_text(encoding="utf-8"))
