"""Keys and blobs: every byte counts, nothing is half there, a wrong passphrase learns nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paradero.model import Blob
from paradero.model.blob import NO_SALT
from paradero.vault import (
    Blobs,
    Cost,
    Damaged,
    InUse,
    Keys,
    Missing,
    NewerFormat,
    NoKeyFile,
    WrongPassphrase,
    cost_of,
    create,
    locked,
    recover,
    unlock,
    write,
)
from paradero.vault.keyfile import NAME
from paradero.vault.sealing import Broken, seal, unseal
from paradero.vault.writing import SCRATCH, sweep

CHEAP = Cost.least()
STAMP = bytes(33)
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
    assert recover(tmp_path, f" {recovery}\n") == keys
    write(tmp_path, keys, "new", CHEAP)
    assert unlock(tmp_path, "new") == keys
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, "old")
    assert recover(tmp_path, recovery) == keys


@pytest.mark.parametrize("recovery", ["", "AGE-SECRET-KEY-1", "x" * 74])
def test_another_recovery_key_does_not_open(tmp_path: Path, recovery: str) -> None:
    create(tmp_path, "old", CHEAP)
    with pytest.raises(WrongPassphrase):
        recover(tmp_path, recovery)
    assert unlock(tmp_path, "old")


def test_the_recovery_key_of_another_workspace_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    create(tmp_path / "a", "a", CHEAP)
    _, other = create(tmp_path / "b", "b", CHEAP)
    with pytest.raises(WrongPassphrase):
        recover(tmp_path / "a", other)


def test_a_new_passphrase_keeps_the_keys(tmp_path: Path) -> None:
    keys, recovery = create(tmp_path, "old", CHEAP)
    write(tmp_path, keys, "new", CHEAP)
    assert unlock(tmp_path, "new") == keys == recover(tmp_path, recovery)
    assert cost_of(tmp_path) == CHEAP
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, "old")


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
    keys, _ = Keys.new()
    shown = repr(keys)
    assert keys.identity not in shown and keys.database.hex() not in shown and repr(keys.database) not in shown


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs", Keys.new()[0])


@FUZZ
@given(content=st.binary(max_size=2000))
def test_what_was_put_comes_back(blobs: Blobs, content: bytes) -> None:
    digest = blobs.put(content, STAMP)
    assert blobs.get(digest) == content
    assert blobs.path(digest) in set(blobs.files())
    assert blobs.put(content, STAMP) != digest


def test_a_blob_from_elsewhere_keeps_its_digest_and_heals_a_damaged_one(blobs: Blobs) -> None:
    blob = Blob.of(b"x" * 900, STAMP)
    blobs.keep(blob)
    blobs.path(blob.digest).write_bytes(b"broken")
    with pytest.raises(Damaged):
        blobs.get(blob.digest)
    blobs.keep(blob)
    assert blobs.open(blob.digest) == blob


@FUZZ
@given(harm=harms)
def test_every_changed_cut_or_added_byte_of_a_blob_shows(blobs: Blobs, harm: tuple[int, int]) -> None:
    digest = blobs.put(b"Doce migrantes fueron vistos cerca de Altar." * 3, STAMP)
    path = blobs.path(digest)
    raw = path.read_bytes()
    damaged = harmed(raw, *harm)
    path.write_bytes(damaged)
    try:
        with pytest.raises(Damaged):
            blobs.get(digest)
    finally:
        path.write_bytes(raw)


def test_one_blob_in_anothers_place_shows(blobs: Blobs) -> None:
    one, other = blobs.put(b"one", STAMP), blobs.put(b"other", STAMP)
    blobs.path(one).write_bytes(blobs.path(other).read_bytes())
    with pytest.raises(Damaged):
        blobs.get(one)


def test_names_tell_nothing_without_the_key(tmp_path: Path) -> None:
    content = b"a page that everybody can download"
    blob = Blob.of(content, STAMP)
    names = {Blobs(tmp_path / str(n), Keys.new()[0]).path(blob.digest).name for n in range(3)}
    assert len(names) == 3 and blob.digest not in names


def test_what_is_rewritten_keeps_its_name_and_says_that_it_was(blobs: Blobs) -> None:
    digest = blobs.put("dijo Inés Tzul".encode(), STAMP)
    blobs.rewrite(digest, "dijo ████████".encode())
    assert blobs.get(digest).decode() == "dijo ████████"
    assert blobs.open(digest).rewritten and blobs.open(digest).salt == NO_SALT
    with pytest.raises(Missing):
        blobs.rewrite("ab" * 32, b"x")


def test_of_two_the_better_one_stays(blobs: Blobs) -> None:
    """Whole before rewritten, and of two that were rewritten the one that is here: nothing proves the other."""
    blob = Blob.of(b"dijo Ines Tzul", STAMP)
    left = Blob(blob.digest, b"dijo xxxx xxxx", NO_SALT, STAMP)
    assert blobs.keep(left) and not blobs.keep(Blob(blob.digest, b"a lie", NO_SALT, STAMP))
    assert blobs.get(blob.digest) == left.content
    assert blobs.keep(blob) and not blobs.keep(left)
    assert blobs.get(blob.digest) == blob.content


def test_sizes_hardly_tell_which_page_it_is(blobs: Blobs) -> None:
    sizes = {blobs.path(blobs.put(os.urandom(n), STAMP)).stat().st_size // 256 for n in range(4000, 4400, 20)}
    assert len(sizes) <= 4


def test_links_and_folders_are_no_blobs(blobs: Blobs, tmp_path: Path) -> None:
    one, other = (blobs.path(blobs.put(word, STAMP)) for word in (b"one", b"other"))
    (tmp_path / "elsewhere").write_bytes(one.read_bytes())
    one.unlink()
    one.symlink_to(tmp_path / "elsewhere")
    other.unlink()
    other.mkdir()
    for path in (one, other):
        with pytest.raises(Damaged):
            blobs.read(path)
    assert list(blobs.files()) == [one]


def test_what_is_erased_is_missing(blobs: Blobs) -> None:
    digest = blobs.put(b"x", STAMP)
    blobs.erase(digest)
    blobs.erase(digest)
    with pytest.raises(Missing):
        blobs.get(digest)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "AB" * 32, "zz" * 32, "a" * 63])
def test_other_names_are_no_blobs(blobs: Blobs, digest: str) -> None:
    with pytest.raises(Missing):
        blobs.get(digest)


def test_nothing_plain_lies_in_the_folder(blobs: Blobs, tmp_path: Path) -> None:
    blobs.put("La señora Inés Tzul llamó ayer.".encode() * 40, STAMP)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"Tzul" not in path.read_bytes()
        assert "Tzul" not in path.name


def test_scratch_of_a_killed_process_is_swept_and_nothing_else(blobs: Blobs, tmp_path: Path) -> None:
    digest = blobs.put(b"x", STAMP)
    (blobs.path(digest).parent / f"{SCRATCH}abc").write_bytes(b"half")
    assert sweep(tmp_path) == 1 and list(blobs.files()) == [blobs.path(digest)]


@FUZZ
@given(harm=harms)
def test_what_is_sealed_opens_only_whole_and_for_its_purpose(harm: tuple[int, int]) -> None:
    sealed = seal(bytes(32), "heads", b"content")
    assert unseal(bytes(32), "heads", sealed) == b"content"
    for key, purpose, raw in (
        (bytes(32), "heads", harmed(sealed, *harm)),
        (bytes(32), "x", sealed),
        (b"k", "heads", sealed),
    ):
        with pytest.raises(Broken):
            unseal(key, purpose, raw)


HOLDER = """
import sys, pathlib, time
from paradero.vault import locked
with locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_process_at_a_time_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    with pytest.raises(InUse), locked(tmp_path):
        pass
    holder.kill()
    holder.wait()
    with locked(tmp_path):
        assert (tmp_path / "lock").read_bytes() == b""
    with locked(tmp_path):
        pass
