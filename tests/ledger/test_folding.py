"""The fold depends on the set of entries and on nothing else."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.ledger import Author, Folded, fold, judgements
from paradero.model import Entry
from tests.ledger.worlds import SEEDS, worlds

REVIEWED = frozenset({"claim.reviewed"})
FUZZ = settings(max_examples=150, deadline=None)


def state(entries: list[Entry]) -> dict[str, tuple[list[str], list[str], bool]]:
    """All that a page could show: the order, the judgements that stand, whether they are at odds."""
    result = {}
    for subject, folded in fold(entries).items():
        judged = judgements(folded, REVIEWED)
        result[subject] = ([e.id for e in folded.entries], [e.id for e in judged.standing], judged.conflict)
    return result


@FUZZ
@given(worlds(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_state(written: list[Entry], chance: random.Random) -> None:
    mixed = list(written)
    chance.shuffle(mixed)
    assert state(mixed) == state(written)


@FUZZ
@given(worlds(), st.lists(st.integers(0, 3), min_size=14, max_size=14), st.permutations(range(4)))
def test_any_split_merged_in_any_order_gives_the_same_state(
    written: list[Entry], where: list[int], order: list[int]
) -> None:
    """Some entries travel in two parcels, and some parcels arrive twice."""
    parcels: list[list[Entry]] = [[], [], [], []]
    for entry, place in zip(written, where, strict=False):
        parcels[place].append(entry)
        parcels[(place * 7 + 1) % 4].append(entry)
    merged = [entry for n in [*order, order[0]] for entry in parcels[n]]
    assert state(merged) == state(written)


@FUZZ
@given(worlds())
def test_what_answers_stands_behind_what_it_answers(written: list[Entry]) -> None:
    for folded in fold(written).values():
        place = {e.id: n for n, e in enumerate(folded.entries)}
        for entry in folded.entries:
            assert entry.body is not None
            assert all(place[a] < place[entry.id] for a in entry.body.answers if a in place)


@FUZZ
@given(worlds())
def test_nothing_is_lost_and_nothing_is_added(written: list[Entry]) -> None:
    assert sorted(e.id for f in fold(written).values() for e in f.entries) == sorted(e.id for e in written)


@FUZZ
@given(st.integers(-40_000, 27_000), st.integers(-40_000, 27_000))
def test_a_clock_set_to_another_century_wins_nothing(first: int, second: int) -> None:
    """A later judgement answers the earlier one: its clock does not matter."""
    one, other = Author(SEEDS[0]), Author(SEEDS[1])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    told = one.write("claim.reviewed", "r1", {"decision": "accept"}, start + timedelta(days=first))
    undone = other.write("claim.reviewed", "r1", {"decision": None}, start + timedelta(days=second), [told.id])
    judged = judgements(fold([undone, told])["r1"], REVIEWED)
    assert judged.last == undone and not judged.conflict


def folded_of(*entries: Entry) -> Folded:
    return fold(entries)["r1"]


def test_two_who_did_not_know_of_each_other_are_at_odds_until_somebody_answers_both() -> None:
    ana, eva, coordinator = (Author(seed) for seed in SEEDS)
    start = ana.write("report.told", "r1", {"text": "x"})
    yes = ana.write("claim.reviewed", "r1", {"decision": "accept"}, answers=[start.id])
    no = eva.write("claim.reviewed", "r1", {"decision": "reject"}, answers=[start.id])
    judged = judgements(folded_of(start, yes, no), REVIEWED)
    assert judged.conflict and judged.last is None and {e.id for e in judged.standing} == {yes.id, no.id}
    settled = coordinator.write("claim.reviewed", "r1", {"decision": "accept"}, answers=[yes.id, no.id])
    judged = judgements(folded_of(start, yes, no, settled), REVIEWED)
    assert judged.last == settled


def test_two_who_say_the_same_are_not_at_odds() -> None:
    ana, eva = Author(SEEDS[0]), Author(SEEDS[1])
    entries = [a.write("claim.reviewed", "r1", {"decision": "accept"}) for a in (ana, eva)]
    judged = judgements(folded_of(*entries), REVIEWED)
    assert not judged.conflict and judged.last is not None


def test_an_undo_reaches_through_notes_in_between() -> None:
    ana = Author(SEEDS[0])
    yes = ana.write("claim.reviewed", "r1", {"decision": "accept"})
    note = ana.write("report.noted", "r1", {"text": "on the phone"}, answers=[yes.id])
    undo = ana.write("claim.reviewed", "r1", {"decision": None}, answers=[note.id])
    assert judgements(folded_of(undo, note, yes), REVIEWED).standing == (undo,)


def test_what_comes_next_answers_the_ends() -> None:
    ana = Author(SEEDS[0])
    first = ana.write("report.told", "r1", {})
    second = ana.write("report.noted", "r1", {}, answers=[first.id])
    assert folded_of(second, first).ends == (second,)
