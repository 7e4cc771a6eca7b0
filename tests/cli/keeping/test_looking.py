"""`show`, `search` and `review`: what is in the record, and how it stands."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from itertools import repeat
from pathlib import Path

import pytest

from paradero.actions.correct_claim import add_claim, correct_claim
from paradero.model import Claim, Count, Span
from paradero.record.subjects import begun
from paradero.wording.words import words
from tests.cli.conftest import NO_EVENT, NOTE
from tests.cli.keeping.conftest import Kept, Make

ES, EN = words("es"), words("en")


@pytest.mark.parametrize("spoken", [ES, EN], ids=["es", "en"])
def test_an_empty_record_says_what_to_do(make: Make, spoken: object) -> None:
    language = spoken.language  # type: ignore[attr-defined]
    ran = make()("show", "--lang", language)
    assert ran.code == 0 and ran.out == ""
    assert words(language)("list.empty") in ran.err and "paradero add" in ran.err and "paradero tell" in ran.err


@pytest.mark.parametrize(("language", "judged"), [("es", "0 de "), ("en", "0 of ")])
def test_the_list(make: Make, language: str, judged: str) -> None:
    record = make("registro", NOTE, NO_EVENT)
    ran = record("show", "--lang", language)
    lines = ran.out.splitlines()
    assert ran.code == 0 and "El clima de mañana" in lines[0]
    assert lines[2].startswith(record.short) and "Secuestran a 12 migrantes" in lines[2]
    assert judged in lines[3] and words(language)("event.kidnapping") in lines[3]
    assert words(language).count("list.total", 2) in ran.err
    assert all(len(line) <= 80 and line == line.rstrip() for line in lines)
    forms = [json.loads(line) for line in record("show", "--json").out.splitlines()]
    assert [form["event"] for form in forms] == [None, "kidnapping"] and forms[1]["report"] == record.number


def test_more_than_twenty_are_counted(make: Make) -> None:
    record = make("registro", *(f"Una nota de prueba sobre el puente número {n}." for n in range(22)))
    ran = record("show")
    assert len([line for line in ran.out.splitlines() if line[0] != " "]) == 20
    assert "22" in ran.err and "paradero search" in ran.err


@pytest.mark.parametrize("spoken", [ES, EN], ids=["es", "en"])
def test_a_report_says_where_it_comes_from(kept: Kept, spoken: object) -> None:
    spoken = words(spoken.language)  # type: ignore[attr-defined]
    ran = kept("show", kept.short[:4], "--lang", spoken.language)
    assert ran.code == 0
    for told in (kept.number, hashlib.sha256(NOTE.encode()).hexdigest(), "nota0.txt", spoken("origin.by.file")):
        assert told in ran.out
    assert f"{len(NOTE.encode())} bytes" in ran.out and "Tomás Ixcot" in ran.out
    assert spoken("report.publisher") in ran.out and "paradero review" in ran.err
    assert all(len(line) <= 80 and "--all" not in line for line in ran.out.splitlines())


@pytest.mark.parametrize(("asked", "told"), [("ffffffff", "quizá se borró"), ("a", "tres"), ("nota", "paradero show")])
def test_an_unknown_report(kept: Kept, asked: str, told: str) -> None:
    ran = kept("show", asked)
    assert ran.code == 1 and ran.out == "" and told in ran.err


def test_an_ambiguous_number_names_the_reports(kept: Kept, quiet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begins = kept.number[:3]

    def alike(author: bytes, content: dict[str, object]) -> tuple[str, dict[str, object]]:
        return next(pair for _ in repeat(None) if (pair := begun(author, content))[0].startswith(begins))

    monkeypatch.setattr(sys.modules["paradero.actions.receive_report"], "begun", alike)
    other = kept("add", quiet).out[:8]
    ran = kept("show", begins)
    assert ran.code == 1 and ran.out == ""
    assert kept.number[:7] in ran.err and other[:7] in ran.err


def test_the_original_is_written_once_and_whole(kept: Kept, tmp_path: Path) -> None:
    target = tmp_path / "original.txt"
    ran = kept("show", kept.short, "--original", target)
    assert ran.code == 0 and ran.out == "" and target.read_bytes() == NOTE.encode()
    assert (
        "no va cifrada" in ran.err and ES("original.same", sha256=hashlib.sha256(NOTE.encode()).hexdigest()) in ran.err
    )
    target.write_bytes(b"otra cosa")
    again = kept("show", kept.short, "--original", target, "--lang", "en")
    assert again.code == 1 and "not touched" in again.err and target.read_bytes() == b"otra cosa"


def test_words_of_a_report_cannot_steer_the_terminal(make: Make) -> None:
    record = make("registro", "Doce personas\x1b[31m fueron vistas \u202ecerca\u202c del puente.\n\nOtra línea.")
    for order in (["show"], ["show", record.short], ["show", record.short, "--text"], ["search", "puente"]):
        out = record(*order).out
        assert "\x1b" not in out and "\u202e" not in out
        assert (len(order) == 2 and order[0] == "show") or "�" in out


def test_searching(make: Make) -> None:
    record = make("registro", NOTE, NO_EVENT)
    ran = record("search", "FISCALIA", "matehuala")
    assert ran.code == 0 and ran.out.startswith(record.short) and "‹" in ran.out and "clima" not in ran.out
    assert record("search", "-", lines=("lluvia",)).out.count("‹") == 1
    form = json.loads(record("search", "--json", "lluvia").out)
    assert "‹lluvia›" in form["snippet"] and form["title"] == "El clima de mañana"
    for language in ("es", "en"):
        none = record("search", "cocodrilo", "--lang", language)
        assert none.code == 0 and none.out == "" and words(language)("search.nothing") in none.err
    assert record("search").code == 2


@pytest.mark.parametrize(
    ("language", "typed", "standing"),
    [("es", "aceptar", "accepted"), ("es", "reject", "rejected"), ("en", "accept", "accepted")],
)
def test_a_decision_shows(kept: Kept, language: str, typed: str, standing: str) -> None:
    ran = kept("review", kept.short, "1", typed, "--lang", language)
    assert ran.code == 0 and ran.out == ""
    quote = json.loads(kept("show", kept.short, "--json").out)["claims"][0]["quote"]
    assert " ".join(quote.split()) in ran.err
    said = words(language)(f"standing.{standing}", when="").split(",")[0]
    assert kept("show", kept.short, "--lang", language).out.count(said) >= 1
    assert json.loads(kept("show", kept.short, "--json").out)["claims"][0]["standing"] == standing
    assert kept("review", kept.short, "1", "reabrir").code == 0
    assert said not in kept("show", kept.short, "--lang", language).out


def test_a_rejected_value_leaves_the_account_and_a_corrected_one_takes_its_place(kept: Kept) -> None:
    counts = [c for c in json.loads(kept("show", kept.short, "--json").out)["claims"] if c["kind"] == "count"]
    row = f"{ES('fact.count')}         "
    assert f"{row}12 personas secuestradas" in kept("show", kept.short).out
    for claim in counts:
        assert kept("review", kept.short, str(claim["number"]), "rechazar").code == 0
    assert row not in kept("show", kept.short).out
    with kept.open() as workspace:
        shown = workspace.tables.view(kept.number).claims[counts[0]["key"]]
        right = replace(shown.claim, value=Count(13, 13, "exact", "kidnapped"))
        correct_claim(workspace, kept.number, counts[0]["key"], right)
        add_claim(workspace, kept.number, Claim("x", "victim", "doce migrantes", Span(0, 10)))
    out = kept("show", kept.short).out
    assert f"{row}13 personas secuestradas" in out
    assert "corregida por una persona" in out and "agregada por una persona" in out


def test_a_rejected_event_is_marked_where_it_is_summed_up(kept: Kept) -> None:
    claims = json.loads(kept("show", kept.short, "--json").out)["claims"]
    event = next(str(c["number"]) for c in claims if c["kind"] == "event")
    assert kept("review", kept.short, event, "rechazar").code == 0
    line = next(line for line in kept("show", kept.short).out.splitlines() if line.startswith(f"  {ES('fact.event')} "))
    assert "rechazada por una persona" in line


def test_decisions_that_differ_are_shown_with_who_made_them(make: Make, tmp_path: Path) -> None:
    home, away = make("casa", NOTE), make("lejos")
    bundle = tmp_path / "uno.paquete"
    assert home("export", bundle, "--whole", lines=("clave del paquete larga",)).code == 0
    assert away("import", bundle, lines=("clave del paquete larga",)).code == 0
    assert home("review", home.short, "1", "aceptar").code == 0
    assert away("review", home.short, "1", "rechazar").code == 0
    back = tmp_path / "dos.paquete"
    assert away("export", back, "--whole", lines=("clave del paquete larga",)).code == 0
    assert home("import", back, lines=("clave del paquete larga",)).code == 0
    assert "en conflicto" in home("show").out
    ran = home("show", home.short)
    assert "aceptada (este registro" in ran.out and "rechazada" in ran.out and ES("show.conflict") in ran.err
    assert home("review", home.short, "1", "aceptar").code == 0
    assert "en conflicto" not in home("show").out


@pytest.mark.parametrize(
    ("claim", "verdict", "code", "told"),
    [("99", "aceptar", 1, "99"), ("event:0-1", "aceptar", 1, "event:0-1"), ("1", "tal vez", 2, "reabrir")],
)
def test_a_wrong_decision_changes_nothing(kept: Kept, claim: str, verdict: str, code: int, told: str) -> None:
    before = kept("show", kept.short, "--json").out
    ran = kept("review", kept.short, claim, verdict)
    assert ran.code == code and told in ran.err
    assert kept("show", kept.short, "--json").out == before


def test_what_could_not_be_read_says_why_and_gives_the_original(make: Make, broken: Path, tmp_path: Path) -> None:
    record = make()
    number = record("add", broken).out[:8]
    ran = record("show", number)
    assert ran.code == 0 and "dañado" in ran.err and "--original" in ran.err
    assert ES("list.unread") in record("show").out
    assert record("show", number, "--original", tmp_path / "copia.pdf").code == 0
    assert (tmp_path / "copia.pdf").read_bytes() == broken.read_bytes()


def test_a_damaged_report_is_marked(kept: Kept) -> None:
    with kept.open() as workspace:
        named = workspace.tables.view(kept.number).state.received.body.content["captured"]  # type: ignore[union-attr]
        path = workspace.blobs.path(str(named))
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    ran = kept("show", kept.short)
    assert ran.code == 0 and "paradero restore" in ran.err and kept.number in ran.out
    assert kept("show", kept.short, "--json").out.count(str(named)) == 1


def test_asking_for_no_word_says_so(kept: Kept) -> None:
    ran = kept("search", "...")
    assert ran.code == 0 and ran.out == "" and ES("search.no_words") in ran.err
