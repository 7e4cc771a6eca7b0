"""Who is spoken of: persons, institutions and unnamed people, as phrases of the text."""

from __future__ import annotations

from paradero.reading.mention import Mention
from paradero.reading.page import Page
from paradero.reading.phrases import Phrases
from paradero.reading.phrases_english import EnglishPhrases
from paradero.reading.sweep import sweep


def mentions(page: Page) -> list[Mention]:
    """Every phrase that names people or institutions, left to right, none overlapping, the longest first.

    >>> from paradero.model import Report
    >>> from paradero.reading.page import lay_out
    >>> text = "La coordinadora del Colectivo Paso del Sur, Mirtala Olvera, avisó a la Fiscalía General del Estado."
    >>> for mention in mentions(lay_out(Report("x", text, language="es"))):
    ...     print(mention.sort, mention.name, sep=": ")
    role: coordinadora del Colectivo Paso del Sur
    person: Mirtala Olvera
    org: Fiscalía General del Estado
    """
    phrases = EnglishPhrases(page) if page.lexicon.language == "en" else Phrases(page)
    return sweep(len(page.tokens), phrases.at)
