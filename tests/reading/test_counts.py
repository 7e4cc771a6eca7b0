"""How many people, and what became of them."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.carrier import counted, told


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    low: int | None
    high: int | None
    of: str


CASES = [
    Case("es", "Secuestraron a 12 migrantes.", 12, 12, "kidnapped"),
    Case("es", "Fueron secuestradas 30 personas.", 30, 30, "kidnapped"),
    Case("es", "Fueron secuestradas treinta y cinco personas.", 35, 35, "kidnapped"),
    Case("es", "Fueron secuestradas al menos 30 personas.", 30, None, "kidnapped"),
    Case("es", "Fueron secuestradas entre 30 y 40 personas.", 30, 40, "kidnapped"),
    Case("es", "Fueron secuestradas hasta 40 personas.", None, 40, "kidnapped"),
    Case("es", "Desaparecieron 50 migrantes.", 50, 50, "missing"),
    Case("es", "Hay nueve desaparecidos.", 9, 9, "missing"),
    Case("es", "Hallaron 13 cuerpos.", 13, 13, "found"),
    Case("es", "Murieron siete migrantes.", 7, 7, "dead"),
    Case("es", "Fueron encontradas sin vida 13 personas.", 13, 13, "dead"),
    Case("es", "13 personas fueron encontradas sin vida.", 13, 13, "dead"),
    Case("es", "Rescataron a 22 personas.", 22, 22, "rescued"),
    Case("es", "Hubo cinco heridos.", 5, 5, "injured"),
    Case("es", "Detuvieron a 40 migrantes.", 40, 40, "detained"),
    Case("es", "Viajaba un grupo de 50 migrantes.", 50, 50, "group"),
    Case("en", "Gunmen kidnapped 12 migrants.", 12, 12, "kidnapped"),
    Case("en", "Thirty people were kidnapped.", 30, 30, "kidnapped"),
    Case("en", "At least thirty people were kidnapped.", 30, None, "kidnapped"),
    Case("en", "Between 30 and 40 people were kidnapped.", 30, 40, "kidnapped"),
    Case("en", "As many as 40 people were kidnapped.", None, 40, "kidnapped"),
    Case("en", "Fifty migrants are missing.", 50, 50, "missing"),
    Case("en", "Searchers found 13 bodies.", 13, 13, "dead"),
    Case("en", "Seven migrants died.", 7, 7, "dead"),
    Case("en", "Agents rescued 22 people.", 22, 22, "rescued"),
    Case("en", "Five people were injured.", 5, 5, "injured"),
    Case("en", "Agents detained 40 migrants.", 40, 40, "detained"),
    Case("en", "A group of 50 migrants was traveling.", 50, 50, "group"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text)
def test_counts_of_what(case: Case) -> None:
    assert counted(case.text, case.language) == [(case.low, case.high, case.of)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Cuatro hombres armados secuestraron a 12 migrantes."),
        ("es", "Seis sicarios secuestraron a 12 migrantes."),
        ("es", "Siete encapuchados secuestraron a 12 migrantes."),
        ("en", "Four gunmen kidnapped 12 migrants."),
        ("en", "Six armed men kidnapped 12 migrants."),
        ("en", "Five masked men kidnapped 12 migrants."),
    ],
)
def test_whoever_did_it_is_not_counted(language: str, text: str) -> None:
    assert counted(text, language) == [(12, 12, "kidnapped")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pedían 5 mil dólares por los 12 migrantes secuestrados."),
        ("es", "Caminaron 20 kilómetros antes de que secuestraran a 12 migrantes."),
        ("es", "Hace 3 horas secuestraron a 12 migrantes."),
        ("es", "Secuestraron a 12 migrantes en el kilómetro 87."),
        ("es", "Secuestraron a 12 migrantes a las 14:30 horas."),
        ("es", "Dos camionetas cerraron el paso y secuestraron a 12 migrantes."),
        ("es", "Secuestraron a 12 migrantes de entre 15 y 19 años."),
        ("en", "For the 12 kidnapped migrants 5,000 dollars were wanted."),
        ("en", "After 20 miles 12 migrants were kidnapped."),
        ("en", "At 2:30 p.m. 12 migrants were kidnapped."),
        ("en", "Two vans stopped and 12 migrants were kidnapped."),
    ],
)
def test_money_ways_hours_ages_and_vehicles_are_not_counted(language: str, text: str) -> None:
    assert counted(text, language) == [(12, 12, "kidnapped")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El 12 de marzo secuestraron a los migrantes."),
        ("es", "En 2010 secuestraron a los migrantes."),
        ("es", "Un migrante de 19 años."),
        ("en", "On March 12 the migrants were kidnapped."),
        ("en", "The migrants were kidnapped in 2010."),
    ],
)
def test_days_and_years_are_not_counted(language: str, text: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Desaparecieron 31 migrantes, entre ellos cuatro niños."),
        ("es", "Desaparecieron 31 migrantes, incluidos cuatro menores de edad."),
        ("en", "They lost 31 migrants, including four children who are missing."),
    ],
)
def test_a_part_of_a_group_is_a_subset(language: str, text: str) -> None:
    assert counted(text, language) == [(31, 31, "missing"), (4, 4, "subset")]


@given(st.integers(2, 60), st.sampled_from(("es", "en")))
@settings(max_examples=30, deadline=None)
def test_any_number_of_kidnapped_people_is_read(number: int, language: str) -> None:
    text = {"es": f"Secuestraron a {number} migrantes.", "en": f"Gunmen kidnapped {number} migrants."}[language]
    assert counted(text, language) == [(number, number, "kidnapped")]


def test_the_quote_is_the_number_with_its_bound_and_its_people() -> None:
    (claim,) = [c for c in told("Fueron secuestradas al menos 30 personas.") if c.kind == "count"]
    assert claim.span.end - claim.span.start == len("al menos 30 personas")
