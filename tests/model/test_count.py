"""A count is an interval of people with at least one bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradero.model import Count

bounds = st.none() | st.integers(0, 5000)


def test_refuses_a_count_without_any_bound() -> None:
    with pytest.raises(ValueError, match="bound"):
        Count(None, None, "exact", "missing")


@pytest.mark.parametrize(("low", "high"), [(2, 1), (100, 80), (1, 0)])
def test_refuses_an_interval_turned_round(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Count(low, high, "range", "kidnapped")


@given(bounds, bounds)
def test_what_is_accepted_is_an_interval(low: int | None, high: int | None) -> None:
    sensible = (low is not None or high is not None) and (low is None or high is None or low <= high)
    try:
        count = Count(low, high, "range", "group")
    except ValueError:
        assert not sensible
    else:
        assert sensible
        assert (count.low, count.high) == (low, high)


def test_the_same_number_of_other_people_is_another_count() -> None:
    assert Count(12, 12, "exact", "missing") != Count(12, 12, "exact", "found")
    assert Count(12, 12, "exact", "missing") != Count(12, 12, "approx", "missing")
    assert Count(12, 12, "exact", "missing") == Count(12, 12, "exact", "missing")
