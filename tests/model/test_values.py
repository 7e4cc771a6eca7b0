"""The words we speak are frozen, comparable values."""

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

import paradero.model as model
from paradero.model import (
    Account,
    Candidate,
    Claim,
    Count,
    PartialDate,
    Place,
    Reading,
    Report,
    Span,
    Speaker,
    Vehicle,
)

TOWN = Candidate("Valle Hondo", 24.5, -98.25, "town", "MX", "Tamaulipas", 3.0, 0.9)
OTHER = Candidate("Valle Hondo", 14.1, -87.2, "town", "HN", "Cortés", 3.0, 0.2)
REPORT = Report("nota.txt", "Faltan dos.")
CLAIM = Claim("c1", "count", Count(2, 2, "exact", "missing"), Span(7, 10))
VALUES = [
    Span(1, 2),
    Count(2, 2, "exact", "missing"),
    PartialDate(date(2025, 1, 1), date(2025, 1, 31)),
    TOWN,
    Place("Valle Hondo", (TOWN, OTHER)),
    Vehicle("camioneta", 2, ("QRX-70-11",)),
    Speaker("Berta Xol", "vocera"),
    REPORT,
    CLAIM,
    Account("disappearance", "asserts", "stated", ("c1",)),
    Reading(REPORT, (CLAIM,), (), "test 1"),
]
names = [type(v).__name__ for v in VALUES]


@pytest.mark.parametrize("value", VALUES, ids=names)
def test_cannot_be_changed(value: object) -> None:
    for field in fields(value):  # type: ignore[arg-type]
        with pytest.raises(FrozenInstanceError):
            setattr(value, field.name, None)


@pytest.mark.parametrize("value", VALUES, ids=names)
def test_equal_values_are_one_in_a_set(value: object) -> None:
    twin = type(value)(**{f.name: getattr(value, f.name) for f in fields(value)})  # type: ignore[arg-type]
    assert twin is not value
    assert {twin, value} == {value}


@pytest.mark.parametrize("name", model.__all__)
def test_every_word_promised_is_there(name: str) -> None:
    assert getattr(model, name) is not None


def test_the_likeliest_place_is_the_first_candidate() -> None:
    assert Place("Valle Hondo", (TOWN, OTHER)).best == TOWN
    assert Place("Valle Hondo", (OTHER, TOWN)).best == OTHER


def test_a_name_that_is_nowhere_has_no_best_place() -> None:
    assert Place("Xyzzy").best is None


def test_a_claim_without_speaker_is_the_reports_own_word() -> None:
    assert CLAIM.speakers == ()
    assert (CLAIM.modality, CLAIM.stance) == ("stated", "asserts")
