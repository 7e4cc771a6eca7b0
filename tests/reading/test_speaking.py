"""Who speaks in a report at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradero.capture import read_path
from paradero.model import Report
from paradero.reading import Options, read

SAMPLES = sorted((Path(__file__).parents[2] / "samples").iterdir())

SPANISH = (
    "Secuestran a doce migrantes cerca de Matehuala\n"
    "El martes 4 de abril hombres armados secuestraron a doce migrantes hondureños cerca de Matehuala, denunció el "
    "sacerdote Tomás Ixcot.\n"
    "La Fiscalía General del Estado informó que abrió una carpeta de investigación.\n"
    "«Nadie nos contesta el teléfono», dijo Delmira Xajil, madre de uno de los jóvenes."
)
ENGLISH = (
    "Twelve migrants kidnapped near Matehuala\n"
    "Gunmen kidnapped twelve Honduran migrants near Matehuala on Tuesday, April 4, the priest Tomás Ixcot said.\n"
    "The state prosecutor's office said it had opened an investigation.\n"
    '"Nobody picks up the phone," said Delmira Xajil, the mother of one of the young men.'
)


@pytest.mark.parametrize(
    ("language", "text", "office"), [("es", SPANISH, "Fiscalía General del Estado"), ("en", ENGLISH, "prosecutor")]
)
def test_everyone_quoted_is_named_with_or_without_a_claim(language: str, text: str, office: str) -> None:
    names = [s.name for s in read(Report("a", text, published=date(2023, 4, 6), language=language)).speakers]
    assert "Tomás Ixcot" in names
    assert "Delmira Xajil" in names
    assert any(office in name for name in names)
    assert not any("Matehuala" in name for name in names)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
@pytest.mark.parametrize("least", [0.0, 0.5])
def test_speakers_of_samples(path: Path, least: float) -> None:
    report = read_path(path)
    reading = read(report, Options(least=least))
    names = [s.name for s in reading.speakers]
    assert len(names) == len(set(names))
    assert {s.name for c in reading.claims for s in c.speakers} <= set(names)
    starts = [s.span.start for s in reading.speakers if s.span is not None]
    assert starts == sorted(starts)
    for speaker in reading.speakers:
        assert speaker.span is None or speaker.span.of(report.text).strip()


def test_whoever_tells_no_incident_quotes_nobody_here() -> None:
    assert read(Report("a", "El clima será bueno, dijo Inés Tzul.", language="es")).speakers == ()


@given(st.permutations(SPANISH.split("\n")[1:]))
def test_the_order_of_paragraphs_loses_no_full_name(paragraphs: list[str]) -> None:
    text = "\n".join([SPANISH.split("\n")[0], *paragraphs])
    names = {s.name for s in read(Report("a", text, published=date(2023, 4, 6), language="es")).speakers}
    assert {"Tomás Ixcot", "Delmira Xajil"} <= names
