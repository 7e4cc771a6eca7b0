"""Entries have one spelling, and nothing else is read as an entry."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.ledger import Author
from paradero.ledger.authors import keeps_its_word, signed_by_author
from paradero.ledger.encoding import (
    HEADER_BYTES,
    Malformed,
    body_bytes,
    body_from,
    canonical,
    header_bytes,
    header_from,
    id_of,
)
from paradero.model import Body, Header
from paradero.model.entry import FIRST
from tests.ledger.worlds import SEEDS

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
contents = st.dictionaries(texts, values, max_size=4)
times = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))
bodies = st.builds(
    Body, texts, texts, times, st.lists(texts, max_size=3).map(lambda a: tuple(sorted(set(a)))), contents
)
FUZZ = settings(max_examples=150, deadline=None)


@FUZZ
@given(bodies)
def test_a_body_comes_back_from_its_bytes(body: Body) -> None:
    assert body_from(body_bytes(body)) == body


@FUZZ
@given(bodies, st.data())
def test_a_changed_body_is_another_or_none(body: Body, data: st.DataObject) -> None:
    raw = bytearray(body_bytes(body))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    with suppress(Malformed):
        assert body_from(bytes(raw)) != body


@FUZZ
@given(st.binary(max_size=HEADER_BYTES + 20))
def test_no_bytes_crash_the_reading_of_a_header(raw: bytes) -> None:
    with suppress(Malformed):
        assert header_bytes(header_from(raw)) == raw


@pytest.mark.parametrize("value", [1.5, float("nan"), b"x", {1: "a"}, {"a": object()}, "\ud800", {"a": {2}}])
def test_what_has_more_than_one_spelling_is_refused(value: object) -> None:
    with pytest.raises(Malformed):
        canonical(value)


def test_what_is_nested_without_end_is_refused() -> None:
    nested: list[object] = []
    for _ in range(100):
        nested = [nested]
    with pytest.raises(Malformed):
        canonical(nested)


@pytest.mark.parametrize("raw", [b'{"a": 1}', b"[]", b"{}", b"\xff", b'{"kind":"a"}', b"[" * 100_000])
def test_other_json_is_no_body(raw: bytes) -> None:
    with pytest.raises(Malformed):
        body_from(raw)


def test_the_first_entry_has_none_before_it_and_others_have() -> None:
    Header(bytes(32), 0, FIRST, bytes(32))
    with pytest.raises(ValueError):
        Header(bytes(32), 0, b"x" * 32, bytes(32))
    with pytest.raises(ValueError):
        Header(bytes(32), 1, FIRST, bytes(32))


@FUZZ
@given(contents)
def test_an_entry_is_signed_and_keeps_its_word(content: dict[str, object]) -> None:
    entry = Author(SEEDS[0]).write("k", "s", content)
    assert signed_by_author(entry) and keeps_its_word(entry) and id_of(entry.header) == entry.id
    assert entry.body is not None
    other = replace(entry, body=replace(entry.body, content={**content, "added": 1}))
    assert not keeps_its_word(other)


def test_the_same_words_twice_have_headers_that_share_nothing() -> None:
    """Whoever holds headers only cannot tell that two of them say the same, nor guess what."""
    one, other = (
        Author(SEEDS[0]).write("k", "s", {"name": "Inés Tzul"}, datetime(2026, 1, 1, tzinfo=UTC)) for _ in "12"
    )
    assert one.header.commitment != other.header.commitment
    assert one.id != other.id
