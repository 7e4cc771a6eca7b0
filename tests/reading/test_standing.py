"""Denials, doubts, updates and hedges; who is behind them."""

from dataclasses import dataclass

import pytest

from tests.reading.carrier import told


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    expected: str


STANCES = [
    Case("es", "Fueron secuestrados 15 migrantes.", "asserts"),
    Case("es", "La activista Berta Xol dijo que secuestraron a 15 migrantes.", "asserts"),
    Case("es", "La fiscalía negó que fueran secuestrados 15 migrantes.", "denies"),
    Case("es", "La fiscalía desmintió que 15 migrantes fueran secuestrados.", "denies"),
    Case("es", "Es falso que secuestraron a 15 migrantes.", "denies"),
    Case("es", "No hay evidencia de que 15 migrantes fueran secuestrados.", "doubts"),
    Case("es", "La cifra de migrantes secuestrados asciende a 15.", "updates"),
    Case("en", "Fifteen migrants were kidnapped.", "asserts"),
    Case("en", "Activist Berta Xol said that 15 migrants were kidnapped.", "asserts"),
    Case("en", "The prosecutor's office denied that 15 migrants were kidnapped.", "denies"),
    Case("en", "It is false that 15 migrants were kidnapped.", "denies"),
    Case("en", "There is no evidence that 15 migrants were kidnapped.", "doubts"),
    Case("en", "The number of kidnapped migrants rose to 15.", "updates"),
]
MODALITIES = [
    Case("es", "Fueron secuestrados 15 migrantes.", "stated"),
    Case("es", "Presuntamente secuestraron a 15 migrantes.", "alleged"),
    Case("es", "Supuestamente secuestraron a 15 migrantes.", "alleged"),
    Case("es", "Al parecer secuestraron a 15 migrantes.", "likely"),
    Case("es", "Probablemente secuestraron a 15 migrantes.", "likely"),
    Case("es", "Se presume que 15 migrantes fueron secuestrados.", "presumed"),
    Case("es", "Se cree que 15 migrantes fueron secuestrados.", "presumed"),
    Case("es", "Se teme que 15 migrantes hayan muerto.", "feared"),
    Case("en", "Fifteen migrants were kidnapped.", "stated"),
    Case("en", "Allegedly 15 migrants were kidnapped.", "alleged"),
    Case("en", "Apparently 15 migrants were kidnapped.", "likely"),
    Case("en", "It is believed that 15 migrants were kidnapped.", "presumed"),
    Case("en", "It is feared that 15 migrants died.", "feared"),
]


@pytest.mark.parametrize("case", STANCES, ids=lambda c: c.text)
def test_stance_to_a_count(case: Case) -> None:
    assert [c.stance for c in told(case.text, case.language) if c.kind == "count"] == [case.expected]


@pytest.mark.parametrize("case", MODALITIES, ids=lambda c: c.text)
def test_firmness_of_a_count(case: Case) -> None:
    assert [c.modality for c in told(case.text, case.language) if c.kind == "count"] == [case.expected]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "La fiscalía negó que los migrantes fueran secuestrados.", "fiscalía"),
        ("es", "No hubo secuestro de migrantes, dijo la fiscalía.", "fiscalía"),
        ("en", "There was no kidnapping of migrants, the police said.", "police"),
        ("en", "The police denied that the migrants were kidnapped.", "police"),
    ],
)
def test_a_denial_of_the_event_is_its_speakers(language: str, text: str, name: str) -> None:
    denied = [c for c in told(text, language) if c.kind == "event" and c.stance == "denies"]
    assert [c.speakers[0].name for c in denied] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La fiscalía negó que los migrantes fueran secuestrados el 12 de marzo en dos camionetas."),
        ("en", "The police denied that the migrants were kidnapped on March 12 in two vans."),
    ],
)
def test_days_and_vehicles_are_not_denied_with_the_event(language: str, text: str) -> None:
    stances = {c.kind: c.stance for c in told(text, language)}
    assert stances["event"] == "denies"
    assert stances["date"] == stances["vehicle"] == "asserts"
