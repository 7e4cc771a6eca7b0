"""Standard input and output that are closed, empty or full."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from paradero.wording.words import words
from tests.cli.conftest import Run

ES = words("es")
shells = pytest.mark.skipif(sys.platform == "win32", reason="shells close otherwise there")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")


def shell(line: str, note: Path) -> tuple[int, str, str]:
    script = f'cd "$1" && "$2" -m paradero.cli {line}'
    command = ["sh", "-c", script, "sh", str(note.parent), sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={"PARADERO_LANG": "es"})
    return done.returncode, done.stdout, done.stderr


@shells
def test_a_closed_input_fails_alone(note: Path) -> None:
    code, out, err = shell("read --json - nota.txt <&-", note)
    assert code == 1 and len(out.splitlines()) == 1
    assert err.splitlines()[0] == f"entrada estándar: {ES('failed.stdin_closed')}"


@shells
@pytest.mark.parametrize("form", ["", "--json"])
def test_a_closed_output_is_told(note: Path, form: str) -> None:
    code, _, err = shell(f"read {form} nota.txt >&-", note)
    assert code == 1 and "salida estándar" in err and len(err.splitlines()) == 1


@shells
def test_a_page_needs_no_output(note: Path) -> None:
    assert shell("read nota.txt --html p.html >&-", note)[0] == 0


@full
@pytest.mark.parametrize("order", ["read nota.txt", "read --json nota.txt", "--help"])
def test_a_full_disk_is_told(note: Path, order: str) -> None:
    code, _, err = shell(f"{order} > /dev/full", note)
    assert (code, err) == (1, ES("failed.output_full") + "\n")


@shells
def test_with_no_place_for_errors_none_is_put_among_the_reports(note: Path) -> None:
    assert shell("read --jsn nota.txt 2>&-", note)[:2] == (2, "")


def test_an_empty_input_is_not_called_a_file(run: Run) -> None:
    ran = run("read", "-", stdin=b"")
    assert ran.code == 1 and ran.err == f"entrada estándar: {ES('failed.stdin_empty')}\n"
