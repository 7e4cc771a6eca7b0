"""A page that Paradero wrote is never read as if it were a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from paradero.wording.words import words
from tests.cli.conftest import Run


@pytest.fixture
def own(run: Run, note: Path) -> Path:
    target = note.with_name("lectura.html")
    assert run("read", note, "--html", target).code == 0
    return target


@pytest.mark.parametrize("language", ["es", "en"])
def test_in_a_folder_it_is_left_aside(run: Run, own: Path, language: str) -> None:
    ran = run("read", "--json", "--lang", language, own.parent)
    said = words("en" if language == "en" else "es")
    assert ran.code == 0 and len(ran.out.splitlines()) == 1
    assert ran.err == f"{own}: {said('note.own')}\n"


def test_the_same_folder_can_be_read_to_the_same_page_again(run: Run, own: Path) -> None:
    assert run("read", own.parent, "--html", own).code == 0


def test_by_its_name_or_through_a_pipe_it_fails(run: Run, own: Path, note: Path) -> None:
    ran = run("read", "--json", own, note)
    assert ran.code == 1 and len(ran.out.splitlines()) == 1
    assert ran.err.splitlines()[0] == f"{own}: {words('es')('failed.own')}"
    assert words("es")("failed.own") in run("read", "-", stdin=own.read_bytes()).err
