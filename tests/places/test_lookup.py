"""Names alone: spellings, abbreviations, exonyms, what is known at all."""

import pytest

from paradero.places import known, longest, lookup, needs_context


@pytest.mark.parametrize(
    ("written", "name", "state"),
    [
        ("Cd. Juárez", "Juárez", "Chihuahua"),
        ("CIUDAD JUAREZ", "Juárez", "Chihuahua"),
        ("H. Matamoros", "Matamoros", "Tamaulipas"),
        ("Heroica Ciudad de Juchitán de Zaragoza", "Juchitán", "Oaxaca"),
        ("Juchitán", "Juchitán", "Oaxaca"),
        ("Cd. Ixtepec", "Ixtepec", "Oaxaca"),
        ("Coyame", "Coyame", "Chihuahua"),
        ("Coyame del Sotol", "Coyame", "Chihuahua"),
        ("Acayucan", "Acayucan", "Veracruz"),
        ("Reynosa", "Reynosa", "Tamaulipas"),
        ("Medias Aguas", "Medias Aguas", "Veracruz"),
        ("Mexico City", "México", "Ciudad de México"),
        ("CDMX", "México", "Ciudad de México"),
        ("municipio de San Fernando", "San Fernando", "Tamaulipas"),
        ("San Fernando municipality", "San Fernando", "Tamaulipas"),
        ("Gral. Escobedo", "Escobedo", "Nuevo León"),
        ("town of Acayucan", "Acayucan", "Veracruz"),
        ("Díaz Ordaz", "Díaz Ordaz", "Tamaulipas"),
        ("Isthmus of Tehuantepec", "Istmo", "Oaxaca"),
        ("Darién Gap", "Darién", "Darién"),
        ("Brooks County", "Brooks County", "Texas"),
    ],
)
def test_spellings(written: str, name: str, state: str) -> None:
    best = lookup(written)[0]
    assert name in best.name
    assert best.state == state


def test_a_municipality_is_wider_than_its_seat() -> None:
    town, municipality = lookup("San Fernando")[0], lookup("municipio de San Fernando")[0]
    assert (town.level, municipality.level) == ("town", "municipality")
    assert municipality.radius_km > town.radius_km


def test_a_city_is_no_state() -> None:
    assert {place.level for place in lookup("Ciudad Hidalgo")} <= {"town", "municipality"}
    assert lookup("Ciudad de Guatemala")[0].level == "town"
    assert lookup("estado de Hidalgo")[0].level == "state"


def test_hamlets_score_low() -> None:
    assert lookup("La Esperanza")[0].score < 0.2
    assert lookup("Reynosa")[0].score > 0.9


def test_a_state_comes_before_its_city() -> None:
    assert lookup("Tamaulipas")[0].level == "state"
    assert lookup("Veracruz")[0].level == "state"
    assert {place.level for place in lookup("Veracruz")[:2]} == {"state", "town"}


@pytest.mark.parametrize("name", ["Saltillo", "Sta. María", "ejido La Soledad", "Tecún Umán", "Agadez, no", "Ciudad"])
def test_known_agrees_with_lookup(name: str) -> None:
    assert known(name) == bool(lookup(name))


@pytest.mark.parametrize("name", ["", "el", "de la", "12", "asegurando que", "¿?"])
def test_words_are_no_names(name: str) -> None:
    assert not known(name)
    assert lookup(name) == ()


@pytest.mark.parametrize(
    ("tokens", "count"),
    [
        (["San", "Fernando", "ayer"], 2),
        (["San", "Luis", "Río", "Colorado", "fue"], 4),
        (["Cd.", "Victoria,", "Tamaulipas"], 2),
        (["municipio", "de", "San", "Fernando"], 4),
        (["Reynosa,", "Tamaulipas"], 1),
        (["H.", "Matamoros"], 2),
        (["dijo", "que"], 0),
        (["Ciudad"], 0),
        ([], 0),
        ([","], 0),
    ],
)
def test_longest(tokens: list[str], count: int) -> None:
    assert longest(tokens) == count


def test_plain_names_need_company() -> None:
    assert all(map(needs_context, ["Juárez", "Guerrero", "Hidalgo", "Victoria", "Progreso", "Solidaridad", "La Paz"]))
    assert not any(map(needs_context, ["Reynosa", "Acayucan", "Tapachula", "Medias Aguas"]))
