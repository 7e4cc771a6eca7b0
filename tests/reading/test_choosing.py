"""Learned choices: how features add up, and that the written weights can be read and are used."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradero.reading import choosing

NAMES = ("telling", "of", "whose", "event", "stance", "hedged", "count", "place", "date", "confidence", "speaking")
features = st.lists(st.text(max_size=6), max_size=5).map(tuple)


def test_every_choice_has_its_weights_and_no_others_lie_there() -> None:
    folder = resources.files("paradero.reading") / "weights"
    assert {p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_finite_numbers_that_weigh_something(name: str) -> None:
    learned = choosing.weights(name)
    assert len(learned) > 20
    assert all(-20 < w < 20 for w in learned.values())
    assert max(map(abs, learned.values())) > 0.3


@given(st.lists(features, min_size=1, max_size=6))
def test_shares_sum_to_one_and_follow_the_totals(candidates: list[tuple[str, ...]]) -> None:
    choosing.attempt("trial", {"a": 30.0, "b": -700.0, "c": 0.5})
    try:
        shares = choosing.shares("trial", candidates)
        totals = [choosing.total("trial", c) for c in candidates]
    finally:
        choosing.attempt("trial", None)
    assert abs(sum(shares) - 1) < 1e-9
    assert shares[totals.index(max(totals))] == max(shares)


@given(features)
def test_a_likelihood_is_one_whatever_the_features(found: tuple[str, ...]) -> None:
    assert 0 <= choosing.likelihood("confidence", found) <= 1


def test_unknown_features_count_nothing() -> None:
    assert choosing.total("whose", ["never met anywhere"]) == 0.0
