"""No row of the score falls below its floor, and no floor is lowered without saying so."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from bench.corpus import measure

ROOT = Path(__file__).parents[2]
FILE = "corpus/floors.toml"
FLOORS = tomllib.loads((ROOT / FILE).read_text(encoding="utf-8"))


@cache
def figures() -> dict[str, float]:
    return measure("scored").figures()


@pytest.mark.parametrize("row", sorted(FLOORS["floors"]))
def test_figure_keeps_its_floor(row: str) -> None:
    assert figures()[row] >= FLOORS["floors"][row]


def test_every_row_has_a_floor() -> None:
    assert set(FLOORS["floors"]) | set(FLOORS["not_yet"]) == set(figures())
    assert all(floor > 0 for floor in FLOORS["floors"].values())


def test_what_is_reached_has_left_the_list_of_what_is_not() -> None:
    assert [row for row in FLOORS["not_yet"] if figures()[row] > 0.05] == []


def test_no_floor_is_lowered_silently() -> None:
    """A floor below any committed one must stand in the file's table `lowered`, with the old value and why."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        return  # a copy without history has no earlier floors
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", FILE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for commit in log.stdout.split():
        old = subprocess.run(["git", "show", f"{commit}:{FILE}"], cwd=ROOT, capture_output=True, text=True, check=False)
        if old.returncode:
            continue
        for row, floor in tomllib.loads(old.stdout)["floors"].items():
            now = FLOORS["floors"].get(row, 0.0)
            said = FLOORS.get("lowered", {}).get(row)
            assert now >= floor or (said and said["from"] >= floor and said["why"]), f"{row}: {floor} became {now}"
