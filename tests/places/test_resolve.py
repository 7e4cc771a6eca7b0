"""San Fernando is many places; what stands beside it decides."""

import time

import pytest

from paradero.places import Context, Named, resolve


@pytest.mark.parametrize(
    ("name", "container", "state", "country"),
    [
        ("San Fernando", "Tamaulipas", "Tamaulipas", "MX"),
        ("San Fernando", "Tamps.", "Tamaulipas", "MX"),
        ("San Fernando", "Chiapas", "Chiapas", "MX"),
        ("San Fernando", "Chile", "O'Higgins", "CL"),
        ("San Fernando", "Cádiz", "Andalucía", "ES"),
        ("San Fernando", "California", "California", "US"),
        ("Ixtepec", "Istmo", "Oaxaca", "MX"),
        ("Ixtepec", "Puebla", "Puebla", "MX"),
        ("Guerrero", "Coahuila", "Coahuila", "MX"),
        ("Hidalgo", "Texas", "Texas", "US"),
        ("Progreso", "Yucatán", "Yucatán", "MX"),
        ("El Progreso", "Honduras", "Yoro", "HN"),
        ("La Esperanza", "Intibucá", "Intibucá", "HN"),
    ],
)
def test_containers(name: str, container: str, state: str, country: str) -> None:
    best = resolve([Named(name, container)], Context())[0].best
    assert best is not None
    assert (best.state, best.country) == (state, country)


def test_the_other_names_decide() -> None:
    with_north = resolve([Named("San Fernando"), Named("Reynosa"), Named("Matamoros")], Context())
    assert [place.best and place.best.state for place in with_north] == ["Tamaulipas"] * 3
    with_south = resolve([Named("San Fernando"), Named("Tuxtla Gutiérrez"), Named("Berriozábal")], Context())
    assert with_south[0].best is not None
    assert with_south[0].best.state == "Chiapas"


def test_the_context_decides() -> None:
    def state(near: Context) -> str | None:
        best = resolve([Named("San Fernando")], near)[0].best
        return best.state if best else None

    assert state(Context(states=("Chiapas",))) == "Chiapas"
    assert state(Context(countries=("Trinidad and Tobago",), publisher_country="TT")) not in {"Tamaulipas", "Chiapas"}
    assert state(Context(publisher_country="MX")) == "Tamaulipas"


def test_hamlets_without_support_stay_low_and_gain_by_it() -> None:
    alone = resolve([Named("El Saucito")], Context())[0].best
    placed = resolve([Named("El Saucito", "Guerrero"), Named("Guerrero", "Coahuila")], Context())[0].best
    assert alone is not None
    assert alone.score < 0.15
    assert placed is None or placed.score >= alone.score


def test_places_come_in_the_order_of_names_with_scores_of_one_whole() -> None:
    names = [Named("Reynosa"), Named("qqq"), Named("San Antonio"), Named("Saltillo", "Coahuila")]
    places = resolve(names, Context(publisher_country="MX"))
    assert [place.text for place in places] == [name.text for name in names]
    assert places[1].candidates == ()
    for place in places:
        assert sum(candidate.score for candidate in place.candidates) <= 1.000001
        assert list(place.candidates) == sorted(place.candidates, key=lambda c: -c.score)


def test_a_long_text_takes_no_minutes() -> None:
    names = [Named(text) for text in ("San Antonio", "San José", "La Esperanza", "Reynosa", "Veracruz", "Hidalgo") * 8]
    started = time.perf_counter()
    resolve(names, Context())
    assert time.perf_counter() - started < 10
