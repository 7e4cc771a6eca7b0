"""A line of 200 kB without a sentence's end is read within the patience of a person."""

import time

import pytest

from paradero.model import Report
from paradero.reading import read

SIZE = 200_000
PATIENCE = 20.0


@pytest.mark.parametrize(
    ("name", "piece", "language"),
    [
        ("words", "se fueron al monte por la tarde, ", "es"),
        ("words", "the quick brown fox jumped over, ", "en"),
        ("digits", "12 ", "es"),
        ("brackets", "( ", "es"),
        ("letters", "a ", "es"),
        ("dashes", "- ", "en"),
        ("spaces", " ", "es"),
    ],
)
def test_a_long_line_is_read(name: str, piece: str, language: str) -> None:
    text = (piece * (SIZE // len(piece)))[:SIZE]
    begun = time.monotonic()
    reading = read(Report(f"{name}.txt", text, language=language))
    assert time.monotonic() - begun < PATIENCE
    assert reading.claims == ()
