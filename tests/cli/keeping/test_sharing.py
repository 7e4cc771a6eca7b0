"""`export`, `import` and `travel`."""

from __future__ import annotations

from pathlib import Path

import pytest

from paradero.wording.words import words
from tests.cli.conftest import NO_EVENT, NOTE, Run
from tests.cli.keeping.conftest import OTHER, Make
from tests.cli.keeping.test_secrets import KEY

ES = words("es")
BUNDLE = "clave del paquete larga"


@pytest.mark.parametrize("language", ["es", "en"])
def test_chosen_reports_reach_another_record(make: Make, tmp_path: Path, language: str) -> None:
    home, away = make("casa", NOTE, NO_EVENT), make("lejos")
    bundle = tmp_path / "uno.paquete"
    sent = home("export", bundle, home.short, "--lang", language, lines=(BUNDLE,))
    assert sent.code == 0 and sent.out == "" and words(language)("export.passphrase") in sent.err
    taken = away("import", bundle, "--lang", language, lines=(BUNDLE,))
    assert taken.code == 0 and taken.out == "" and words(language).count("import.reports", 1) in taken.err
    assert [line[:8] for line in away("show").out.splitlines() if line[0] != " "] == [home.short]
    again = away("import", bundle, "--lang", language, lines=(BUNDLE,))
    assert again.code == 0 and words(language)("import.nothing_new") in again.err
    over = home("export", bundle, "--whole", lines=(BUNDLE,))
    assert over.code == 1 and str(bundle) in over.err


def test_what_is_no_bundle_changes_nothing(make: Make, note: Path, tmp_path: Path, dear: None) -> None:
    home, away = make("casa", NOTE), make("lejos")
    bundle = tmp_path / "uno.paquete"
    assert home("export", bundle, "--whole", lines=(BUNDLE,)).code == 0
    wrong = away("import", bundle, lines=(OTHER,))
    assert wrong.code == 1 and ES("refusal.bundle_passphrase") in wrong.err
    assert ES("refusal.bundle_not_a_bundle") in away("import", note, lines=(BUNDLE,)).err
    bundle.write_bytes(bundle.read_bytes()[:-9])
    assert away("import", bundle, lines=(BUNDLE,)).code == 1
    assert ES("reason.ENOENT") in away("import", tmp_path / "nada", lines=(BUNDLE,)).err
    assert away("show").out == ""


def test_what_resembles_something_erased_here_is_left_out(make: Make, tmp_path: Path) -> None:
    home, away = make("casa", NOTE), make("lejos", NOTE)
    assert away("erase", away.short, "--yes").code == 0
    bundle = tmp_path / "uno.paquete"
    assert home("export", bundle, "--whole", lines=(BUNDLE,)).code == 0
    held = away("import", bundle, lines=(BUNDLE,))
    assert held.code == 1 and ES.count("import.held", 1) in held.err and away("show").out == ""
    assert away("import", bundle, "--anyway", lines=(BUNDLE,)).code == 0
    assert home.short in away("show").out


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_record_for_the_road(make: Make, run: Run, tmp_path: Path, language: str) -> None:
    home, road = make("casa", NOTE, NO_EVENT), tmp_path / "viaje"
    ran = home("travel", road, home.short, "--lang", language, lines=(OTHER,))
    assert ran.code == 0 and KEY.fullmatch(ran.out.strip()) and ran.out.strip() != home.recovery
    seen = run("show", road, "--passphrase-stdin", stdin=f"{OTHER}\n".encode())
    assert seen.code == 0 and home.short in seen.out and "clima" not in seen.out
    assert home("travel", road, home.short, lines=(OTHER,)).code == 1
    assert home("travel", tmp_path / "v2", "ffff", lines=(OTHER,)).code == 1 and not (tmp_path / "v2").exists()


def test_all_reports_go_only_when_it_is_said(make: Make, tmp_path: Path) -> None:
    home = make("casa", NOTE)
    for arguments in ((), (home.short, "--whole")):
        ran = home("export", tmp_path / "todo.paquete", *arguments, lines=(BUNDLE,))
        assert ran.code == 2 and ES("usage.whole") in ran.err
    assert not (tmp_path / "todo.paquete").exists()


def test_what_was_erased_here_does_not_come_in_and_it_is_said(make: Make, tmp_path: Path) -> None:
    home = make("casa", NOTE)
    bundle = tmp_path / "uno.paquete"
    assert home("export", bundle, home.short, lines=(BUNDLE,)).code == 0
    assert home("erase", home.short, "--yes").code == 0
    ran = home("import", bundle, lines=(BUNDLE,))
    assert ES.count("import.erased", 1, reports=home.short) in ran.err and home("show").out == ""
