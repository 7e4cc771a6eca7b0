"""Whose words: communiqués, transcripts, "así lo confirmó", descriptions between a subject and its verb."""

import pytest

from paradero.reading.attribution import voices
from paradero.reading.names import mentions
from paradero.reading.whose import Asking
from tests.reading.pages import lay, voices_at

CASES = [
    (
        "es",
        "SALTO DE AGUA, Chiapas.- Autoridades de los tres niveles de gobierno informaron que no tienen registro.",
        "no tienen",
        "Autoridades de los tres niveles de gobierno",
    ),
    (
        "es",
        "Sonoyta, Son.- Familiares de nueve migrantes, siete de Guerrero y dos de Puebla, denunciaron que nada saben.",
        "nada saben",
        "Familiares de nueve migrantes",
    ),
    ("es", "A unas cuarenta personas, le contaron los jóvenes, se las llevaron.", "se las llevaron", "jóvenes"),
    ("es", "«Se paró el motor», explica en el puerto Maribel Ferre, portavoz de Ayuda.", "Se paró", "Maribel Ferre"),
    (
        "es",
        "“No vio los cuerpos”, dijo el vocero de la policía del estado de Puebla Ramiro Bretón.",
        "No vio",
        "Ramiro Bretón",
    ),
    (
        "es",
        "Cayeron cerca de Encinal, informó el alguacil del condado La Salle, Wade Sorrells.",
        "Cayeron",
        "Wade Sorrells",
    ),
    (
        "es",
        "Murieron tres. Fueron repatriados el lunes.\nAsí lo confirmó la Cancillería de Honduras.",
        "Fueron repatriados",
        "Cancillería de Honduras",
    ),
    (
        "en",
        "Nineteen of them are alive, officials in the Mexican state said Friday.",
        "Nineteen",
        "officials in the Mexican state",
    ),
    (
        "en",
        "A Honduran man who was among the six told agents there had been eleven of them.",
        "eleven",
        "Honduran man",
    ),
    (
        "en",
        "According to Justice of the Peace Vera Kinsolving, all signs point to drowning.",
        "all signs",
        "Peace Vera Kinsolving",
    ),
]


@pytest.mark.parametrize(("language", "text", "words", "name"), CASES, ids=[c[3] for c in CASES])
def test_who_speaks_over_words(language: str, text: str, words: str, name: str) -> None:
    assert voices_at(text, words, language)[:1] == [name]


TRANSCRIPT = (
    "BUENOS DÍAS\n"
    "CONDUCTORA: Tenemos en la línea al padre Ismael Cantú Ortega, de la casa de paso La Ceiba.\n"
    "PADRE CANTÚ (por teléfono): A la casa llegaron siete muchachos.\n"
    "CONDUCTORA: Dicen que faltan treinta."
)


def test_in_a_transcript_the_label_says_who_speaks_and_the_press_speaks_for_itself() -> None:
    assert voices_at(TRANSCRIPT, "siete muchachos") == ["Ismael Cantú Ortega"]
    assert voices_at(TRANSCRIPT, "faltan treinta") == []
    page = lay(TRANSCRIPT)
    assert voices(page, mentions(page)).press == frozenset({1, 3})


@pytest.mark.parametrize("place", ["Tenosique", "Nuevo León", "Honduras"])
def test_places_do_not_speak(place: str) -> None:
    page = lay(f"Doce migrantes desaparecieron en {place}. Lo dijo Inés Tzul. En {place} nadie los vio.")
    asked = Asking(page, voices(page, mentions(page)), mentions(page))
    named = {c.speaker.name for c in asked.candidates(0, "event") if c.speaker}
    assert "Inés Tzul" in named
    assert place not in named


def test_everybody_named_near_is_asked_and_the_report_itself_first() -> None:
    text = "Inés Tzul dijo que eran doce. La Fiscalía de Veracruz abrió una carpeta. Eran doce hondureños."
    page = lay(text)
    candidates = Asking(page, voices(page, mentions(page)), mentions(page)).candidates(len(page.tokens) - 2, "count")
    assert candidates[0].speaker is None
    assert {"Inés Tzul", "Fiscalía de Veracruz"} <= {c.speaker.name for c in candidates[1:] if c.speaker}
