"""A date known in part is a first day and a last day, in this order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradero.model import PartialDate


@given(st.dates(), st.dates())
def test_keeps_first_day_before_last_day(a: date, b: date) -> None:
    if a <= b:
        when = PartialDate(a, b)
        assert when.is_day == (a == b)
    else:
        with pytest.raises(ValueError, match="not an interval"):
            PartialDate(a, b)


def test_dates_the_event_unless_told_otherwise() -> None:
    day = date(2024, 2, 29)
    assert PartialDate(day, day).dates == "event"
    assert PartialDate(day, day).repaired is None
    assert PartialDate(day, day, "complaint") != PartialDate(day, day)
