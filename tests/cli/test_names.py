"""Names that no file can have, and targets that are no files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LONG = "a" * 5000


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
def test_a_pipe_is_no_target_for_a_page(run: Run, note: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "tubo"
    os.mkfifo(pipe)
    for target in (pipe, Path("/dev/null")):
        ran = run("read", note, "--html", target)
        assert ran.code == 2 and "no es un archivo común" in ran.err


@pytest.mark.parametrize("name", [LONG, f"{LONG}/nota.txt", "https://faro.invalid:x/" + LONG, "a\0b"])
def test_a_name_that_no_file_can_have_fails_alone(run: Run, note: Path, name: str) -> None:
    ran = run("read", "--json", name, note)
    assert ran.code == 1 and len(ran.out.splitlines()) == 1
    assert "Paradero falló" not in ran.err


def test_such_a_name_beside_a_page_that_is_there(run: Run, note: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.html"
    for _ in range(2):
        assert run("read", LONG, note, "--html", target).code == 1
        assert target.exists()


@pytest.mark.parametrize("name", [LONG, "a\0b"])
def test_a_page_of_such_a_name_is_refused_before_anything_is_read(run: Run, note: Path, name: str) -> None:
    ran = run("read", note, "--html", note.parent / name)
    assert ran.code == 2 and "--html" in ran.err and ran.out == ""
    assert "Paradero falló" not in ran.err
