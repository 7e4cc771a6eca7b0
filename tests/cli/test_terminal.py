"""What a person reads on the terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from paradero.cli.marks import marks
from paradero.cli.sheet import Sheet
from paradero.cli.streams import Out
from paradero.cli.terminal import Terminal
from paradero.model import Report, Span
from paradero.wording.quoting import quote
from paradero.wording.words import words
from tests.cli.building import hostile_reading
from tests.cli.conftest import Run


def test_says_what_who_and_in_which_words(run: Run, note: Path) -> None:
    ran = run("read", "--all", note)
    assert ran.code == 0
    for expected in ("secuestro", "Matehuala", "Tomás Ixcot", "afirma", "niega", "una máquina", "español"):
        assert expected in ran.out
    for claim in json.loads(run("read", "--all", "--json", note).out)["claims"]:
        assert f"«{claim['quote']}»" in " ".join(ran.out.replace("│", "").split())
    assert "Lo que se pide" in ran.out
    assert ran.err == ""


def test_english_interface_over_a_spanish_report(run: Run, note: Path) -> None:
    out = run("read", "--lang", "en", note).out
    assert "“" in out and "«" not in out
    assert "Who says so, and in which words" in out
    assert "Language   Spanish" in out


def test_no_event_says_so_and_what_to_do(run: Run, quiet: Path) -> None:
    flat = " ".join(run("read", quiet).out.split())
    assert words("es")("empty.none") in flat
    assert words("es")("empty.do") in flat


def test_through_a_pipe_no_colours_no_long_lines_no_blanks_at_the_end(run: Run, note: Path) -> None:
    for line in run("read", note).out.splitlines():
        assert "\x1b" not in line
        assert len(line) <= 80
        assert line == line.rstrip()


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_claim_stands_with_speaker_stance_and_firmness(language: str, width: int) -> None:
    said = words("en" if language == "en" else "es")
    lines = [line.plain for line in Sheet(hostile_reading(), said, width, "utf-8").lines()]
    text = " ".join(" ".join(lines).split())
    for stance in ("asserts", "denies", "doubts", "updates", "retracts"):
        assert f"{marks('utf-8').stance[stance]} {said(f'stance.{stance}')}" in text
    for firm in ("alleged", "presumed", "likely", "feared"):
        assert said(f"firmness.{firm}") in text
    assert "some_new_code" in text
    assert "\x1b" not in text and "\u202e" not in text and "\x00" not in text


def test_a_chain_is_told_nearest_first(run: Run) -> None:
    lines = "\n".join(line.plain for line in Sheet(hostile_reading(), words("es"), 120, "utf-8").lines())
    assert 'Inés <b>Tzul</b>, coordinadora, según Radio "Jicaral" onload=x' in lines


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1"])
def test_encodings_without_our_marks(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    Terminal(1, words("es"), Out(file=stream, width=80)).reading(hostile_reading())
    stream.flush()
    said = raw.getvalue().decode(encoding)
    assert "- niega" in said
    assert "●" not in said


def test_a_quote_in_place_is_the_text_itself() -> None:
    text = Report("a", "Uno dos tres cuatro cinco\nseis").text
    for start in range(len(text)):
        for room in (0, 5, 12, 60):
            found = quote(text, Span(start, min(len(text), start + 3)), room)
            assert found.before + found.words + found.after in text
            assert found.words == text[start : start + 3]
