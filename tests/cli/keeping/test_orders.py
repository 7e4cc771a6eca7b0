"""The orders on a record as the command lists and explains them, and what they load."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from paradero.cli.app import command
from paradero.cli.help import GROUPS
from paradero.wording.words import words
from tests.cli.conftest import Run
from tests.cli.keeping.conftest import Kept

ORDERS = [order for orders in GROUPS.values() for order in orders]
HEAVY = ("django", "cryptography", "pyrage", "sqlcipher3", "argon2", "paradero.actions", "paradero.store")


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_help_lists_all_orders(run: Run, language: str) -> None:
    out = run("--lang", language, "--help").out
    assert set(ORDERS) == set(command(words("es")).commands)
    assert [order for order in ORDERS if not re.search(rf"^  {order}  ", out, re.M)] == []
    way = [out.index(f"paradero {order} re") for order in ("init", "add", "search", "show", "backup")]
    assert way == sorted(way)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("order", ORDERS)
def test_each_order_explains_itself(run: Run, order: str, language: str) -> None:
    ran = run(order, "--lang", language, "--help")
    assert ran.code == 0 and f"paradero {order} " in ran.out
    for option in command(words("es")).commands[order].params:
        if option.param_type_name == "option":
            assert option.opts[0] in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines() if not line.startswith("  paradero"))
    for foreign in ("Usage:", "Options:") if language == "es" else ("Uso:", "Opciones"):
        assert foreign not in ran.out


@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"], ["read", "NOTE"]])
def test_help_and_read_load_nothing_of_the_record(note: Path, arguments: list[str]) -> None:
    given = [str(note) if word == "NOTE" else word for word in arguments]
    look = (
        f"import sys; from paradero.cli import main; main({given!r}); "
        f"print([m for m in sys.modules if m.startswith({HEAVY!r})], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", look], check=False, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_an_order_can_be_the_first_thing_that_a_process_does(kept: Kept) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "paradero.cli", "show", str(kept.folder), "--passphrase-stdin"],
        input="tres ríos cantan lejos ayer\n".encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0 and kept.short in done.stdout.decode()


@pytest.mark.parametrize(
    ("typed", "meant", "language"),
    [("buscar", "search", "es"), ("respaldar", "backup", "es"), ("serch", "search", "en"), ("delete", "erase", "en")],
)
def test_an_order_by_another_name_is_understood(run: Run, typed: str, meant: str, language: str) -> None:
    ran = run("--lang", language, typed, "registro")
    assert ran.code == 2 and f" {meant}" in ran.err.splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show"], "CARPETA"),
        (["review", "r", "3f2", "1"], "aceptar|rechazar"),
        (["tell", "r"], "--how"),
        (["show", "r", "a", "b"], "sobra"),
        (["show", "r", "--text"], "de qué reporte"),
        (["add", "r", "x", "--proxy", "socks://x"], "proxy"),
    ],
)
def test_what_is_missing_is_named(run: Run, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2 and told in ran.err
    assert f"paradero {arguments[0]} --help" in ran.err
