"""Keys and blobs: every byte counts, nothing is half there, a wrong passphrase learns nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paradero.vault import (
    Blobs,
    Cost,
    Damaged,
    Keys,
    Missing,
    NewerFormat,
    NoKeyFile,
    WrongPassphrase,
    change_passphrase,
    create,
    recover,
    unlock,
)
from paradero.vault.keyfile import NAME

CHEAP = Cost.least()
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


harms = st.tuples(st.integers(0, 100_000), st.integers(-2, 255).filter(bool))
"""Where, and how: -2 cuts there, -1 adds a byte at the end, else the bits of one byte are changed."""


def harmed(raw: bytes, at: int, how: int) -> bytes:
    at %= len(raw)
    if how == -2:
        return raw[:at]
    return raw + b"\x00" if how == -1 else raw[:at] + bytes([raw[at] ^ how]) + raw[at + 1 :]


def test_the_passphrase_opens_and_another_does_not(tmp_path: Path) -> None:
    keys, _ = create(tmp_path, "una frase larga", CHEAP)
    assert unlock(tmp_path, "una frase larga") == keys
    for wrong in ("", "una frase", "Una frase larga", "una frase larga "):
        with pytest.raises(WrongPassphrase) as refused:
            unlock(tmp_path, wrong)
        assert str(refused.value) == ""


def test_accents_typed_in_two_ways_are_one_passphrase(tmp_path: Path) -> None:
    create(tmp_path, "caf\u00e9 ma\u00f1ana", CHEAP)
    assert unlock(tmp_path, "cafe\u0301 man\u0303ana")


def test_the_recovery_key_opens_and_stays(tmp_path: Path) -> None:
    keys, recovery = create(tmp_path, "old", CHEAP)
    assert recover(tmp_path, f" {recovery}\n", "new", CHEAP) == keys
    assert unlock(tmp_path, "new") == keys
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, "old")
    assert recover(tmp_path, recovery, "newer", CHEAP) == keys


@pytest.mark.parametrize("recovery", ["", "AGE-SECRET-KEY-1", "x" * 74])
def test_another_recovery_key_does_not_open(tmp_path: Path, recovery: str) -> None:
    create(tmp_path, "old", CHEAP)
    with pytest.raises(WrongPassphrase):
        recover(tmp_path, recovery, "new", CHEAP)
    assert unlock(tmp_path, "old")


def test_the_recovery_key_of_another_workspace_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    create(tmp_path / "a", "a", CHEAP)
    _, other = create(tmp_path / "b", "b", CHEAP)
    with pytest.raises(WrongPassphrase):
        recover(tmp_path / "a", other, "new", CHEAP)


def test_a_new_passphrase_keeps_the_keys(tmp_path: Path) -> None:
    keys, recovery = create(tmp_path, "old", CHEAP)
    assert change_passphrase(tmp_path, "old", "new", CHEAP) == keys
    assert unlock(tmp_path, "new") == keys
    assert recover(tmp_path, recovery, "x", CHEAP) == keys
    with pytest.raises(WrongPassphrase):
        change_passphrase(tmp_path, "old", "newer", CHEAP)


@FUZZ
@given(harm=harms)
def test_every_changed_cut_or_added_byte_of_the_key_file_shows(tmp_path: Path, harm: tuple[int, int]) -> None:
    create(tmp_path, "p", CHEAP)
    raw = (tmp_path / NAME).read_bytes()
    damaged = harmed(raw, *harm)
    (tmp_path / NAME).write_bytes(damaged)
    with pytest.raises((WrongPassphrase, NewerFormat)):
        unlock(tmp_path, "p")


def test_a_folder_without_keys_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoKeyFile):
        unlock(tmp_path, "p")


def test_keys_are_not_shown() -> None:
    keys = Keys.new()
    shown = repr(keys)
    assert keys.identity not in shown and keys.database.hex() not in shown and repr(keys.database) not in shown


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs", Keys.new())


@FUZZ
@given(content=st.binary(max_size=2000))
def test_what_was_put_comes_back_under_one_name(blobs: Blobs, content: bytes) -> None:
    name = blobs.put(content)
    assert blobs.get(name) == content
    assert blobs.put(content) == name == blobs.name_of(content)
    assert name in set(blobs.names())


@FUZZ
@given(harm=harms)
def test_every_changed_cut_or_added_byte_of_a_blob_shows(blobs: Blobs, harm: tuple[int, int]) -> None:
    name = blobs.put(b"Doce migrantes fueron vistos cerca de Altar." * 3)
    path = blobs.path(name)
    raw = path.read_bytes()
    damaged = harmed(raw, *harm)
    path.write_bytes(damaged)
    try:
        with pytest.raises(Damaged):
            blobs.get(name)
    finally:
        path.write_bytes(raw)


def test_one_blob_in_anothers_place_shows(blobs: Blobs) -> None:
    one, other = blobs.put(b"one"), blobs.put(b"other")
    blobs.path(one).write_bytes(blobs.path(other).read_bytes())
    with pytest.raises(Damaged):
        blobs.get(one)


def test_names_tell_nothing_without_the_key(tmp_path: Path) -> None:
    content = b"a page that everybody can download"
    names = {Blobs(tmp_path / str(n), Keys.new()).put(content) for n in range(3)}
    assert len(names) == 3


def test_what_is_rewritten_keeps_its_name_and_says_that_it_was(blobs: Blobs) -> None:
    name = blobs.put("dijo Inés Tzul".encode())
    blobs.rewrite(name, "dijo ████████".encode())
    assert blobs.get(name).decode() == "dijo ████████"
    assert blobs.rewritten(name)
    with pytest.raises(Missing):
        blobs.rewrite("ab" * 32, b"x")


def test_what_is_erased_is_missing(blobs: Blobs) -> None:
    name = blobs.put(b"x")
    blobs.erase(name)
    blobs.erase(name)
    with pytest.raises(Missing):
        blobs.get(name)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "zz" * 32, "a" * 63])
def test_other_names_are_no_blobs(blobs: Blobs, name: str) -> None:
    with pytest.raises(Missing):
        blobs.get(name)


def test_nothing_plain_lies_in_the_folder(blobs: Blobs, tmp_path: Path) -> None:
    blobs.put("La señora Inés Tzul llamó ayer.".encode() * 40)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"Tzul" not in path.read_bytes()
        assert "Tzul" not in path.name
