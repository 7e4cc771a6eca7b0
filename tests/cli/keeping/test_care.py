"""`verify`, `head`, `rebuild`, `backup` and `restore`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from paradero.ledger import heads_of
from paradero.vault.locking import locked
from paradero.wording.words import words
from tests.cli.conftest import NO_EVENT, NOTE, Run
from tests.cli.keeping.conftest import OTHER, PASSPHRASE, Kept, Make

ES = words("es")


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(bytes(raw))


def blobs(record: Kept) -> list[Path]:
    return sorted(path for path in record.folder.glob("*/blobs/*/*") if path.is_file())


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_whole_record(kept: Kept, language: str) -> None:
    ran = kept("verify", "--lang", language)
    assert ran.code == 0 and words(language)("verify.whole") in ran.out
    assert json.loads(kept("verify", "--json").out) == {
        "whole": True, "entries": 2, "erased": 0, "blobs": 3, "faults": [], "notes": [],
    }  # fmt: skip


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_flipped_byte_of_a_blob(kept: Kept, language: str) -> None:
    damaged = blobs(kept)[0]
    flip(damaged, -5)
    ran = kept("verify", "--lang", language)
    assert ran.code == 1 and words(language)("finding.blob_damaged") in ran.out and damaged.name in ran.out
    assert words(language)("verify.do") in ran.err
    form = json.loads(kept("verify", "--json").out)
    assert not form["whole"] and "blob_damaged" in [fault["what"] for fault in form["faults"]]


def test_a_flipped_byte_of_the_database(make: Make) -> None:
    record = make("registro", NOTE, NO_EVENT)
    database = next(record.folder.glob("*/record.db"))
    flip(database, database.stat().st_size - 2000)
    ran = record("verify")
    assert ran.code == 1 and ES("verify.not_whole") in ran.out and ES("finding.page") in ran.out
    assert "Traceback" not in ran.err


def test_a_stranger_in_the_folder(kept: Kept) -> None:
    (kept.folder / "notas.txt").write_text("x")
    ran = kept("verify")
    assert ran.code == 1 and "notas.txt" in ran.out and ES("finding.stray") in ran.out


def test_against_a_code_that_was_noted(kept: Kept, note: Path, quiet: Path) -> None:
    before = kept("head")
    assert before.code == 0 and re.fullmatch(r"([A-Z2-7]{1,5}-)+[A-Z2-7]{1,5}\n", before.out)
    code = before.out.strip()
    assert heads_of([code])[0].sequence == 1
    assert kept("verify", "--since", code).code == 0
    database = next(kept.folder.glob("*/record.db"))
    old = {path: path.read_bytes() for path in (database, database.with_name("heads"))}
    assert kept("add", quiet).code == 0
    later = kept("head", "--lang", "en").out.strip()
    for path, raw in old.items():
        path.write_bytes(raw)
    ran = kept("verify", "--since", later, "--since", code)
    assert ran.code == 1 and ES("finding.cut") in ran.out
    wrong = kept("verify", "--since", later[:-1])
    assert wrong.code == 2 and "código" in wrong.err


def test_an_empty_record_has_no_head(make: Make) -> None:
    ran = make()("head")
    assert ran.code == 0 and ran.out == "" and ES("head.none") in ran.err


@pytest.mark.parametrize("language", ["es", "en"])
def test_tables_made_again(kept: Kept, language: str) -> None:
    from paradero.store.models import ClaimRow

    assert words(language)("rebuild.same") in kept("rebuild", "--lang", language).err
    with kept.open():
        ClaimRow.objects.all().delete()
    assert words(language)("rebuild.different") in kept("rebuild", "--lang", language).err
    assert words(language)("rebuild.same") in kept("rebuild", "--lang", language).err


def test_somebody_else_has_it_open(kept: Kept) -> None:
    with locked(kept.folder):
        for order in (("show",), ("verify",), ("passwd",), ("rebuild",)):
            ran = kept(*order, lines=(OTHER,))
            assert ran.code == 1 and ES("refusal.in_use") in ran.err


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_backup_comes_back_to_life(kept: Kept, run: Run, tmp_path: Path, language: str) -> None:
    backup, folder = tmp_path / "r.tar", tmp_path / "otra"
    ran = kept("backup", backup, "--lang", language)
    assert ran.code == 0 and len(heads_of([ran.out.strip()])) == 1 and words(language)("backup.head") in ran.err
    stdin = f"{PASSPHRASE}\n".encode()
    back = run("restore", backup, folder, "--passphrase-stdin", "--lang", language, stdin=stdin)
    assert back.code == 0 and back.out == "" and words(language)("restore.unknown_erasures") in back.err
    again = Kept(folder, kept.number, kept.recovery, run)
    assert "Ixcot" in again("show", again.short).out
    assert again("verify", "--since", ran.out.strip()).code == 0
    assert kept("backup", backup).code == 1 and kept("backup", kept.folder / "dentro.tar").code == 1


def test_a_backup_mends_the_record_that_it_came_from(kept: Kept, run: Run, tmp_path: Path) -> None:
    backup = tmp_path / "r.tar"
    assert kept("backup", backup).code == 0
    flip(blobs(kept)[0], -5)
    assert kept("verify").code == 1
    ran = run("restore", backup, kept.folder, "--passphrase-stdin", stdin=f"{PASSPHRASE}\n".encode())
    assert ran.code == 0 and "se reparó" in ran.err and ES("restore.unknown_erasures") not in ran.err
    assert kept("verify").code == 0


def test_the_record_has_another_passphrase_by_now(kept: Kept, run: Run, tmp_path: Path) -> None:
    backup = tmp_path / "r.tar"
    assert kept("backup", backup).code == 0 and kept("passwd", lines=(OTHER,)).code == 0
    lines = f"{PASSPHRASE}\n{OTHER}\n".encode()
    assert run("restore", backup, kept.folder, "--passphrase-stdin", stdin=lines).code == 0
    wrong = run("restore", backup, kept.folder, "--passphrase-stdin", stdin=f"{OTHER}\n{OTHER}\n".encode())
    assert wrong.code == 1 and ES("refusal.wrong_backup") in wrong.err
    neither = run(
        "restore", backup, kept.folder, "--passphrase-stdin", stdin=f"{PASSPHRASE}\nno es la que abre\n".encode()
    )
    assert neither.code == 1 and str(kept.folder) in neither.err


def test_a_recovery_key_and_a_new_passphrase(kept: Kept, run: Run, tmp_path: Path) -> None:
    backup, folder = tmp_path / "r.tar", tmp_path / "otra"
    assert kept("backup", backup).code == 0
    lines = f"{kept.recovery}\n{OTHER}\n".encode()
    assert run("restore", backup, folder, "--recovery", "--passphrase-stdin", stdin=lines).code == 0
    assert run("show", folder, "--passphrase-stdin", stdin=f"{OTHER}\n".encode()).code == 0


@pytest.mark.parametrize(("spoil", "told"), [("cut", "backup_cut"), ("other", "not_a_backup"), ("missing", None)])
def test_what_is_no_backup_changes_nothing(kept: Kept, run: Run, tmp_path: Path, spoil: str, told: str | None) -> None:
    backup = tmp_path / "r.tar"
    assert kept("backup", backup).code == 0
    if spoil == "cut":
        backup.write_bytes(backup.read_bytes()[:-20000])
    elif spoil == "other":
        backup.write_bytes(b"una nota cualquiera")
    else:
        backup.unlink()
    ran = run("restore", backup, tmp_path / "otra", "--passphrase-stdin", stdin=f"{PASSPHRASE}\n".encode())
    assert ran.code == 1 and "Traceback" not in ran.err and "Paradero falló" not in ran.err
    assert (ES(f"refusal.{told}") if told else ES("reason.ENOENT")) in ran.err
    assert kept("verify").code == 0
