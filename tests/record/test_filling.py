"""Erasing a part: positions hold, order does not matter, and no erased word is left anywhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.model import Place, Reading, Span, Vehicle
from paradero.record import FILLER, Captured, Told, fill, union, whole_words
from paradero.record.filling import (
    fill_captured,
    fill_claim,
    fill_reading,
    folded,
    words_at,
    words_of,
)
from paradero.record.forms import captured_form, claim_form, reading_form, to_bytes
from tests.record.texts import TEXTS, reading, spans

FUZZ = settings(max_examples=60, deadline=None)
NUMBERS = st.sampled_from(range(len(TEXTS)))


class Kept:
    """What is kept of a report, and the steps by which parts of it are erased, one after another."""

    def __init__(self, number: int) -> None:
        one: Reading = reading(number)
        told = Told("Inés Tzul", "call", "Ramiro Olvera", date(2023, 5, 7))
        self.captured = Captured("file", one.report, None, "ines-tzul.txt", "ab" * 32, 9, told)
        self.reading = one
        self.corrections = list(one.claims)
        self.known: set[str] = set()
        self.spans: tuple[Span, ...] = ()

    def erase(self, some: list[Span]) -> None:
        text = self.captured.text
        self.spans = union([*self.spans, *(whole_words(text, span) for span in some)])
        self.known |= words_at(text, self.spans)
        gone = self.known.__contains__
        self.reading = fill_reading(self.reading, self.spans, gone)
        self.corrections = [fill_claim(claim, self.spans, gone) for claim in self.corrections]
        self.captured = fill_captured(self.captured, self.spans, gone)

    def words(self) -> Iterator[str]:
        """Every text that is kept beside the report's own, but for codes."""
        report, told = self.captured.report, self.captured.told
        assert report is not None and told is not None
        yield from (report.path, report.publisher or "", report.author or "", report.url or "", told.by)
        yield from (told.taken_by or "", self.captured.file or "")
        for claim in (*self.reading.claims, *self.corrections):
            yield from _said(claim.kind, claim.value)
            yield from (f"{s.name} {s.role or ''}" for s in claim.speakers)
        yield from (f"{s.name} {s.role or ''}" for s in self.reading.speakers)
        for account in self.reading.accounts:
            yield from account.perpetrators
            for value in (account.place, *account.vehicles):
                yield from _said("", value)

    def bytes(self) -> bytes:
        forms = [captured_form(self.captured), reading_form(self.reading), *map(claim_form, self.corrections)]
        return to_bytes(forms)


def _said(kind: str, value: object) -> Iterator[str]:
    match value:
        case str() if kind != "event":
            yield value
        case Place():
            yield value.text
        case Vehicle():
            yield from (value.kind, *value.plates)


@FUZZ
@given(NUMBERS, st.data(), st.randoms(use_true_random=False))
def test_erasing_in_any_order_and_more_than_once_gives_the_same_bytes(
    number: int, data: st.DataObject, chance: random.Random
) -> None:
    parts = [[span] for span in data.draw(spans(TEXTS[number]))]
    results = set()
    for _ in range(4):
        kept = Kept(number)
        order = [*parts, *chance.sample(parts, chance.randint(0, len(parts)))]
        chance.shuffle(order)
        for part in order:
            kept.erase(part)
        results.add(kept.bytes())
    at_once = Kept(number)
    at_once.erase([span for part in parts for span in part])
    assert results == {at_once.bytes()}


@FUZZ
@given(NUMBERS, st.data())
def test_positions_hold_and_no_erased_word_is_left(number: int, data: st.DataObject) -> None:
    text = TEXTS[number]
    kept = Kept(number)
    some = data.draw(spans(text))
    kept.erase(some)
    left = kept.captured.text
    assert len(left) == len(text) and [at for at, c in enumerate(left) if c == "\n"] == [
        at for at, c in enumerate(text) if c == "\n"
    ]
    erased = {at for span in kept.spans for at in range(span.start, span.end)}
    for at, letter in enumerate(text):
        assert left[at] == (FILLER if at in erased and (letter.isalnum() or letter == "_") else letter)
    for span in some:
        assert not any(letter.isalnum() for letter in left[span.start : span.end])
    assert all(kept.known.isdisjoint(words_of(words)) for words in kept.words())
    for claim in kept.reading.claims:
        assert FILLER not in claim.span.of(left)


@pytest.mark.parametrize(
    "text, span, whole",
    [
        ("Inés Tzul llamó", Span(2, 6), "Inés Tzul"),
        ("Inés Tzul llamó", Span(4, 4), ""),
        ("Inés Tzul llamó", Span(0, 5), "Inés "),
        ("tel. 55-1234", Span(6, 9), "55-1234"),
        ("█████ Tzul", Span(2, 8), "█████ Tzul"),
    ],
)
def test_words_are_taken_whole(text: str, span: Span, whole: str) -> None:
    assert whole_words(text, span).of(text) == whole


def test_numbers_that_nobody_wrote_alike_fold_alike() -> None:
    assert folded("INÉS") == folded("ines") == folded("Ine\u0301s")


def test_accounts_lose_what_only_erased_claims_said() -> None:
    one = reading(0)
    account = one.accounts[0]
    assert account.count is not None
    counts = [c.span for c in one.claims if c.value == account.count]
    left = fill_reading(one, union(counts), lambda word: False)
    assert all(a.count is None for a in left.accounts)
    assert fill(one.report.text, counts).count(FILLER) > 0
