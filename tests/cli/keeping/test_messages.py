"""Every code has its sentence in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from paradero.cli.help import GROUPS
from paradero.ledger.chains import What
from paradero.wording.words import Words, words

ROOT = Path(__file__).parents[3] / "src/paradero"
BOTH = pytest.mark.parametrize("spoken", [words("es"), words("en")], ids=["es", "en"])


def sources(*folders: str) -> Iterator[str]:
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            yield path.read_text(encoding="utf-8")


def refusals() -> set[str]:
    codes = {
        c
        for text in sources("actions", "cli/keeping", "tasks", "web")
        for c in re.findall(r'Refusal\(\s*"(\w+)"', text)
    }
    chosen = (
        pair
        for text in sources("actions")
        for pair in re.findall(r'(?:Refusal\(|code = )"(\w+)" if .* else "(\w+)"', text)
    )
    codes |= {code for pair in chosen for code in pair}
    bundles = (ROOT / "ledger/bundles.py").read_text(encoding="utf-8")
    return codes | {f"bundle_{c}" for c in re.findall(r'Refused\("(\w+)"\)', bundles)}


@BOTH
def test_every_refusal_has_a_sentence(spoken: Words) -> None:
    assert {"wrong_passphrase", "disk_full", "damaged_record", "backup_cut", "bundle_forged", "newer"} <= refusals()
    assert {code for code in refusals() if not spoken.has(f"refusal.{code}")} == set()


def test_every_sentence_has_a_refusal() -> None:
    said = set(words("es")._table["refusal"]) - {"other"}
    text = "".join(sources("actions", "cli/keeping", "tasks", "web"))
    assert {code for code in said - refusals() if f'"{code}"' not in text} == set()


@BOTH
def test_every_fault_has_a_sentence_that_says_what_to_do(spoken: Words) -> None:
    text = "".join(
        (ROOT / f"actions/{name}.py").read_text(encoding="utf-8") for name in ("verify_record", "checking_blobs")
    )
    codes = set(re.findall(r'(?:fault|Finding)\("(\w+)"', text)) | set(get_args(What))
    assert {"blob_damaged", "stray", "forged", "after_new_keys"} <= codes
    assert {code for code in codes if not spoken.has(f"finding.{code}")} == set()
    assert {
        code for code in codes if spoken(f"finding.{code}").count(".") < 2 and ":" not in spoken(f"finding.{code}")
    } == set()


def test_both_languages_fill_in_the_same() -> None:
    def fields(table: object, path: str = "") -> Iterator[tuple[str, frozenset[str]]]:
        if isinstance(table, dict):
            for name, inner in table.items():
                yield from fields(inner, f"{path}.{name}")
        elif isinstance(table, str):
            yield path, frozenset(field for _, field, _, _ in Formatter().parse(table) if field)

    assert dict(fields(words("es")._table)) == dict(fields(words("en")._table))


@BOTH
def test_every_key_that_the_code_names_is_there(spoken: Words) -> None:
    called = r'(?:voice|words|setting\.words|self\._words)\(\s*(?:"([\w.-]+)"|"([\w.-]+)" if .*? else "([\w.-]+)")[,)]'
    named = {key for text in sources("cli/keeping") for keys in re.findall(called, text) for key in keys if key}
    assert len(named) > 60
    assert {key for key in named if not spoken.has(key)} <= {"en", "es"}


@BOTH
def test_every_order_has_its_help(spoken: Words) -> None:
    for order in (order for orders in GROUPS.values() for order in orders if order != "read"):
        assert all(spoken.has(f"help.{order}{part}") for part in ("", "_more", "_stdin")), order
        assert all(line.startswith(f"paradero {order} ") for line, _ in spoken.pairs(f"help.{order}_examples"))
