"""What is typed, as values: nothing that makes no sense becomes a claim."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradero.model import Claim, Count, PartialDate, Span, Speaker, Vehicle
from paradero.web.forms.claim import claim_of, first_values
from paradero.web.forms.days import NotADay, interval, typed_interval
from paradero.wording.words import words

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
SPAN = Span(0, 4)


@given(DAYS, st.integers(0, 400))
def test_days_are_typed_as_they_are_read(start: date, many: int) -> None:
    known = PartialDate(start, start + timedelta(days=many))
    assert interval(typed_interval(known)) == known


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("3/2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("07.03.2019", date(2019, 3, 7), date(2019, 3, 7)),
        ("2019-03-07 hasta 2019-03-09", date(2019, 3, 7), date(2019, 3, 9)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_days_in_part(typed: str, start: date, end: date) -> None:
    assert interval(typed) == PartialDate(start, end)


@given(st.text(max_size=20))
def test_anything_else_is_no_day(typed: str) -> None:
    try:
        found = interval(typed)
    except NotADay:
        return
    assert found.start <= found.end


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(st.one_of(st.none(), st.integers(0, 9_999_999)))
    high = draw(st.one_of(st.none(), st.integers(0, 9_999_999)))
    if low is None and high is None:
        low = 1
    if low is not None and high is not None and low > high:
        low, high = high, low
    qualifier = "at_least" if high is None else "up_to" if low is None else "exact" if low == high else "range"
    return Count(low, high, qualifier, draw(st.sampled_from(["missing", "dead", "group"])))


@given(counts(), st.sampled_from(["es", "en"]))
def test_a_count_that_is_sent_as_it_was_shown_is_the_same(count: Count, language: str) -> None:
    claim = Claim("c1", "count", count, SPAN, (Speaker("Ana Brito", "vecina"), Speaker("Radio")), "alleged", "denies")
    made = claim_of("count", first_values(claim), SPAN, claim, words(language))  # type: ignore[arg-type]
    assert (made.value, made.speakers, made.modality, made.stance) == (
        count,
        claim.speakers,
        claim.modality,
        claim.stance,
    )


def test_a_vehicle_that_is_sent_as_it_was_shown_is_the_same() -> None:
    claim = Claim("c1", "vehicle", Vehicle("camioneta gris", 2, ("VKR-28-60", "XW-41-907")), SPAN)
    assert claim_of("vehicle", first_values(claim), SPAN, claim, words("es")).value == claim.value
