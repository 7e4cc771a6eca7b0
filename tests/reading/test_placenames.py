"""Which capitalised words name places, and which place each is."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.reading.names import mentions
from paradero.reading.placenames import PlaceMention, place_mentions, place_weight
from tests.reading.pages import lay
from tests.reading.texts import FUZZ, glued


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    name: str
    state: str


def found(text: str, language: str = "es") -> list[PlaceMention]:
    page = lay(text, language)
    return place_mentions(page, mentions(page))


CASES = [
    Case("es", "Los bajaron en San Fernando, Tamaulipas.", "San Fernando", "Tamaulipas"),
    Case("es", "Los bajaron cerca de Matehuala, San Luis Potosí.", "Matehuala", "San Luis Potosí"),
    Case("es", "Los bajaron en Tapachula, Chiapas.", "Tapachula", "Chiapas"),
    Case("es", "Los bajaron en Coatzacoalcos, Veracruz.", "Coatzacoalcos", "Veracruz"),
    Case("es", "Los bajaron en Reynosa.", "Reynosa", "Tamaulipas"),
    Case("es", "Los bajaron en Nuevo Laredo.", "Nuevo Laredo", "Tamaulipas"),
    Case("en", "They were last seen near Laredo, Texas.", "Laredo", "Texas"),
    Case("en", "They were last seen in Reynosa, Tamaulipas.", "Reynosa", "Tamaulipas"),
    Case("en", "They were last seen in Tapachula, Chiapas.", "Tapachula", "Chiapas"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text)
def test_a_town_lies_in_its_state(case: Case) -> None:
    mention = next(m for m in found(case.text, case.language) if m.name == case.name)
    assert mention.place is not None
    assert mention.place.best is not None
    assert mention.place.best.state == case.state


@pytest.mark.parametrize(
    "text",
    [
        "El sacerdote Tomás Reynosa salió.",
        "La Fiscalía de Veracruz calló.",
        "Caminaron toda la noche.",
        "Habló doña Berta Xol.",
    ],
)
def test_people_and_offices_are_no_places(text: str) -> None:
    assert found(text) == []


def test_a_town_is_finer_than_a_state_than_a_country() -> None:
    weights = [place_weight(found(f"Los bajaron en {name}.")[0]) for name in ("Reynosa", "Tamaulipas", "México")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 3


def test_where_a_report_was_written_is_marked() -> None:
    text = "TAPACHULA, Chiapas, 9 de octubre (Agencia).- Los bajaron en Arriaga, Chiapas."
    assert [m.dateline for m in found(text)] == [True, False]


@given(st.sampled_from(("es", "en")), st.data())
@settings(FUZZ)
def test_places_of_any_text_stand_apart_with_candidates(language: str, data: st.DataObject) -> None:
    page = lay(data.draw(st.one_of(st.text(max_size=80), glued(language, 50))), language)
    after = 0
    for mention in place_mentions(page, mentions(page)):
        assert after <= mention.first < mention.last <= len(page.tokens)
        assert mention.place is not None
        assert mention.place.candidates
        scores = [c.score for c in mention.place.candidates]
        assert scores == sorted(scores, reverse=True)
        assert mention.name in page.tokens.original(mention.first, mention.last)
        after = mention.last
