"""Vehicles, who did it, in what state people were, and what was asked, answered, hindered, threatened."""

from dataclasses import dataclass

import pytest

from paradero.model import Vehicle
from tests.reading.carrier import quotes, told


@dataclass(frozen=True)
class Case:
    language: str
    kind: str
    text: str
    words: str


CASES = [
    Case("es", "perpetrator", "Un comando secuestró a los migrantes.", "comando"),
    Case("es", "perpetrator", "Cuatro hombres armados secuestraron a los migrantes.", "Cuatro hombres armados"),
    Case("es", "perpetrator", "Unos sicarios secuestraron a los migrantes.", "sicarios"),
    Case("es", "perpetrator", "Los secuestró el crimen organizado.", "crimen organizado"),
    Case("en", "perpetrator", "Four gunmen kidnapped the migrants.", "Four gunmen"),
    Case("en", "perpetrator", "Masked men kidnapped the migrants.", "Masked men"),
    Case("en", "perpetrator", "A drug cartel kidnapped the migrants.", "cartel"),
    Case("es", "victim", "Secuestraron a migrantes hondureños.", "hondureños"),
    Case("en", "victim", "They kidnapped Honduran migrants.", "Honduran"),
    Case("es", "condition", "Los migrantes estaban deshidratados.", "deshidratados"),
    Case("es", "condition", "Hallaron a los migrantes con huellas de tortura.", "huellas de tortura"),
    Case("en", "condition", "The migrants were dehydrated.", "dehydrated"),
    Case("en", "condition", "The migrants were found blindfolded.", "blindfolded"),
    Case("es", "request", "El colectivo exigió a la fiscalía que busque a los migrantes.", "fiscalía"),
    Case("en", "request", "Relatives demanded that prosecutors search for the migrants.", "prosecutors"),
    Case("es", "response", "La fiscalía abrió una carpeta de investigación.", "abrió una carpeta"),
    Case("en", "response", "Prosecutors opened an investigation.", "opened an investigation"),
    Case("es", "obstruction", "Se negaron a recibir la denuncia de los familiares.", "negaron a recibir"),
    Case("en", "obstruction", "Police refused to take the complaint of the relatives.", "refused to take"),
    Case("es", "threat", "Amenazaron a la madre de los migrantes.", "Amenazaron"),
    Case("en", "threat", "The mother of the migrants got anonymous calls.", "anonymous calls"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text)
def test_is_claimed_in_its_words(case: Case) -> None:
    assert any(case.words in quote for quote in quotes(case.text, case.kind, case.language))


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "El testigo pidió omitir su nombre.", "request"),
        ("es", "Los captores pidieron cinco mil dólares de rescate.", "request"),
        ("en", "The witness asked not to be named.", "request"),
        ("en", "The captors demanded a ransom from each family.", "request"),
        ("es", "Los migrantes iban en silencio.", "threat"),
        ("es", "Los migrantes iban en silencio.", "perpetrator"),
        ("en", "The migrants rode in silence.", "condition"),
    ],
)
def test_is_not_claimed(language: str, text: str, kind: str) -> None:
    assert quotes(text, kind, language) == []


def vehicles(text: str, language: str) -> list[Vehicle]:
    return [c.value for c in told(text, language) if isinstance(c.value, Vehicle)]


@pytest.mark.parametrize(
    ("language", "text", "kind", "count", "plates"),
    [
        ("es", "Huyeron en dos camionetas blancas, placas QRX-70-11.", "camionetas", 2, ("QRX-70-11",)),
        ("es", "Huyeron en tres camionetas negras.", "camionetas", 3, ()),
        ("es", "Huyeron en cuatro autos.", "autos", 4, ()),
        ("en", "They fled in two white vans with license plates QRX-70-11.", "vans", 2, ("QRX-70-11",)),
        ("en", "They fled in three black trucks.", "trucks", 3, ()),
    ],
)
def test_a_vehicle_has_kind_number_and_plates(
    language: str, text: str, kind: str, count: int, plates: tuple[str, ...]
) -> None:
    (vehicle,) = vehicles(text, language)
    assert (vehicle.kind, vehicle.count, vehicle.plates) == (kind, count, plates)


@pytest.mark.parametrize("plate", ["QRX-70-11", "XB-4071-C", "ZRT1234", "40-QR-7X"])
def test_plates_are_kept_as_worded(plate: str) -> None:
    (vehicle,) = vehicles(f"Huyeron en dos camionetas con placas {plate} hacia la sierra.", "es")
    assert vehicle.plates == (plate,)


def test_a_code_without_a_word_for_plates_is_no_plate() -> None:
    assert [v.plates for v in vehicles("Huyeron en dos camionetas por la brecha QRX-70-11.", "es")] == [()]
