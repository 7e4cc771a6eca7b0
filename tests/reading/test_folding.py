"""Folded text has the report's length, so that offsets hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradero.reading.folding import fold


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.characters())
def test_every_single_character_stays_one(char: str) -> None:
    assert len(fold(char)) == 1


@given(st.text(alphabet="abcdefghijklmnñopqrstuvwxyzáéíóúüàçãõ «»“”–\n"))
def test_capitals_and_a_second_folding_change_nothing(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_each_character_folds_by_itself(a: str, b: str) -> None:
    assert fold(a + b) == fold(a) + fold(b)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_plain_text_is_only_lowered(text: str) -> None:
    plain = "".join(c for c in text if c.isalnum() or c in " \n.,;-")
    assert fold(plain) == plain.lower()


@given(st.text())
def test_lines_stay_lines(text: str) -> None:
    assert [i for i, c in enumerate(fold(text)) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("MÉXICO", "mexico"),
        ("Güémez", "guemez"),
        ("niñez", "ninez"),
        ("«así»", '"asi"'),
        ("“ya”", '"ya"'),
        ("„so‟", '"so"'),
        ("l’été", "l'ete"),
        ("80–100", "80-100"),
        ("—dijo—", "-dijo-"),
        ("dos\u00a0mil", "dos mil"),
        ("dos\u2009mil", "dos mil"),
        ("tab\there", "tab here"),
        ("Ångström", "angstrom"),
        ("São Tomé", "sao tome"),
        ("İzmir", "izmir"),
        ("łódź", "lodz"),
        ("１２", "12"),
    ],
)
def test_signs_of_one_meaning_become_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("char", list("ﬁﬀ㎞½…㍿ǆŉ№"))
def test_a_character_that_would_become_several_stays_one(char: str) -> None:
    assert len(fold(f"a{char}b")) == 3
