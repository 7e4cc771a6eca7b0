"""Free descriptions, and nothing that a text can hold brings the floor down."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.places import Context, Named, demonym, distance_km, is_not_place, known, locate, longest, lookup, resolve
from paradero.places.folding import fold, key


@pytest.mark.parametrize(
    ("description", "lat", "lon", "within"),
    [
        ("Near Tres Valles, Veracruz, Mexico", 18.24, -96.14, 8),
        ("10 km north of Ixtepec, Oaxaca", 16.65, -95.10, 5),
        ("a 10 km al norte de Ixtepec, Oaxaca", 16.65, -95.10, 5),
        ("on the highway San Fernando-Reynosa, Tamaulipas", 25.46, -98.21, 15),
        ("carretera San Fernando-Reynosa", 25.46, -98.21, 15),
        ("entre Acayucan y Medias Aguas, Veracruz", 17.81, -94.97, 8),
        ("Río Bravo, by the old pump house, Camargo, Tamaulipas, Mexico", 26.31, -98.83, 10),
        ("Brooks County, Texas", 27.03, -98.22, 5),
        ("desert near Arivaca, Arizona", 31.58, -111.33, 5),
        ("frente a las costas de Lampedusa", 35.51, 12.59, 15),
        ("Ranch west of Falfurrias, Texas", 27.23, -98.22, 10),
        ("Clinic in Torreón, Coahuila, Mexico (after a fall)", 25.54, -103.42, 10),
        ("Off the coast of Tonalá, Chiapas, Mexico", 16.09, -93.75, 30),
        ("Colonia Centro, Ciudad Juárez, Chihuahua, Mexico", 31.72, -106.45, 12),
        ("Río Bravo, Maverick County, Texas", 28.71, -100.5, 35),
        ("Darién Gap, Panama", 8.1, -77.6, 40),
        ("km 30 de la carretera Tapachula-Huixtla, Chiapas", 15.02, -92.36, 20),
        ("Ravine south of Loja, Ecuador, en route to Piura, Peru", -4.06, -79.2, 20),
        ("Arivaca AZ", 31.58, -111.33, 5),
    ],
)
def test_descriptions(description: str, lat: float, lon: float, within: float) -> None:
    best = locate(description).best
    assert best is not None
    assert distance_km((lat, lon), (best.lat, best.lon)) <= within


def test_a_state_alone_is_a_state_and_nothing_is_nothing() -> None:
    best = locate("Unspecified location in Tamaulipas, Mexico").best
    assert best is not None
    assert best.level == "state"
    assert best.radius_km > 100
    assert locate("").candidates == ()
    assert locate("aucune idée").candidates == ()


def test_the_river_is_not_the_town() -> None:
    river, town = locate("Río Bravo").best, locate("Near Río Bravo, Tamaulipas").best
    assert river is not None
    assert town is not None
    assert (river.level, town.level) == ("region", "town")


TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                "San",
                "Fernando",
                ",",
                " - ",
                "(",
                ")",
                "10 km",
                "north of",
                "entre",
                "y",
                "Río Bravo",
                "Tamaulipas",
                "México",
                "Cd.",
                ".",
                "County",
                "near",
                "border",
                "US",
                "-",
                "Ixtepec",
                "Oaxaca",
                "1,5 miles",
                "from",
                "el",
                "Juárez",
                "km 99999999",
                "Ñ",
                "\n",
            ]
        ),
        max_size=12,
    ).map(" ".join),
)


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_any_text_can_be_located(text: str) -> None:
    for candidate in locate(text).candidates:
        assert -90 <= candidate.lat <= 90
        assert -180 <= candidate.lon <= 180
        assert 0 <= candidate.score <= 1
        assert candidate.radius_km > 0


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_any_name_can_be_resolved(text: str, beside: str) -> None:
    place = resolve([Named(text, beside), Named(beside)], Context((beside,), (text,), beside))[0]
    assert place.text == text
    assert sum(candidate.score for candidate in place.candidates) <= 1.000001
    assert all(0 <= candidate.score <= 1 for candidate in lookup(text))
    assert known(text) == bool(lookup(text)) or not known(text)
    assert 0 <= longest(text.split()) <= len(text.split())
    assert isinstance(is_not_place(text), bool)
    demonym(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(key(text)) == key(text)
