"""Secrets come from a terminal or from standard input, and stand nowhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paradero.wording.words import words
from tests.cli.conftest import Run
from tests.cli.keeping.conftest import OTHER, PASSPHRASE, Kept

IN_TERMINAL = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "from paradero.cli import main; sys.exit(main(sys.argv[1:]))"
)
KEY = re.compile(r"AGE-SECRET-KEY-1\w{58}")


def test_a_record_is_made_and_its_recovery_key_shown_once(run: Run, tmp_path: Path, dear: None) -> None:
    folder = tmp_path / "nuevo"
    ran = run("init", folder, "--passphrase-stdin", stdin=f"{PASSPHRASE}\n".encode())
    assert ran.code == 0
    assert KEY.fullmatch(ran.out.strip()) and not KEY.search(ran.err)
    assert "papel" in ran.err and "pierde el registro" in ran.err
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 3
    for path in files:
        raw = path.read_bytes()
        assert ran.out.strip().encode() not in raw and PASSPHRASE.encode() not in raw
    again = run("init", folder, "--passphrase-stdin", "--lang", "en", stdin=f"{PASSPHRASE}\n".encode())
    assert again.code == 1 and "not touched" in again.err and again.out == ""


def test_a_short_passphrase_makes_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("init", tmp_path / "nuevo", "--passphrase-stdin", stdin=b"corta\n")
    assert ran.code == 1 and "12" in ran.err and ran.out == ""
    assert not (tmp_path / "nuevo").exists()


@pytest.mark.parametrize(("language", "told"), [("es", "No se cambió nada"), ("en", "Nothing was changed")])
def test_a_wrong_passphrase_is_told_kindly(kept: Kept, run: Run, language: str, told: str) -> None:
    ran = run("show", kept.folder, "--passphrase-stdin", "--lang", language, stdin=b"no es la que abre esto\n")
    assert ran.code == 1 and ran.out == ""
    assert told in ran.err and "--recovery" in ran.err and "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("order", [["show"], ["search", "x"], ["verify"], ["head"], ["backup", "b.tar"], ["passwd"]])
def test_without_a_terminal_and_the_option_it_asks_nobody(kept: Kept, run: Run, order: list[str]) -> None:
    ran = run(order[0], kept.folder, *order[1:], stdin=f"{PASSPHRASE}\n".encode())
    assert ran.code == 2 and "--passphrase-stdin" in ran.err and ran.out == ""


def test_a_missing_line_is_named(kept: Kept, run: Run) -> None:
    assert "Contraseña del registro" in run("show", kept.folder, "--passphrase-stdin").err
    ran = kept("passwd")
    assert ran.code == 2 and words("es")("ask.new_passphrase") in ran.err
    assert kept("show").code == 0


def test_no_record_no_question(run: Run, tmp_path: Path) -> None:
    for order in (["show"], ["verify"], ["passwd"], ["backup", "x.tar"]):
        ran = run(order[0], tmp_path, *order[1:])
        assert ran.code == 1 and "paradero init" in ran.err


def test_another_passphrase(kept: Kept, run: Run) -> None:
    ran = kept("passwd", lines=(OTHER,))
    assert ran.code == 0 and ran.out == "" and "new-keys" in ran.err
    assert kept("show").code == 1
    assert run("show", kept.folder, "--passphrase-stdin", stdin=f"{OTHER}\n".encode()).code == 0
    wrong = run("passwd", kept.folder, "--recovery", "--passphrase-stdin", stdin=f"AGE-X\n{PASSPHRASE}\n".encode())
    assert wrong.code == 1 and "AGE-SECRET-KEY-" in wrong.err
    back = f"{kept.recovery}\n{PASSPHRASE}\n".encode()
    assert run("passwd", kept.folder, "--recovery", "--passphrase-stdin", stdin=back).code == 0
    assert kept("show").code == 0


def test_new_keys_give_a_new_recovery_key_once(kept: Kept, run: Run) -> None:
    ran = kept("new-keys", lines=(OTHER,))
    assert ran.code == 0 and KEY.fullmatch(ran.out.strip()) and not KEY.search(ran.err)
    assert ran.out.strip() != kept.recovery
    assert kept("show").code == 1
    seen = run("show", kept.folder, kept.short, "--passphrase-stdin", stdin=f"{OTHER}\n".encode())
    assert seen.code == 0 and "Matehuala" in seen.out


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are opened otherwise there")
def test_at_a_terminal_it_asks_and_shows_no_passphrase(kept: Kept) -> None:
    seen = at_terminal(["show", str(kept.folder)], ["no es la que abre esto", PASSPHRASE])
    assert kept.short in seen and words("es")("ask.again") in seen
    assert PASSPHRASE not in seen


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are opened otherwise there")
@pytest.mark.parametrize(("typed", "left"), [("no", True), ("sí", False)])
def test_at_a_terminal_erasing_is_confirmed(kept: Kept, typed: str, left: bool) -> None:
    seen = at_terminal(["erase", str(kept.folder), kept.short], [PASSPHRASE, typed])
    assert "«Secuestran a 12 migrantes" in seen
    assert (kept("show", kept.short).code == 0) == left


def at_terminal(order: list[str], answers: list[str]) -> str:
    """What a person sees who types these answers, each when the command waits for one."""
    import pty

    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", IN_TERMINAL, *order],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "PARADERO_LANG": "es", "COLUMNS": "80", "TERM": "dumb"},
    )
    os.close(theirs)
    seen, waiting, end = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
        if waiting and seen.endswith(b": "):
            os.write(ours, f"{waiting.pop(0)}\n".encode())
    running.wait(10)
    os.close(ours)
    return seen.decode()
