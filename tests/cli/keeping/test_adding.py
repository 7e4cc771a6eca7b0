"""`add` and `tell`: what comes in is kept, and one that fails costs none of the others."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from paradero import capture
from paradero.capture import Source
from paradero.wording.words import words
from tests.cli.conftest import NO_EVENT, NOTE
from tests.cli.keeping.conftest import Kept, Make

RECEIVING = sys.modules["paradero.actions.receive_report"]
TOLD = "Vio a tres personas junto al río el lunes, dijo Inés Tzul."


def test_what_can_be_added_is_added(make: Make, note: Path, quiet: Path, broken: Path, tmp_path: Path) -> None:
    record, missing = make(), tmp_path / "no-esta.txt"
    ran = record("add", missing, note, broken, quiet, note)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert [line[10:] for line in lines] == [str(note), str(broken), str(quiet)]
    assert all(set(line[:8]) <= set("0123456789abcdef") for line in lines)
    told = ran.err.splitlines()
    assert told[0].startswith(f"{missing}: ") and told[1].startswith(f"{broken}: se guardó")
    assert told[-1] == "2 reportes agregados; 1 se guardó y no se pudo leer; 1 no se pudo agregar."
    assert len(record("show", "--json").out.splitlines()) == 3


def test_nothing_comes_in_twice(kept: Kept, note: Path) -> None:
    for language, told in (("es", "ya está en el registro"), ("en", "in the record already")):
        ran = kept("add", note, "--lang", language)
        assert ran.code == 0 and ran.out == ""
        assert told in ran.err and kept.short in ran.err


def test_a_folder_and_pages_of_ours(make: Make, note: Path, tmp_path: Path) -> None:
    record = make()
    record.run("read", note, "--html", note.parent / "pagina.html")
    folder = tmp_path / "reportes"
    folder.mkdir()
    for path in (note, note.parent / "pagina.html"):
        path.rename(folder / path.name)
    ran = record("add", folder)
    assert ran.code == 0 and len(ran.out.splitlines()) == 1
    assert words("es")("note.own") in ran.err
    alone = record("add", folder / "pagina.html")
    assert alone.code == 1 and words("es")("failed.own") in alone.err


def test_text_behind_the_passphrase(make: Make) -> None:
    record = make()
    ran = record("add", "-", text=NOTE)
    assert ran.code == 0 and "entrada estándar" in ran.out
    text = record("show", ran.out[:8], "--text").out
    assert NOTE.split("\n\n")[2] in text
    assert record("add", "-").code == 1


def test_an_address_is_announced_and_kept(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def fetch(url: str, options: capture.FetchOptions) -> tuple[bytes, Source]:
        asked.append(options.proxy)
        return NOTE.encode(), Source(url, url=url)

    monkeypatch.setattr(capture, "fetch", fetch)
    record = make()
    ran = record("add", "https://faro.example/nota", "--proxy", "http://127.0.0.1:8118")
    assert ran.code == 0 and asked == ["http://127.0.0.1:8118"] and "podrá ver" in ran.err
    shown = record("show", ran.out[:8]).out
    assert "https://faro.example/nota" in shown and "dirección web" in shown


def test_what_was_erased_is_held_and_the_rest_comes_in(kept: Kept, note: Path, quiet: Path) -> None:
    assert kept("erase", kept.short, "--yes").code == 0
    ran = kept("add", note, quiet)
    assert ran.code == 1 and ran.out.splitlines()[0].endswith(str(quiet))
    assert "--anyway" in ran.err and "1 reporte agregado; 1 se dejó fuera" in ran.err
    assert kept("add", note, "--anyway").code == 0


def test_a_fault_of_ours_costs_one_report_only(
    make: Make, note: Path, quiet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = RECEIVING.record_report

    def fails(workspace: object, captured: object, *rest: object) -> object:
        if "Matehuala" in captured.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("inside")
        return whole(workspace, captured, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(RECEIVING, "record_report", fails)
    ran = make()("add", note, quiet)
    assert ran.code == 1 and ran.out.endswith(f"{quiet}\n")
    assert f"{note}: " in ran.err and "ZeroDivisionError" in ran.err and "Traceback" not in ran.err


def test_a_full_disk_ends_it_and_says_what_is_kept(
    make: Make, note: Path, quiet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = RECEIVING.record_report

    def fails(workspace: object, captured: object, *rest: object) -> object:
        if "clima" in captured.text:  # type: ignore[attr-defined]
            raise OSError(28, "No space left on device")
        return whole(workspace, captured, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(RECEIVING, "record_report", fails)
    record = make()
    ran = record("add", note, quiet)
    assert ran.code == 1 and "1 reporte agregado" in ran.err and words("es")("refusal.disk_full") in ran.err
    assert len(record("show", "--json").out.splitlines()) == 1


def test_what_somebody_told_is_taken_down(make: Make) -> None:
    record = make()
    arguments = ("--how", "visita", "--by", "-", "--taken-by", "Sara Coc", "--on", "2026-10-03")
    ran = record("tell", *arguments, lines=("Inés Tzul",), text=TOLD)
    assert ran.code == 0 and len(ran.out.strip()) == 8
    shown = record("show", ran.out.strip()).out
    assert "Inés Tzul (en una visita)" in shown and "Sara Coc" in shown and "3 de octubre de 2026" in shown
    assert record("show", ran.out.strip(), "--text").out.strip() == TOLD
    form = json.loads(record("show", ran.out.strip(), "--json").out)
    assert form["told"] == {"by": "Inés Tzul", "how": "visit", "taken_by": "Sara Coc", "on": "2026-10-03"}
    again = record("tell", "--how", "call", "--by", "Inés Tzul", "--on", "2026-10-03", text=TOLD)
    assert again.code == 0 and again.out == "" and "ya está" in again.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--how", "paloma", "--by", "x"], 2, "llamada"),
        (["--how", "call", "--by", "x", "--on", "ayer"], 2, "2026-10-03"),
        (["--how", "call"], 2, "--by"),
        (["--how", "call", "--by", " "], 1, "anónimo"),
    ],
)
def test_a_telling_that_lacks_something_keeps_nothing(make: Make, arguments: list[str], code: int, told: str) -> None:
    record = make()
    ran = record("tell", *arguments, text=TOLD)
    assert ran.code == code and told in ran.err and ran.out == ""
    assert record("show", "--json").out == ""


def test_nothing_told(make: Make) -> None:
    ran = make()("tell", "--how", "call", "--by", "x", "--lang", "en", text=" \n")
    assert ran.code == 1 and words("en")("refusal.told_nothing") in ran.err


def test_what_resembles_something_erased_is_told_with_anyway_only(make: Make) -> None:
    record = make("registro", NO_EVENT)
    assert record("erase", record.short, "--yes").code == 0
    ran = record("tell", "--how", "call", "--by", "x", text=NO_EVENT)
    assert ran.code == 1 and "--anyway" in ran.err
    assert record("tell", "--how", "call", "--by", "x", "--anyway", text=NO_EVENT).code == 0


def test_a_day_that_has_not_come_is_no_day_on_which_something_was_told(make: Make) -> None:
    ran = make()("tell", "--how", "call", "--by", "Inés Tzul", "--on", "2999-01-01", text=TOLD)
    assert ran.code == 2 and "2999-01-01" in ran.err and ran.out == ""
