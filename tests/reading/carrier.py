"""A short invented report of a kidnapping, without numbers of people, to which a test adds its own sentence."""

from datetime import date

from paradero.model import Claim, Count, Report, Span
from paradero.reading import Options, read

CARRIER = {
    "es": "Secuestran a migrantes en San Fernando, Tamaulipas\n"
    "Hombres armados secuestraron a varios migrantes el martes 4 de abril cerca de San Fernando, Tamaulipas.\n"
    "El autobús de los migrantes iba a Reynosa, Tamaulipas.\n",
    "en": "Migrants kidnapped in San Fernando, Tamaulipas\n"
    "Armed men kidnapped several migrants on Tuesday, April 4, near San Fernando, Tamaulipas.\n"
    "The migrants' bus was bound for Reynosa, Tamaulipas.\n",
}


def told(sentence: str, language: str = "es") -> list[Claim]:
    """The claims read in one sentence at the end of the report, however unsure."""
    before = CARRIER[language]
    title = Span(0, before.index("\n"))
    report = Report("nota.txt", before + sentence, title=title, published=date(2023, 4, 6), language=language)
    return [c for c in read(report, Options(least=0.0)).claims if c.span.start >= len(before)]


def counted(sentence: str, language: str = "es") -> list[tuple[int | None, int | None, str]]:
    values = [c.value for c in told(sentence, language)]
    return [(v.low, v.high, v.of) for v in values if isinstance(v, Count)]


def quotes(sentence: str, kind: str, language: str = "es") -> list[str]:
    """The words of the claims of one kind."""
    text = CARRIER[language] + sentence
    return [c.span.of(text) for c in told(sentence, language) if c.kind == kind]
