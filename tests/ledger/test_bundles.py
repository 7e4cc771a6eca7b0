"""Bundles arrive whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.ledger import Author, verify
from paradero.ledger.bundles import Bundle, Refused, pack, unpack
from paradero.ledger.encoding import entry_bytes, entry_from
from paradero.model import Blob, Entry
from paradero.model.blob import NO_SALT
from tests.ledger.worlds import SEEDS, worlds

FUZZ = settings(max_examples=80, deadline=None)
STAMP = bytes(33)
PAGE = Blob.of(b"page", STAMP)
LEFT = Blob("cd" * 32, b"what erasing left", NO_SALT, STAMP)


def packed(bundle: Bundle) -> bytes:
    return b"".join(pack(bundle))


def bundle_of(entries: list[Entry]) -> Bundle:
    heads = tuple(verify(entries).heads.values())
    return Bundle(tuple(entries), (PAGE, Blob.of(b"", STAMP), LEFT), heads)


@FUZZ
@given(worlds(), st.integers(0, 3))
def test_what_was_sent_arrives(written: list[Entry], erased: int) -> None:
    some = [replace(e, body=None, salt=None) if n % 4 == erased else e for n, e in enumerate(written)]
    sent = bundle_of(some)
    assert unpack(BytesIO(packed(sent))) == sent


@FUZZ
@given(st.integers(0, 10**6), st.integers(-2, 255).filter(bool))
def test_every_changed_cut_or_added_byte_is_refused(at: int, how: int) -> None:
    author = Author(SEEDS[0])
    raw = packed(bundle_of([author.write("k", "s", {"n": n}) for n in range(3)]))
    at %= len(raw)
    harmed = {-2: raw[:at], -1: raw + b"\x00"}.get(how) if how < 0 else None
    harmed = harmed if harmed is not None else raw[:at] + bytes([raw[at] ^ how]) + raw[at + 1 :]
    with pytest.raises(Refused):
        unpack(BytesIO(harmed))


@FUZZ
@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reading_of_a_bundle(raw: bytes) -> None:
    for file in (raw, b"PDRBNDL1" + raw):
        with pytest.raises(Refused):
            unpack(BytesIO(file))


def test_an_entry_in_anothers_name_is_refused() -> None:
    mine = Author(SEEDS[0]).write("k", "s", {"n": 1})
    other = Author(SEEDS[1])
    forged = replace(mine, header=replace(mine.header, author=other.public))
    with pytest.raises(Refused, match="forged"):
        unpack(BytesIO(packed(Bundle((forged,)))))


def test_a_body_that_was_not_promised_is_refused() -> None:
    entry = Author(SEEDS[0]).write("k", "s", {"n": 1})
    assert entry.body is not None
    with pytest.raises(Refused, match="changed"):
        unpack(BytesIO(packed(Bundle((replace(entry, body=replace(entry.body, content={"n": 2})),)))))


def test_a_page_that_is_not_what_its_digest_says_is_refused() -> None:
    with pytest.raises(Refused, match="changed"):
        unpack(BytesIO(packed(Bundle((), (replace(PAGE, content=b"another page"),)))))


@FUZZ
@given(worlds())
def test_an_entry_comes_back_from_its_bytes(written: list[Entry]) -> None:
    for entry in written:
        assert entry_from(entry_bytes(entry)) == entry
