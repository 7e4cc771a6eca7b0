"""`--json`: the form that corpora and scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

from paradero.cli.form import reading_form
from tests.cli.building import hostile_reading
from tests.cli.conftest import NOTE, Run


def test_one_object_a_line_and_nothing_else(run: Run, note: Path, quiet: Path, broken: Path) -> None:
    ran = run("read", "--json", note, broken, quiet)
    forms = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [Path(form["report"]["path"]).name for form in forms] == ["nota.txt", "clima.txt"]
    assert set(forms[0]) == {"report", "reader", "incidents", "claims", "speakers", "withheld", "withheld_contrary"}
    assert forms[1]["incidents"] == forms[1]["claims"] == []
    assert forms[0]["report"]["published"] == "2023-04-06"
    assert forms[0]["incidents"][0]["event"] == "kidnapping"


def test_quotes_are_the_text_between_start_and_end(run: Run, note: Path) -> None:
    form = json.loads(run("read", "--json", note).out)
    assert form["claims"]
    ids = {claim["id"] for claim in form["claims"]}
    for claim in form["claims"]:
        assert claim["quote"] in NOTE
        assert claim["end"] - claim["start"] == len(claim["quote"])
    for incident in form["incidents"]:
        assert set(incident["claims"]) <= ids


def test_letters_are_utf_8_and_chains_name_who_passed_words_on() -> None:
    form = reading_form(hostile_reading())
    assert [s["via"] for s in form["claims"][0]["speakers"]] == ['Radio "Jicaral" onload=x', None]
    assert form["claims"][6]["quote"] == "reclamo que\nsigue"
    assert json.loads(json.dumps(form, ensure_ascii=False)) == form


def test_a_file_name_that_is_no_utf_8_still_gives_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.txt"
    try:
        path.write_text(NOTE, encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        return
    ran = run("read", "--json", path)
    assert ran.code == 0
    assert json.loads(ran.out)["report"]["path"].endswith("caf\udce9.txt")


def test_json_and_html_together(run: Run, note: Path, tmp_path: Path) -> None:
    ran = run("read", "--json", "--html", tmp_path / "p.html", note)
    assert json.loads(ran.out)["claims"]
    assert (tmp_path / "p.html").stat().st_size > 1000
    assert "Listo" in ran.err
