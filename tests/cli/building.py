"""Readings built by hand."""

from __future__ import annotations

from datetime import date

from paradero.model import Account, Claim, Count, PartialDate, Place, Reading, Report, Span, Speaker, Vehicle

HOSTILE = (
    '<script>alert("hola")</script> & "cita" de los 12\n'
    'El lunes, "doce migrantes y dos niñas" subieron a una Van blanca XW-1 en Joachín </p></main> \u202eeverse\u202c.\n'
    "שלום مرحبا \x00\x1b[31m y un reclamo que\nsigue en otro párrafo."
)
CHAIN = (Speaker("Inés <b>Tzul</b>", "coordinadora"), Speaker('Radio "Jicaral" onload=x'))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def hostile_reading() -> Reading:
    """Claims inside each other, across each other, over the same words, over two paragraphs, in hostile words."""
    text = HOSTILE
    claims = (
        Claim(
            "a", "count", Count(12, 12, "exact", "missing"), span(text, "doce migrantes"), CHAIN, "alleged", "denies"
        ),
        Claim("b", "victim", "<i>doce", span(text, "doce migrantes y dos niñas"), CHAIN, "feared", "doubts"),
        Claim(
            "c", "count", Count(2, 2, "exact", "subset"), span(text, "migrantes y dos niñas"), (), "likely", "updates"
        ),
        Claim("d", "place", Place("Joachín"), span(text, "Joachín")),
        Claim("e", "event", "disappearance", span(text, "Joachín"), (), "presumed", "retracts"),
        Claim("f", "vehicle", Vehicle("Van <b>", 3, ("XW-1", "<i>")), span(text, "una Van blanca XW-1")),
        Claim("g", "threat", "reclamo", span(text, "reclamo que\nsigue")),
        Claim("h", "request", "alert", span(text, '<script>alert("hola")</script>')),
        Claim(
            "i", "date", PartialDate(date(2025, 1, 1), date(2025, 1, 31), "found", "weekday"), span(text, "El lunes")
        ),
        Claim("j", "perpetrator", "מר", span(text, "שלום")),
    )
    vehicle = Vehicle("Van <b>", 3, ("XW-1", "<i>"))
    account = Account("disappearance", "denies", "alleged", ("a", "b", "c", "d", "e", "f", "j"), vehicles=(vehicle,))
    report = Report(
        "x<y>.html",
        text,
        span(text, text.split("\n")[0]),
        "Medio & <Cía>",
        published=date(2025, 2, 3),
        published_from="somewhere new",
        language="es",
        url="https://medio.example/?a=1&b=2",
        notes=("mojibake_repaired", "some_new_code"),
    )
    return Reading(report, claims, (account,), "a test")
