"""Known again, and by nobody else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.record import Marks, likeness
from paradero.record.marks import ALIKE
from tests.record.texts import TEXTS

MARKS = Marks(bytes(32))
PAGE = " ".join(f"palabra{n}" for n in range(300))
FUZZ = settings(max_examples=50, deadline=None)


@FUZZ
@given(st.text(max_size=60))
def test_case_accents_and_signs_do_not_hide_a_text(text: str) -> None:
    assert MARKS.text(text) == MARKS.text(f"  {text}.\n")


def test_another_key_gives_other_marks_and_kinds_do_not_mix() -> None:
    other = Marks(bytes(31) + b"x")
    assert other.text(PAGE) != MARKS.text(PAGE) and other.sketch(PAGE).isdisjoint(MARKS.sketch(PAGE))
    assert MARKS.content(b"x") != MARKS.words(["x"]) != MARKS.word_of("", "x")
    assert MARKS.word_of("a", "tzul") != MARKS.word_of("b", "tzul")


def test_a_copy_with_changes_is_alike_and_another_page_is_not() -> None:
    copy = "Compartido por otra página\n" + PAGE.replace("palabra7 ", "otra ").replace("palabra200", "distinta")
    assert likeness(MARKS.sketch(PAGE), MARKS.sketch(copy)) > 2 * ALIKE
    for text in TEXTS:
        assert likeness(MARKS.sketch(PAGE), MARKS.sketch(text)) == 0.0
    assert likeness(MARKS.sketch(TEXTS[0]), MARKS.sketch(TEXTS[1])) < ALIKE


def test_no_words_have_no_likeness() -> None:
    assert MARKS.sketch("") == frozenset() and likeness(frozenset(), frozenset()) == 0.0
