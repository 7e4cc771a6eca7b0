"""What must never be said wrongly: deaths that did not happen, finds that were none, words put into a mouth."""

from datetime import date

import pytest

from paradero.model import Claim, Count, Reading, Report
from paradero.reading import Options, read

PUBLISHED = date(2025, 5, 22)


def reading(text: str, language: str = "es") -> Reading:
    return read(Report("x", text, published=PUBLISHED, language=language), Options(least=0.0))


def events(found: Reading) -> set[str]:
    return {str(c.value) for c in found.claims if c.kind == "event"}


def counts(found: Reading, of: str) -> list[Claim]:
    return [c for c in found.claims if isinstance(c.value, Count) and c.value.of == of]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Fourteen migrants who had been given up for drowned were found alive on Thursday off Zarzis, said the "
            "Tunisian coast guard. They had disappeared from a boat on 15 May.",
            "en",
        ),
        (
            "Catorce migrantes que se daban por muertos fueron encontrados con vida el jueves cerca de Altar, "
            "informó la fiscalía. Habían desaparecido el 15 de mayo.",
            "es",
        ),
    ],
)
def test_whoever_was_given_up_for_dead_and_lives_is_not_dead(text: str, language: str) -> None:
    found = reading(text, language)
    assert not events(found) & {"death", "killing"}
    assert counts(found, "dead") == []
    assert found.accounts[0].event not in {"death", "killing"}


def test_whoever_was_not_found_is_missing() -> None:
    found = reading(
        "Doce migrantes fueron secuestrados el lunes en Tierra Blanca, denunció el albergue San Judas. Ninguna de "
        "las 12 personas ha sido localizada."
    )
    assert counts(found, "found") == []
    assert "found" not in events(found)


def test_what_people_are_called_does_not_speak() -> None:
    found = reading(
        "Doce migrantes fueron secuestrados el lunes en Tierra Blanca. Los jóvenes que se dicen sobrevivientes no han "
        "querido declarar, afirmó el fiscal regional, Octavio Luna. A uno le decían Chepe."
    )
    said = {s.name for c in found.claims for s in c.speakers}
    assert not said & {"sobrevivientes", "Chepe"}


def test_who_takes_back_retracts() -> None:
    found = reading(
        "Doce migrantes fueron secuestrados el lunes en Tierra Blanca, había denunciado el albergue. El sacerdote "
        "Tomás Ixcot se retractó de que fueran secuestrados doce migrantes en ese lugar."
    )
    taken_back = [c for c in found.claims if c.speakers and c.speakers[0].name == "Tomás Ixcot"]
    assert taken_back
    assert {c.stance for c in taken_back if c.kind == "event"} <= {"retracts", "denies"}


def test_a_request_is_quoted_to_its_end() -> None:
    text = (
        "Doce migrantes fueron secuestrados el lunes en Tierra Blanca. Familiares pidieron a la Fiscalía que explique "
        "por qué la patrulla que pasó por el lugar la noche del lunes, y a la que varios vecinos dicen haber llamado "
        "desde sus casas, no acudió."
    )
    asked = [c for c in reading(text).claims if c.kind == "request"]
    assert [c.span.of(text).endswith("no acudió") for c in asked] == [True]


def test_another_language_is_not_read_as_spanish() -> None:
    text = "Douze migrants ont été enlevés lundi près de Tapachula, selon la police."
    assert read(Report("x", text, language="fr")) == Reading(
        Report("x", text, language="fr"), (), (), reading("").reader
    )


def test_what_is_withheld_is_counted() -> None:
    text = "Doce migrantes fueron secuestrados el lunes en Tierra Blanca, denunció el sacerdote Tomás Ixcot."
    report = Report("x", text, published=PUBLISHED, language="es")
    everything, shown = read(report, Options(least=0.0)), read(report, Options(least=0.99))
    assert everything.withheld == 0
    assert len(shown.claims) + shown.withheld == len(everything.claims)


def test_a_denial_that_is_withheld_is_counted_as_one() -> None:
    text = (
        "Doce migrantes fueron secuestrados el lunes en Tierra Blanca, denunció el sacerdote Tomás Ixcot.\n"
        "La Fiscalía negó que haya ocurrido un secuestro."
    )
    report = Report("x", text, published=PUBLISHED, language="es")
    everything, shown = read(report, Options(least=0.0)), read(report, Options(least=0.99))
    contrary = [c for c in everything.claims if c.stance in {"denies", "doubts", "retracts"}]
    kept = [c for c in shown.claims if c.stance in {"denies", "doubts", "retracts"}]
    assert contrary and everything.withheld_contrary == 0
    assert shown.withheld_contrary == len(contrary) - len(kept) > 0


def test_what_a_retraction_shows_is_not_taken_from_what_is_withheld() -> None:
    text = (
        "Fe de erratas: este diario se retracta de la nota sobre el secuestro de doce migrantes en Tierra Blanca\n"
        "Doce migrantes fueron secuestrados el lunes en Tierra Blanca, decía la nota, que era falsa.\n"
        "No hubo secuestro alguno. El sacerdote Tomás Ixcot nunca habló de doce migrantes secuestrados."
    )
    report = Report("x", text, published=PUBLISHED, language="es")
    for least in (0.0, 0.3, 0.5, 0.7, 0.99):
        reading = read(report, Options(least=least))
        assert any(claim.stance == "retracts" for claim in reading.claims)
        assert 0 <= reading.withheld_contrary <= reading.withheld
    assert read(report, Options(least=0.0)).withheld_contrary == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Agentes rescataron el martes a 40 migrantes que estaban encerrados en Reynosa, informó la policía.", "es"),
        ("Nada se sabe de los 14 migrantes que salieron el martes de Altar, denunció el albergue San Judas.", "es"),
        ("Agents detained 40 migrants on Tuesday near Laredo and took them to a shelter, police said.", "en"),
    ],
)
def test_nobody_is_counted_among_the_dead_without_a_word_for_it(text: str, language: str) -> None:
    assert counts(reading(text, language), "dead") == []
