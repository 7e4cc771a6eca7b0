"""Search: blind to accents and case, forgiving of the last word, and no language of its own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paradero.store.book import Book

FUZZ = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def subjects(book: Book, asked: str) -> set[str]:
    return {found.subject for found in book.index.find(asked)}


@pytest.mark.parametrize(
    "asked", ["Inés Tzul", "ines", "INÉS", "tzul inés", "ine", "señora tzu", "«Inés»", "inés, (tzul)!", "nino perdido"]
)
def test_words_are_found_however_they_are_typed(book: Book, asked: str) -> None:
    book.index.put("r1", "Dijo la señora Inés Tzul que vio al niño perdido.")
    book.index.put("r2", "Nada se sabe de los doce.")
    assert subjects(book, asked) == {"r1"}


@pytest.mark.parametrize("asked", ["", "   ", "«»", "xyz", "inés olvera", "ines AND tzul OR doce", 'ines" OR "doce'])
def test_what_is_not_there_is_not_found_and_signs_are_no_operators(book: Book, asked: str) -> None:
    book.index.put("r1", "Inés Tzul")
    book.index.put("r2", "los doce")
    assert subjects(book, asked) == set()


def test_new_words_take_the_place_of_old_ones(book: Book) -> None:
    book.index.put("r1", "Inés Tzul")
    book.index.put("r1", "Mirtala Olvera")
    assert subjects(book, "ines") == set() and subjects(book, "mirtala") == {"r1"}
    book.index.remove("r1")
    assert subjects(book, "mirtala") == set()


def test_a_find_shows_the_words_around(book: Book) -> None:
    book.index.put("r1", "Dijo ayer la señora Inés Tzul, vecina de Altar, que nada sabe de su hijo.")
    assert "‹Inés›" in book.index.find("ines")[0].snippet


@FUZZ
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_nothing_that_is_asked_breaks_it(book: Book, asked: str) -> None:
    book.index.put("r1", "Inés Tzul")
    book.index.find(asked)
