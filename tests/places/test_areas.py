"""States, countries, their people; phrases that are no places."""

import pytest

from paradero.places import Area, country_of, demonym, distance_km, is_not_place, state_of
from paradero.places.words import table


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("Tamps.", "Tamaulipas"),
        ("Oax.", "Oaxaca"),
        ("Ver.", "Veracruz"),
        ("Chis", "Chiapas"),
        ("SLP", "San Luis Potosí"),
        ("S.L.P.", "San Luis Potosí"),
        ("N.L.", "Nuevo León"),
        ("Coah.", "Coahuila"),
        ("Chih.", "Chihuahua"),
        ("Edomex", "Estado de México"),
        ("State of Mexico", "Estado de México"),
        ("Texas", "Texas"),
        ("TX", "Texas"),
        ("AZ", "Arizona"),
        ("estado de Veracruz", "Veracruz"),
        ("Tabasco state", "Tabasco"),
        ("Huehuetenango", "Huehuetenango"),
        ("departamento de Cortés", "Cortés"),
        ("Chalatenango", "Chalatenango"),
        ("Chinandega", "Chinandega"),
        ("Nuevo México", "New Mexico"),
        ("Florida", "Florida"),
    ],
)
def test_states(written: str, state: str) -> None:
    found = state_of(written)
    assert found is not None
    assert found.state == state


@pytest.mark.parametrize("word", ["son", "ver", "sin", "col", "in", "or", "me", "camp", "Reynosa", ""])
def test_words_are_no_states(word: str) -> None:
    assert state_of(word) is None


def test_a_country_picks_the_state() -> None:
    assert state_of("La Paz", "HN") == Area("HN", "La Paz")
    assert state_of("La Paz", "SV") == Area("SV", "La Paz")
    assert state_of("Tamaulipas", "US") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("México", "MX"),
        ("Mexique", "MX"),
        ("EE.UU.", "US"),
        ("Estados Unidos", "US"),
        ("USA", "US"),
        ("États-Unis", "US"),
        ("Haïti", "HT"),
        ("Brasil", "BR"),
        ("Libya", "LY"),
        ("us", None),
        ("eu", None),
        ("Oaxaca", None),
        ("", None),
    ],
)
def test_countries(written: str, code: str | None) -> None:
    assert country_of(written) == code


@pytest.mark.parametrize(
    ("word", "area"),
    [
        ("hondureño", Area("HN")),
        ("hondureñas", Area("HN")),
        ("Hondurans", Area("HN")),
        ("guatemaltecos", Area("GT")),
        ("salvadoreña", Area("SV")),
        ("nicaragüenses", Area("NI")),
        ("venezolanos", Area("VE")),
        ("Haitians", Area("HT")),
        ("mexicaine", Area("MX")),
        ("marroquíes", Area("MA")),
        ("francesa", Area("FR")),
        ("veracruzanos", Area("MX", "Veracruz")),
        ("tamaulipeca", Area("MX", "Tamaulipas")),
        ("texano", Area("US", "Texas")),
        ("migrantes", None),
        ("", None),
    ],
)
def test_demonyms(word: str, area: Area | None) -> None:
    assert demonym(word) == area


@pytest.mark.parametrize(
    "phrase",
    [
        "Los Zetas",
        "Cártel de Sinaloa",
        "Cártel del Golfo",
        "Gulf Cartel",
        "CJNG",
        "Cártel de Juárez",
        "Zeta Transportes",
        "río Suchiate",
        "Río Suchiate",
        "río Bravo",
        "Fiscalía de Veracruz",
        "Diócesis de Saltillo",
        "Club Tijuana",
        "El Paso Times",
        "carretera San Fernando",
    ],
)
def test_not_places(phrase: str) -> None:
    assert is_not_place(phrase)


@pytest.mark.parametrize("phrase", ["Reynosa", "Río Bravo", "Puente de Ixtla", "Rio Grande City", ""])
def test_places_stay_places(phrase: str) -> None:
    assert not is_not_place(phrase)


def test_distance() -> None:
    assert distance_km((0, 0), (0, 0)) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
    assert distance_km((25.87, -97.5), (26.08, -98.28)) == pytest.approx(81, abs=2)


def test_hand_written_regions_lie_on_earth_in_known_states() -> None:
    states = {(code, names[0]) for code, rows in table("states").items() for names in rows.values()}
    for sort, rows in table("regions").items():
        for name, row in rows.items():
            if sort == "course":
                assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in row)
                continue
            lat, lon, radius, country, state, *others = row
            assert -90 <= lat <= 90, name
            assert -180 <= lon <= 180, name
            assert radius > 0, name
            assert state == "" or (country, state) in states, name
            assert all(isinstance(other, str) for other in others), name
