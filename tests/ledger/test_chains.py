"""Rewriting, cutting and forging show; what is whole stays usable."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.ledger import Author, head_code, heads_of, verify
from paradero.ledger.heads import Head, NotAHead, head_bytes, head_from, head_of_bytes
from paradero.model import Entry
from tests.ledger.worlds import SEEDS, worlds

FUZZ = settings(max_examples=100, deadline=None)


def log(length: int, seed: bytes = SEEDS[0], word: str = "x") -> list[Entry]:
    author = Author(seed)
    return [author.write("k", "s", {"n": n, "word": word}) for n in range(length)]


def faults(entries: list[Entry], since: tuple[Head, ...] = ()) -> set[str]:
    return {f.what for f in verify(entries, since).faults}


@FUZZ
@given(worlds(), st.randoms(use_true_random=False))
def test_whole_logs_have_no_fault_in_any_order(written: list[Entry], chance: random.Random) -> None:
    mixed = [*written, *written[:2]]
    chance.shuffle(mixed)
    found = verify(mixed)
    assert found.faults == ()
    last = {e.header.author.hex(): e for e in written}
    assert {a: h.entry for a, h in found.heads.items()} == {a: e.id for a, e in last.items()}


@FUZZ
@given(worlds())
def test_an_erased_body_leaves_the_chain_whole(written: list[Entry]) -> None:
    assert verify([replace(e, body=None, salt=None) for e in written]).faults == ()


@FUZZ
@given(st.integers(2, 9), st.data())
def test_a_missing_entry_is_a_gap_and_a_cut_end_shows_against_a_head(length: int, data: st.DataObject) -> None:
    entries = log(length)
    head = verify(entries).heads[entries[0].header.author.hex()]
    at = data.draw(st.integers(0, length - 1))
    left = entries[:at] + entries[at + 1 :]
    assert faults(left, (head,)) == ({"cut"} if at == length - 1 else {"gap"})
    assert faults(left) == (set() if at == length - 1 else {"gap"})


@FUZZ
@given(st.integers(1, 6), st.integers(0, 5))
def test_signing_history_anew_shows_against_a_head(length: int, more: int) -> None:
    """Whoever holds the key can write another history, and make it as long; the code on paper tells."""
    entries = log(length)
    head = verify(entries).heads[entries[0].header.author.hex()]
    anew = log(length + more, word="y")
    assert faults(anew) == set()
    assert faults(anew, (head,)) == faults(anew, heads_of([head_code(head)])) == {"rewritten"}
    assert faults(entries, heads_of([head_code(head)])) == set()


def test_a_log_that_goes_on_agrees_with_its_old_head() -> None:
    entries = log(5)
    head = verify(entries[:3]).heads[entries[0].header.author.hex()]
    assert faults(entries, (head,)) == set()


def test_a_fork_is_reported_and_both_are_kept() -> None:
    one, other = log(3), log(2) + log(3, word="y")[2:]
    assert "fork" in faults([*one, *other])


@pytest.mark.parametrize("field", ["signature", "id", "commitment", "body"])
def test_any_change_of_an_entry_shows(field: str) -> None:
    first, second, third = log(3)
    changed = {
        "signature": lambda e: replace(e, signature=bytes(64)),
        "id": lambda e: replace(e, id="ab" * 32),
        "commitment": lambda e: replace(e, header=replace(e.header, commitment=bytes(32))),
        "body": lambda e: replace(e, body=replace(e.body, content={"n": 99})),
    }[field](second)
    assert faults([first, changed, third]) & {"forged", "changed"}


@FUZZ
@given(st.binary(min_size=32, max_size=32), st.integers(0, 2**32 - 1), st.binary(min_size=32, max_size=32))
def test_a_code_on_paper_comes_back(author: bytes, sequence: int, entry: bytes) -> None:
    head = Head(author.hex(), sequence, entry.hex())
    (back,) = heads_of([head_code(head)])
    assert back.sequence == sequence and head.author.startswith(back.author) and head.entry.startswith(back.entry)
    assert len(head_code(head)) == 47 and head_of_bytes(head_bytes(head)) == head


@FUZZ
@given(st.data())
def test_a_slip_of_the_pen_is_noticed(data: st.DataObject) -> None:
    code = head_code(Head("ab" * 32, 3, "cd" * 32))
    at = data.draw(st.sampled_from([n for n, c in enumerate(code) if c != "-"]))
    letter = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
    slipped = code[:at] + letter + code[at + 1 :]
    if slipped != code:
        with pytest.raises(NotAHead):
            head_from(slipped)


@pytest.mark.parametrize("code", ["", "AAAA", "1", "not a code", "A" * 200])
def test_other_letters_are_no_code(code: str) -> None:
    with pytest.raises(NotAHead):
        head_from(code)
