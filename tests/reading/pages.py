"""Invented reports, laid out and searched: what the tests of the grammars share."""

from datetime import date

from paradero.model import Reading, Report
from paradero.reading import read
from paradero.reading.attribution import voices
from paradero.reading.names import mentions
from paradero.reading.page import Page, lay_out


def lay(text: str, language: str | None = "es", published: date | None = None) -> Page:
    return lay_out(Report("nota.txt", text, published=published, language=language))


def reading_of(text: str, language: str | None = "es", published: date | None = None) -> Reading:
    return read(Report("nota.txt", text, published=published, language=language))


def token_at(page: Page, word: str) -> int:
    """The first token of these words of the text."""
    return page.tokens.starts.index(page.tokens.text.index(word))


def voices_at(text: str, word: str, language: str = "es") -> list[str]:
    """The chain of speakers over a word, nearest first."""
    page = lay(text, language)
    return [s.name for s in voices(page, mentions(page)).speakers(token_at(page, word))]


def voice_at(text: str, word: str, language: str = "es") -> str | None:
    return next(iter(voices_at(text, word, language)), None)
