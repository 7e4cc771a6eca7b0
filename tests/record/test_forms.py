"""Nothing is lost on the way into a blob and back, and what somebody else wrote breaks nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.model import Claim, PartialDate
from paradero.record import Captured, Told
from paradero.record.forms import (
    NotAForm,
    captured_form,
    captured_from,
    claim_form,
    claim_from,
    from_bytes,
    reading_form,
    reading_from,
    to_bytes,
)
from tests.record.texts import CLAIMS, TEXTS, reading

FUZZ = settings(max_examples=80, deadline=None)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_reading_comes_back(number: int) -> None:
    one = reading(number)
    assert one.claims
    assert reading_from(from_bytes(to_bytes(reading_form(one))), one.report) == one


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_what_was_captured_comes_back(number: int) -> None:
    within = PartialDate(date(2023, 5, 1), date(2023, 5, 31), "announced")
    report = replace(reading(number).report, published=None, published_within=within)
    for captured in (
        Captured("file", report, file="nota.txt", sha256="ab" * 32, size=9),
        Captured("told", report, told=Told("una vecina", "call", "Olvera", date(2023, 5, 7))),
        Captured("file", None, "scanned_pdf", "foto.pdf", "cd" * 32, 7),
    ):
        assert captured_from(from_bytes(to_bytes(captured_form(captured)))) == captured


def test_a_report_or_why_there_is_none() -> None:
    with pytest.raises(ValueError, match="or why"):
        Captured("file", None)


@FUZZ
@given(CLAIMS)
def test_a_claim_comes_back(claim: Claim) -> None:
    assert claim_from(from_bytes(to_bytes(claim_form(claim)))) == claim


@FUZZ
@given(st.sampled_from(range(len(TEXTS))), st.data())
def test_a_form_that_somebody_changed_is_read_or_refused_and_never_breaks(number: int, data: st.DataObject) -> None:
    one = reading(number)
    forms: list[tuple[Any, Any]] = [
        (reading_form(one), lambda form: reading_from(form, one.report)),
        (captured_form(Captured("file", one.report)), captured_from),
        (claim_form(one.claims[0]), claim_from),
    ]
    form, back = data.draw(st.sampled_from(forms))
    form = from_bytes(to_bytes(form))
    at: Any = form
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(at[key], (dict, list)) or not at[key] or data.draw(st.booleans()):
            at[key] = data.draw(JSON)
            break
        at = at[key]
    with suppress(NotAForm):
        back(form)


@FUZZ
@given(JSON)
def test_no_form_breaks_the_reading_of_blobs(form: Any) -> None:
    for back in (captured_from, claim_from, lambda f: reading_from(f, reading(0).report)):
        with pytest.raises(NotAForm):
            back(form)


@FUZZ
@given(st.binary(max_size=60))
def test_no_bytes_do(raw: bytes) -> None:
    with suppress(NotAForm):
        from_bytes(raw)


def test_a_claim_outside_the_text_is_refused() -> None:
    one = reading(1)
    form = reading_form(one)
    form["claims"][0]["span"] = [0, len(one.report.text) + 1]
    with pytest.raises(NotAForm):
        reading_from(form, one.report)
