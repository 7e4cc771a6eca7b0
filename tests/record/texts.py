"""Invented reports as they are read, and the parts of them that somebody could want erased."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st

from paradero.model import Claim, Count, PartialDate, Place, Reading, Report, Span, Speaker, Vehicle
from paradero.model.place import Candidate
from paradero.reading import read

TEXTS = (
    "Secuestran a 12 migrantes cerca de Matehuala\nEl martes 4 de abril hombres armados secuestraron a doce migrantes "
    "hondureños cerca de Matehuala, denunció el sacerdote Tomás Ixcot.\nPidió a la Fiscalía que active la búsqueda. "
    "La Fiscalía negó que haya doce secuestrados. Viajaban en una camioneta blanca con placas ABC-123-D.",
    "Inés Tzul, madre de Ramiro Tzul, dijo que su hijo desapareció el 3 de mayo en Altar. Inés Tzul pidió ayuda.\n"
    "Tzul no ha vuelto a hablar con la señora Olvera.",
    "A mother, Ana Brito, said that forty people were kidnapped near Reynosa on Monday. Ana Brito asked for a search.",
)
WORDS = ("Tomás", "Ixcot", "Inés", "Tzul", "de", "Ramiro", "Olvera", "12", "doce", "Ana", "Brito", "señora", "ABC-123")


@cache
def reading(number: int) -> Reading:
    text = TEXTS[number]
    title = Span(0, text.index("\n")) if number == 0 else None
    english = number == 2
    report = Report(
        f"nota-{WORDS[number]}.txt",
        text,
        title,
        "Diario Inventado",
        "Inés Tzul",
        date(2023, 5, 6),
        "header",
        language="en" if english else "es",
        url="https://example.org/tomas-ixcot-ines-tzul",
        notes=("encoding_guessed",),
    )
    return read(report)


def spans(text: str) -> st.SearchStrategy[list[Span]]:
    one = st.tuples(st.integers(0, len(text)), st.integers(0, 30)).map(
        lambda p: Span(p[0], min(p[0] + p[1], len(text)))
    )
    return st.lists(one, min_size=1, max_size=4)


WHOLE = st.builds(PartialDate, st.just(date(2023, 4, 4)), st.just(date(2023, 4, 5)), st.just("event"), st.none())
VALUES = st.one_of(
    st.text(max_size=20),
    st.builds(Count, st.integers(0, 5), st.integers(5, 9), st.just("range"), st.just("missing")),
    st.builds(Vehicle, st.text(max_size=9), st.none() | st.integers(1, 3), st.tuples(st.text(max_size=8))),
    WHOLE,
    st.builds(
        Place,
        st.text(max_size=9),
        st.tuples(st.just(Candidate("Altar", 30.71, -111.83, "town", "MX", "Sonora", 5.0, 0.75))),
    ),
)
SPEAKERS = st.builds(Speaker, st.text(max_size=9), st.none() | st.text(max_size=5), st.none() | st.just(Span(2, 4)))
CLAIMS = st.builds(
    Claim,
    st.just("c1"),
    st.sampled_from(["victim", "count"]),
    VALUES,
    st.just(Span(1, 9)),
    st.lists(SPEAKERS, max_size=2).map(tuple),
)
