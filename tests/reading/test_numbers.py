"""How many, with its bounds, as words or digits give it."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.reading.numbers import MOST, Number, numbers
from tests.reading.pages import lay
from tests.reading.texts import FUZZ, glued, reports


@dataclass(frozen=True)
class Case:
    text: str
    low: int | None
    high: int | None
    qualifier: str = "exact"


def found(text: str, language: str) -> list[Number]:
    return numbers(lay(text, language))


SPANISH = [
    Case("Eran 25 migrantes.", 25, 25),
    Case("Eran unos 50 migrantes.", 50, 50, "approx"),
    Case("Vieron unas 40 personas.", 40, 40, "approx"),
    Case("Cerca de 200 personas.", 200, 200, "approx"),
    Case("Alrededor de 90 personas.", 90, 90, "approx"),
    Case("Aproximadamente 33 personas.", 33, 33, "approx"),
    Case("Casi 70 personas.", 70, 70, "approx"),
    Case("Al menos 35 personas.", 35, None, "at_least"),
    Case("Por lo menos 35 personas.", 35, None, "at_least"),
    Case("Cuando menos doce personas.", 12, None, "at_least"),
    Case("Más de 70 personas.", 70, None, "at_least"),
    Case("No menos de 15 personas.", 15, None, "at_least"),
    Case("Como mínimo 15 personas.", 15, None, "at_least"),
    Case("Hasta 100 personas.", None, 100, "up_to"),
    Case("No más de 15 personas.", None, 15, "up_to"),
    Case("Menos de 40 personas.", None, 40, "up_to"),
    Case("Como máximo 40 personas.", None, 40, "up_to"),
    Case("Eran 80 o más.", 80, None, "at_least"),
    Case("Eran entre 80 y 100 personas.", 80, 100, "range"),
    Case("Eran de 80 a 100 personas.", 80, 100, "range"),
    Case("Eran 80 a 100 personas.", 80, 100, "range"),
    Case("Eran 15 o 20 personas.", 15, 20, "range"),
    Case("Entre quince y veinte personas.", 15, 20, "range"),
    Case("Entre treinta y cinco y cuarenta personas.", 35, 40, "range"),
    Case("Eran siete.", 7, 7),
    Case("Eran veintiún jóvenes.", 21, 21),
    Case("Eran veintidós.", 22, 22),
    Case("Eran treinta y cinco personas.", 35, 35),
    Case("Eran noventa y nueve personas.", 99, 99),
    Case("Eran cien personas.", 100, 100),
    Case("Eran ciento veinte personas.", 120, 120),
    Case("Eran ciento treinta y dos personas.", 132, 132),
    Case("Eran doscientos cuarenta y tres.", 243, 243),
    Case("Eran trescientas personas.", 300, 300),
    Case("Eran mil personas.", 1000, 1000),
    Case("Eran dos mil personas.", 2000, 2000),
    Case("Eran 3 mil personas.", 3000, 3000),
    Case("Eran 1,200 personas.", 1200, 1200),
    Case("Eran 1.200 personas.", 1200, 1200),
    Case("Una docena de personas.", 12, 12, "approx"),
    Case("Media docena de personas.", 6, 6, "approx"),
    Case("Una veintena de migrantes.", 20, 20, "approx"),
    Case("Un centenar de migrantes.", 100, 100, "approx"),
    Case("Más de un centenar de migrantes.", 100, None, "at_least"),
    Case("Al menos una docena de migrantes.", 12, None, "at_least"),
    Case("Ambos hombres.", 2, 2),
]
ENGLISH = [
    Case("There were 25 migrants.", 25, 25),
    Case("About 50 migrants.", 50, 50, "approx"),
    Case("Some 50 migrants.", 50, 50, "approx"),
    Case("Around 50 migrants.", 50, 50, "approx"),
    Case("Nearly 200 migrants.", 200, 200, "approx"),
    Case("Roughly thirty migrants.", 30, 30, "approx"),
    Case("Close to 60 people.", 60, 60, "approx"),
    Case("There were 30 or so.", 30, 30, "approx"),
    Case("At least 35 people.", 35, None, "at_least"),
    Case("More than 70 people.", 70, None, "at_least"),
    Case("No fewer than 15 people.", 15, None, "at_least"),
    Case("There were 80 or more.", 80, None, "at_least"),
    Case("Up to 100 people.", None, 100, "up_to"),
    Case("As many as 60 people.", None, 60, "up_to"),
    Case("Fewer than 40 people.", None, 40, "up_to"),
    Case("No more than 40 people.", None, 40, "up_to"),
    Case("Between 80 and 100 people.", 80, 100, "range"),
    Case("From 80 to 100 people.", 80, 100, "range"),
    Case("There were 80 to 100 people.", 80, 100, "range"),
    Case("There were 15 or 20 people.", 15, 20, "range"),
    Case("There were seven.", 7, 7),
    Case("There were thirty-five people.", 35, 35),
    Case("There were ninety-nine people.", 99, 99),
    Case("There were three hundred people.", 300, 300),
    Case("There were one hundred and twenty people.", 120, 120),
    Case("There were two thousand people.", 2000, 2000),
    Case("There were 3 thousand people.", 3000, 3000),
    Case("There were 1,200 people.", 1200, 1200),
    Case("A dozen people.", 12, 12, "approx"),
    Case("Half a dozen people.", 6, 6, "approx"),
    Case("A hundred people.", 100, 100, "approx"),
    Case("At least a dozen people.", 12, None, "at_least"),
    Case("A couple of men.", 2, 2, "approx"),
    Case("Both men.", 2, 2),
]


@pytest.mark.parametrize("case", SPANISH, ids=lambda c: c.text)
def test_spanish_numbers(case: Case) -> None:
    assert [(n.low, n.high, n.qualifier) for n in found(case.text, "es")] == [(case.low, case.high, case.qualifier)]


@pytest.mark.parametrize("case", ENGLISH, ids=lambda c: c.text)
def test_english_numbers(case: Case) -> None:
    assert [(n.low, n.high, n.qualifier) for n in found(case.text, "en")] == [(case.low, case.high, case.qualifier)]


@pytest.mark.parametrize(
    ("language", "text", "total"),
    [
        ("es", "Desapareció con otras 22 personas.", 23),
        ("es", "Viajaba junto con otros nueve migrantes.", 10),
        ("en", "He vanished along with 9 other migrants.", 10),
        ("en", "She was held with 22 others.", 23),
    ],
)
def test_whoever_was_with_others_is_counted_too(language: str, text: str, total: int) -> None:
    number = found(text, language)[-1]
    assert (number.low, number.high, number.with_others) == (total, total, True)


def test_with_people_is_not_with_other_people() -> None:
    assert not any(n.with_others for n in found("A bus with 22 people left.", "en"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "placas VKR-20-41"),
        ("es", "el teniente R2"),
        ("es", "a las 14:30"),
        ("es", "pidieron $5000 por él"),
        ("es", "el 100% del pasaje"),
        ("es", "expediente 12/2024"),
        ("en", "plates VKR-20-41"),
        ("en", "at 2:30"),
        ("en", "they asked for $5,000"),
        ("en", "about 40% of it"),
        ("en", "the 5th street"),
    ],
)
def test_plates_times_and_sums_are_no_numbers_of_people(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(("language", "text"), [("es", "Un hombre salió."), ("en", "A man left.")])
def test_a_mere_article_is_marked_as_one(language: str, text: str) -> None:
    assert [n.article for n in found(text, language)] == [True]


@pytest.mark.parametrize(("language", "text"), [("es", "Eran tres hombres."), ("en", "There were three men.")])
def test_a_spelled_number_is_no_article(language: str, text: str) -> None:
    assert [n.article for n in found(text, language)] == [False]


@given(st.integers(0, MOST), st.sampled_from(("es", "en")))
@settings(max_examples=60, deadline=None)
def test_digits_mean_what_they_say(value: int, language: str) -> None:
    grouped = f"{value:,}"
    for written in (str(value), grouped, grouped.replace(",", ".")):
        assert [(n.low, n.high) for n in found(f"Vi {written} x", language)] == [(value, value)]


@given(st.integers(2, 900), st.integers(2, 900), st.sampled_from(("es", "en")))
@settings(max_examples=60, deadline=None)
def test_a_range_runs_from_the_lower_to_the_higher(a: int, b: int, language: str) -> None:
    text = f"eran entre {a} y {b} x" if language == "es" else f"were between {a} and {b} x"
    results = [(n.low, n.high) for n in found(text, language)]
    assert results == ([(a, b)] if a < b else [(a, a), (b, b)])


@given(st.sampled_from(("es", "en")), st.data())
@settings(FUZZ)
def test_numbers_of_any_text_are_intervals_in_order(language: str, data: st.DataObject) -> None:
    page = lay(data.draw(st.one_of(reports(), glued(language, 60))), language)
    after = 0
    for number in numbers(page):
        assert number.low is not None or number.high is not None
        assert number.low is None or number.high is None or number.low <= number.high
        assert 0 <= number.first <= number.core < number.last <= len(page.tokens)
        assert number.core >= after
        after = number.last
