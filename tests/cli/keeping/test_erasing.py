"""`erase` and `answer`: what goes is shown before, and nothing goes unasked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from paradero.wording.words import words
from tests.cli.conftest import NOTE
from tests.cli.keeping.conftest import Kept, Make

ES = words("es")
BUNDLE = "clave del paquete larga"


def test_nobody_to_confirm_and_no_yes(kept: Kept) -> None:
    for arguments in ((), ("--words", "Ixcot")):
        ran = kept("erase", kept.short, *arguments)
        assert ran.code == 2 and "--yes" in ran.err and ran.out == ""
    assert "Ixcot" in kept("show", kept.short, "--text").out


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_whole_report(kept: Kept, language: str) -> None:
    ran = kept("erase", kept.short, "--yes", "--lang", language)
    spoken = words(language)
    assert ran.code == 0 and ran.out == "" and "Secuestran a 12 migrantes" in ran.err
    assert spoken("erase.not_reached") in ran.err and spoken("erase.history") not in ran.err
    assert kept("show", kept.short).code == 1
    assert kept("search", "Ixcot").out == "" and kept("verify").code == 0


def test_some_words(make: Make, tmp_path: Path) -> None:
    record = make("registro", NOTE, "Otra nota: el sacerdote Tomás Ixcot habló también en la radio del puerto.")
    ran = record("erase", record.short, "--words", "tomas IXCOT", "--yes")
    assert ran.code == 0 and "«Tomás Ixcot»" in ran.err and ES("erase.original") in ran.err
    with record.open() as workspace:
        other = next(s for s in workspace.book.subjects() if s != record.number)
    assert other[:8] in ran.err and ES("erase.history") in ran.err
    text = record("show", record.short, "--text").out
    assert "Ixcot" not in text and "█" in text and "Matehuala" in text
    shown = record("show", record.short).out
    assert ES("origin.original_gone") in shown and "SHA-256" not in shown
    gone = record("show", record.short, "--original", tmp_path / "o.txt")
    assert gone.code == 1 and ES("refusal.original_gone") in gone.err and not (tmp_path / "o.txt").exists()


def test_words_that_are_asked_for_leave_no_trace_in_a_history(kept: Kept) -> None:
    ran = kept("erase", kept.short, "--words", "-", "--yes", lines=("Ixcot",))
    assert ran.code == 0 and ES("erase.history") not in ran.err
    assert "Ixcot" not in kept("show", kept.short, "--text").out


def test_words_that_are_not_there(kept: Kept) -> None:
    ran = kept("erase", kept.short, "--words", "cocodrilo", "--yes", "--lang", "en")
    assert ran.code == 1 and "Nothing was erased" in ran.err
    assert "Ixcot" in kept("show", kept.short, "--text").out


@pytest.fixture
def asked(make: Make, tmp_path: Path) -> Kept:
    """A record that holds a report which its sender has erased since."""
    home, away = make("casa", NOTE), make("lejos")
    for n, order in enumerate((None, ("erase", home.short, "--yes"))):
        if order is not None:
            assert home(*order).code == 0
        bundle = tmp_path / f"{n}.paquete"
        assert home("export", bundle, "--whole", lines=(BUNDLE,)).code == 0
        ran = away("import", bundle, lines=(BUNDLE,))
        assert ran.code == 0
    assert home.short in ran.err and "esperan su respuesta" in ran.err
    return Kept(away.folder, home.number, away.recovery, away.run)


def test_what_others_erased_waits_unseen(asked: Kept, tmp_path: Path) -> None:
    assert ES("list.hidden") in asked("show").out and asked.short in asked("show").err
    ran = asked("show", asked.short)
    assert ran.code == 0 and "Ixcot" not in ran.out + ran.err and "nota0" not in ran.out
    assert "paradero answer" in ran.err and "--hidden" in ran.err
    for order in (
        ("show", asked.short, "--text"),
        ("show", asked.short, "--json"),
        ("show", "--json"),
        ("search", "Ixcot"),
    ):
        assert "Ixcot" not in asked(*order).out
    assert asked("show", asked.short, "--original", tmp_path / "o.txt").code == 1
    assert "Ixcot" in asked("show", asked.short, "--hidden").out


@pytest.mark.parametrize(
    ("reply", "language", "kept"),
    [("confirmar", "es", False), ("refuse", "en", True), ("rechazar", "es", True), ("confirm", "en", False)],
)
def test_an_answer_is_carried_out(asked: Kept, reply: str, language: str, kept: bool) -> None:
    ran = asked("answer", asked.short, reply, "--lang", language)
    if not kept:  # nobody is at a terminal to say yes
        assert ran.code == 2 and asked("show", asked.short).code == 0
        ran = asked("answer", asked.short, reply, "--yes", "--lang", language)
    assert ran.code == 0 and asked.short in ran.err
    assert (asked("show", asked.short).code == 0) == kept
    assert ("Ixcot" in asked("search", "Ixcot").out) == kept
    assert asked("verify").code == 0


def test_an_answer_to_nothing(kept: Kept) -> None:
    ran = kept("answer", kept.short, "confirmar", "--yes")
    assert ran.code == 1 and ES("refusal.nothing_waits") in ran.err
    assert kept("answer", kept.short, "quizá").code == 2


def test_an_erasure_that_could_not_be_finished_is_told_and_locks_nobody_out(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a fault of ours")

    with monkeypatch.context() as patched:
        patched.setattr(sys.modules["paradero.actions.settling"], "settle", broken)
        assert kept("erase", kept.short, "--yes").code == 1
        ran = kept("show")
        assert ran.code == 0 and "paradero verify" in ran.err and "Ixcot" not in ran.out
    assert kept("show").code == 0 and kept("verify").code == 0 and kept("search", "Ixcot").out == ""
