"""Who may see a report: folded like any judgement, and the stricter where decisions conflict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paradero.ledger import Author
from paradero.model import Entry
from paradero.record.kinds import RECEIVED, RESTRICTED
from paradero.record.state import Ours, state_of
from paradero.record.subjects import begun

ANA, EVA, TOMAS = "a" * 32, "e" * 32, "d" * 32
HERE, PARTNER = Author(b"\1" * 32), Author(b"\2" * 32)


def received(author: Author, by: str | None = None) -> Entry:
    said = {"how": "file", "captured": "0" * 64, "original": None, **({"by": by} if by else {})}
    subject, content = begun(author.public, said)
    return author.write(RECEIVED, subject, content)


def restricting(author: Author, first: Entry, to: list[str], answers: list[Entry], restricted: bool = True) -> Entry:
    assert first.body is not None
    content = {"restricted": restricted, "to": to}
    return author.write(RESTRICTED, first.body.subject, content, answers=[e.id for e in answers])


def seen_by(entries: list[Entry]) -> frozenset[str] | None:
    subject = next(e.body.subject for e in entries if e.body)
    return state_of(subject, entries, Ours({HERE.public: lambda entry: True})).seen_by


def test_everybody_sees_what_nobody_restricted() -> None:
    assert seen_by([received(HERE)]) is None


def test_whoever_took_it_in_goes_on_seeing_it() -> None:
    first = received(HERE, TOMAS)
    assert seen_by([first, restricting(HERE, first, [ANA], [first])]) == {ANA, TOMAS}


def test_a_later_decision_takes_the_place_of_the_one_before() -> None:
    first = received(HERE)
    one = restricting(HERE, first, [ANA], [first])
    assert seen_by([first, one, restricting(HERE, first, [], [one], restricted=False)]) is None


def test_a_partners_restriction_holds_until_somebody_here_decides() -> None:
    first = received(PARTNER, TOMAS)
    theirs = restricting(PARTNER, first, [ANA], [first])
    assert seen_by([first, theirs]) == frozenset(), "whom they name is nobody here"
    assert seen_by([first, theirs, restricting(HERE, first, [], [theirs], restricted=False)]) is None


def test_a_partner_opens_nothing_here() -> None:
    first = received(HERE)
    ours = restricting(HERE, first, [EVA], [first])
    assert seen_by([first, ours, restricting(PARTNER, first, [], [ours], restricted=False)]) == {EVA}


@given(st.data())
def test_in_any_order_the_same_and_in_a_conflict_the_stricter(data: st.DataObject) -> None:
    """Of two who did not know of each other: those whom both name see it; restricted it is if either says so."""
    first = received(HERE)
    named = st.lists(st.sampled_from([ANA, EVA, TOMAS]), unique=True)
    one = restricting(HERE, first, data.draw(named), [first], data.draw(st.booleans()))
    other = restricting(HERE, first, data.draw(named), [first], data.draw(st.booleans()))
    entries = data.draw(st.permutations([first, one, other]))
    said = [e.body.content for e in (one, other) if e.body and e.body.content["restricted"]]
    expected = None
    if said:
        expected = frozenset.intersection(*(frozenset(map(str, s["to"])) for s in said))  # type: ignore[call-overload]
    assert seen_by(entries) == expected == seen_by([first, one, other])
