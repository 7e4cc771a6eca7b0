"""Phrases that name people and institutions."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.reading.mention import Mention
from paradero.reading.names import mentions
from tests.reading.pages import lay
from tests.reading.texts import FUZZ, glued


@dataclass(frozen=True)
class Case:
    text: str
    name: str
    sort: str


def found(text: str, language: str) -> list[Mention]:
    return mentions(lay(text, language))


SPANISH = [
    Case("El sacerdote Tomás Ixcot salió.", "Tomás Ixcot", "person"),
    Case("Fray Anselmo Cuc llegó.", "Anselmo Cuc", "person"),
    Case("Ayer habló Juan José de la Cruz.", "Juan José de la Cruz", "person"),
    Case("Ayer lloraba Berta Xol.", "Berta Xol", "person"),
    Case("La activista Berta Xol salió.", "Berta Xol", "person"),
    Case(
        "La Comisión Nacional de los Derechos Humanos pidió medidas.",
        "Comisión Nacional de los Derechos Humanos",
        "org",
    ),
    Case("El INM negó todo.", "INM", "org"),
    Case("Avisó a la Fiscalía General del Estado.", "Fiscalía General del Estado", "org"),
    Case("El albergue La Higuera recibió a tres.", "albergue La Higuera", "org"),
    Case("Habló el Colectivo Huellas del Norte.", "Colectivo Huellas del Norte", "org"),
    Case("Familiares de las víctimas reclaman.", "Familiares de las víctimas", "group"),
    Case("Los vecinos de la colonia oyeron.", "vecinos de la colonia", "group"),
    Case("Una mujer hondureña contó lo que vio.", "mujer", "role"),
]
ENGLISH = [
    Case("Father Amos Weld left.", "Amos Weld", "person"),
    Case("Then Odell Pratt waited.", "Odell Pratt", "person"),
    Case("The activist Odell Pratt waited.", "Odell Pratt", "person"),
    Case("The state prosecutor's office opened a file.", "state prosecutor's office", "org"),
    Case("The National Institute of Migration was silent.", "National Institute of Migration", "org"),
    Case("She called the National Guard.", "National Guard", "org"),
    Case("Relatives gathered.", "Relatives", "group"),
    Case("A spokesman for the National Guard declined.", "spokesman for the National Guard", "role"),
]


@pytest.mark.parametrize("case", SPANISH, ids=lambda c: c.name)
def test_spanish_phrases(case: Case) -> None:
    assert (case.name, case.sort) in [(m.name, m.sort) for m in found(case.text, "es")]


@pytest.mark.parametrize("case", ENGLISH, ids=lambda c: c.name)
def test_english_phrases(case: Case) -> None:
    assert (case.name, case.sort) in [(m.name, m.sort) for m in found(case.text, "en")]


@pytest.mark.parametrize(
    ("language", "text", "definite"),
    [
        ("es", "La funcionaria calló.", True),
        ("es", "Una funcionaria calló.", False),
        ("en", "The spokesman left.", True),
        ("en", "A spokesman left.", False),
    ],
)
def test_the_points_back_and_a_introduces(language: str, text: str, definite: bool) -> None:
    assert [m.definite for m in found(text, language)] == [definite]


def test_an_office_and_a_person_differ_by_an_accent() -> None:
    assert found("La Secretaría de Gobernación calló.", "es")[0].sort == "org"
    assert found("La secretaria calló.", "es")[0].sort == "role"


@pytest.mark.parametrize(
    "text", ["Caminaron toda la noche.", "Ayer llovió mucho en la sierra.", "Martes y jueves.", ""]
)
def test_a_text_that_names_nobody(text: str) -> None:
    assert found(text, "es") == []


@given(st.sampled_from(("es", "en")), st.data())
@settings(FUZZ)
def test_phrases_of_any_text_stand_apart_in_its_order(language: str, data: st.DataObject) -> None:
    page = lay(data.draw(st.one_of(st.text(), glued(language, 60))), language)
    after = 0
    for mention in mentions(page):
        assert after <= mention.first < mention.last <= len(page.tokens)
        assert mention.name
        assert mention.name in page.tokens.original(mention.first, mention.last)
        after = mention.last
