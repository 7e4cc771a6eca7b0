"""What entries amount to: the same in any order, and only whose word counts here can make words go."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.ledger import Author
from paradero.model import Entry, Span
from paradero.record import ours_of, state_of
from paradero.record.kinds import ANSWERED, CORRECTED, ERASED, FOLLOWS, PART_ERASED, READ, RECEIVED, REVIEWED, WORKSPACE
from paradero.record.state import Ours, chain_in, spans_of
from paradero.record.subjects import begun
from tests.ledger.worlds import SEEDS

FUZZ = settings(max_examples=80, deadline=None)
START = datetime(2026, 1, 1, tzinfo=UTC)


class Desk:
    """Two authors at one report: the first is ours."""

    def __init__(self) -> None:
        self.us, self.them = Author(SEEDS[0]), Author(SEEDS[1])
        self.ours = Ours({self.us.public: lambda entry: True})
        self.subject, self.began = begun(self.us.public, {"how": "file", "captured": "ab" * 32, "original": None})
        self.written: list[Entry] = []

    def say(self, who: Author, kind: str, answers: list[Entry] = [], **content: object) -> Entry:  # noqa: B006
        entry = who.write(kind, self.subject, content, START, [e.id for e in answers])
        self.written.append(entry)
        return entry

    def receive(self) -> Entry:
        return self.say(self.us, RECEIVED, **self.began)

    @property
    def state(self):  # type: ignore[no-untyped-def]
        return state_of(self.subject, self.written, self.ours)


@st.composite
def histories(draw: st.DrawFn) -> Desk:
    """Anything that two people could do to a report, each answering some of what is there, with clocks years wrong."""
    desk = Desk()
    desk.receive()
    for n in range(draw(st.integers(1, 12))):
        who = draw(st.sampled_from([desk.us, desk.them]))
        kind = draw(st.sampled_from([READ, REVIEWED, REVIEWED, CORRECTED, ERASED, PART_ERASED, ANSWERED]))
        seen = draw(st.lists(st.sampled_from(desk.written), max_size=2, unique_by=lambda e: e.id))
        erasures = [e for e in desk.written if e.body and e.body.kind in {ERASED, PART_ERASED}]
        start = draw(st.integers(0, 20))
        content: dict[str, object] = {
            READ: {"reader": "r", "reading": f"{n:064x}"},
            REVIEWED: {
                "claim": f"count:{start % 3}",
                "verdict": draw(st.sampled_from(["accepted", "rejected", "open"])),
            },
            CORRECTED: {"claim": f"count:{start % 3}", "correction": f"{n:064x}"},
            PART_ERASED: {"spans": [[start, start + draw(st.integers(0, 5))]]},
            ANSWERED: {
                "erasure": draw(st.sampled_from(erasures)).id if erasures else "none",
                "verdict": draw(st.sampled_from(["confirmed", "refused"])),
            },
        }.get(kind, {})
        time = START + timedelta(days=draw(st.integers(-9000, 27000)))
        desk.written.append(who.write(kind, desk.subject, content, time, [e.id for e in seen]))
    return desk


@FUZZ
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_state(desk: Desk, chance: random.Random) -> None:
    first = desk.state
    for _ in range(3):
        chance.shuffle(desk.written)
        assert desk.state == first


@FUZZ
@given(histories())
def test_only_our_word_makes_anything_go(desk: Desk) -> None:
    state = desk.state
    own = [e for e in desk.written if desk.ours.wrote(e) and e.body]
    confirmed = {e.body.content["erasure"] for e in own if e.body and e.body.kind == ANSWERED}
    by_us = {e.id for e in own if e.body and e.body.kind in {ERASED, PART_ERASED}}
    if not confirmed & {e.id for e in desk.written if e.body and e.body.kind == ERASED}:
        assert state.erased == any(e.body and e.body.kind == ERASED for e in own)
    if not confirmed:
        may_go = [span for e in desk.written if e.id in by_us for span in spans_of(e)]
        assert all(any(s.start <= at < s.end for s in may_go) for g in state.gone for at in range(g.start, g.end))
    assert not state.erased or state.hidden
    assert all(any(c.covers(g) for c in state.covered) for g in state.gone)


def test_an_erasure_by_others_hides_until_it_is_answered() -> None:
    desk = Desk()
    desk.receive()
    asked = desk.say(desk.them, ERASED)
    assert desk.state.hidden and not desk.state.erased and desk.state.waiting == (asked,)
    desk.say(desk.them, ANSWERED, [asked], erasure=asked.id, verdict="confirmed")
    assert not desk.state.erased
    refused = desk.say(desk.us, ANSWERED, [asked], erasure=asked.id, verdict="refused")
    assert not desk.state.hidden and desk.state.waiting == ()
    desk.say(desk.us, ANSWERED, [refused], erasure=asked.id, verdict="confirmed")
    assert desk.state.erased


def test_part_of_it_by_others_is_covered_and_does_not_go() -> None:
    desk = Desk()
    desk.receive()
    desk.say(desk.us, PART_ERASED, spans=[[0, 3]])
    desk.say(desk.them, PART_ERASED, spans=[[5, 9], [9, 12]])
    assert desk.state.gone == (Span(0, 3),) and desk.state.covered == (Span(0, 3), Span(5, 12))


def test_what_is_no_position_breaks_nothing() -> None:
    desk = Desk()
    desk.receive()
    desk.say(desk.them, PART_ERASED, spans="all")
    desk.say(desk.them, PART_ERASED, spans=[[1], ["a", "b"], [5, 2], [-1, 4], None, [True, 3]])
    assert all(0 <= s.start <= s.end for s in desk.state.covered)


def test_nobody_elses_entry_passes_for_the_beginning() -> None:
    desk = Desk()
    began = desk.receive()
    early = desk.them.write(RECEIVED, desk.subject, desk.began, START - timedelta(days=900))
    other = desk.us.write(RECEIVED, desk.subject, desk.began | {"captured": "cd" * 32}, START - timedelta(days=900))
    desk.written.insert(0, other)
    desk.written.insert(0, early)
    assert desk.state.received == began


def test_our_reading_is_shown_before_others() -> None:
    desk = Desk()
    began = desk.receive()
    ours = desk.say(desk.us, READ, [began], reading="ab" * 32)
    desk.say(desk.them, READ, [ours], reading="cd" * 32)
    desk.say(desk.us, READ, [ours], failure="crashed")
    assert desk.state.reading == ours and len(desk.state.readings) == 3


def follows(author: Author, after: Author, last: Entry, **more: object) -> Entry:
    content = {"after": after.public.hex(), "last": last.header.sequence, "entry": last.id, **more}
    return author.write(FOLLOWS, WORKSPACE, content)


def test_a_key_that_was_left_behind_says_nothing_more_not_even_under_old_numbers() -> None:
    old, new, stranger = (Author(seed) for seed in SEEDS)
    before = old.write("k", "s", {})
    goes_on = follows(new, old, before)
    after = old.write("k", "s", {})
    fork = Author(SEEDS[0]).write("k", "s", {"another": "first"})
    hers = stranger.write("k", "s", {})
    claim, planted = follows(stranger, stranger, hers), follows(old, stranger, hers)
    every = [before, goes_on, after, fork, hers, claim, planted]
    ours = ours_of(new.public, every, chain_in(every))
    assert ours.wrote(before) and ours.wrote(goes_on)
    assert not any(ours.wrote(e) for e in (after, fork, hers, claim, planted))
    assert {head.author for head in ours.ends} == {old.public.hex()}


def test_of_a_log_that_is_here_in_part_what_came_before_is_in_part_too() -> None:
    first, home, road = (Author(seed) for seed in SEEDS)
    one = first.write("k", "s", {})
    went_on = follows(home, first, one)
    last = home.write("k", "s", {})
    entries = [went_on, follows(road, home, last, part=True)]
    ours = ours_of(road.public, entries, chain_in(entries))
    assert ours.parts == {home.public, first.public} and ours.wrote(last) and ours.wrote(one) and ours.ends == ()
    assert not ours.wrote(home.write("k", "s", {}))


def test_a_decision_of_ours_gives_way_to_ours_only() -> None:
    desk = Desk()
    desk.receive()
    ours = desk.say(desk.us, REVIEWED, claim="count:0-1", verdict="accepted")
    theirs = desk.say(desk.them, REVIEWED, [ours], claim="count:0-1", verdict="rejected")
    assert desk.state.judged["count:0-1"].conflict
    desk.say(desk.us, REVIEWED, [ours, theirs], claim="count:0-1", verdict="rejected")
    assert not desk.state.judged["count:0-1"].conflict
