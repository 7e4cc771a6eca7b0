"""Places by what bounds them, and names that are no places."""

import pytest

from paradero.reading.between import bounded
from paradero.reading.names import mentions
from paradero.reading.placenames import PlaceMention, place_mentions
from tests.reading.pages import lay


def places(text: str, language: str = "es") -> list[PlaceMention]:
    page = lay(text, language)
    return bounded(page, place_mentions(page, mentions(page)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ocurrió entre Niltepec y Zanatepec, en Oaxaca."),
        ("es", "Ocurrió en el tramo Niltepec-Zanatepec, en Oaxaca."),
        ("en", "It happened between Niltepec and Zanatepec, in Oaxaca."),
    ],
)
def test_a_stretch_lies_between_its_ends(language: str, text: str) -> None:
    pair = next(m for m in places(text, language) if m.pair)
    assert pair.place is not None and pair.place.best is not None
    assert abs(pair.place.best.lat - 16.52) < 0.1 and abs(pair.place.best.lon + 94.49) < 0.15
    assert {"Santo Domingo Zanatepec"} <= {c.name for c in pair.place.candidates}


@pytest.mark.parametrize("text", ["Vinieron de Oaxaca y Chiapas.", "Viajaban de Tapachula a Reynosa."])
def test_two_places_that_bound_nothing_stay_two(text: str) -> None:
    assert not any(m.pair for m in places(text))


@pytest.mark.parametrize(
    ("text", "not_there"),
    [
        ("Los hallaron en la colonia San Antonio.", "San Antonio"),
        ("Los hallaron en el hotel Acapulco.", "Acapulco"),
        ("Los hallaron en Río Blanco.", "Blanco"),
    ],
)
def test_what_is_called_after_a_place_is_not_there(text: str, not_there: str) -> None:
    assert not_there not in {m.name for m in places(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Los hechos ocurrieron en el crucero de San Gregorio Chamic.", "San Gregorio Chamic"),
        ("Murieron en un libramiento de La Venta, estado de Tabasco.", "La Venta"),
        ("Fue en el kilómetro 68 de la carretera Pijijiapan-Tonalá.", "Pijijiapan"),
    ],
)
def test_small_places_count_where_the_words_say_that_a_place_is(text: str, name: str) -> None:
    assert name in {m.name for m in places(text)}
