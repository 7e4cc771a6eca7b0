"""What is said of names and of wrong orders cannot be forged, and helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from paradero import reading
from paradero.wording.words import words
from tests.cli.conftest import Run

FORGED = "nota\notra.txt: se leyó bien.txt"


def test_a_name_with_a_newline_is_one_line(run: Run, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("read", FORGED, "-", stdin=b"")
    assert [line.startswith(("nota�otra", "entrada", "2 ")) for line in ran.err.splitlines()] == [True] * 3
    assert len(run(FORGED).err.splitlines()) == len(run("read", note, "--html", "x\ny/p.html").err.splitlines()) == 2

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read", fails)
    assert "\nZeroDivisionError" in run("read", "--debug", note).err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lee", "nota.txt"], "paradero read nota.txt\n"),
        (["lee", "mi nota.txt", "--json"], "paradero read 'mi nota.txt' --json\n"),
        (["leer"], "paradero read QUÉ_LEER…\n"),
        (["nota.txt"], "paradero read nota.txt\n"),
    ],
)
def test_what_was_meant_is_shown(run: Run, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2 and told in ran.err


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_index_says_that_we_found_nothing_not_that_there_is_nothing(
    run: Run, note: Path, quiet: Path, language: str
) -> None:
    target = note.with_name("p.html")
    run("read", "--lang", language, note, quiet, "--html", target)
    told = html.parse(str(target)).getroot().xpath('string(//nav//li[2]/p[@class="gist"])')
    assert told == words("en" if language == "en" else "es")("page.summary_none")
    assert told.startswith(("no encontramos", "we found no"))
