"""Whatever a report's text is, reading ends, points into it, and gives the same again."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.model import Reading, Report, Span
from paradero.reading import Options, read
from tests.reading.carrier import CARRIER
from tests.reading.texts import FUZZ, glued

languages = st.sampled_from(("es", "en", None))
published = st.none() | st.dates(date(1900, 1, 1), date(2200, 12, 31))


def check(reading: Reading) -> None:
    text = reading.report.text
    ids = [c.id for c in reading.claims]
    assert len(set(ids)) == len(ids)
    for claim in reading.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.span.of(text).strip()
        assert 0.0 <= claim.confidence <= 1.0
        for speaker in claim.speakers:
            assert speaker.name.strip()
            assert speaker.span is None or 0 <= speaker.span.start < speaker.span.end <= len(text)
    for account in reading.accounts:
        assert set(account.claims) <= set(ids)


@given(st.text(), languages, published)
@settings(FUZZ)
def test_any_text_can_be_read(text: str, language: str | None, day: date | None) -> None:
    check(read(Report("any.txt", text, language=language, published=day)))


@given(st.sampled_from(("es", "en")), published, st.integers(0, 80), st.data())
@settings(FUZZ, max_examples=150)
def test_words_of_the_lexicon_in_any_order_can_be_read(
    language: str, day: date | None, title: int, data: st.DataObject
) -> None:
    text = data.draw(glued(language))
    heading = Span(0, min(title, len(text))) if title else None
    report = Report("any.txt", text, title=heading, language=language, published=day)
    check(read(report))
    check(read(report, Options(least=0.0)))


@given(st.sampled_from(("es", "en")), published, st.data())
@settings(FUZZ, max_examples=150)
def test_a_report_with_anything_behind_it_can_be_read(language: str, day: date | None, data: st.DataObject) -> None:
    text = CARRIER[language] + data.draw(glued(language))
    reading = read(Report("any.txt", text, language=language, published=day), Options(least=0.0))
    check(reading)


@given(st.sampled_from(("es", "en")), published, st.data())
@settings(FUZZ)
def test_reading_twice_gives_the_same(language: str, day: date | None, data: st.DataObject) -> None:
    text = CARRIER[language] + data.draw(glued(language))
    report = Report("any.txt", text, language=language, published=day)
    assert read(report) == read(report)


@given(languages, st.data())
@settings(FUZZ)
def test_the_language_of_the_words_need_not_be_the_reports(language: str | None, data: st.DataObject) -> None:
    text = data.draw(glued("es")) + data.draw(glued("en"))
    check(read(Report("any.txt", text, language=language)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        ".",
        '"',
        '""',
        "(",
        "«",
        "¿",
        "...",
        "\u200b",
        "\x00",
        "\ufeffUno",
        "\ud800",
        "a\r\nb",
        "𝟙𝟚 migrantes",
        "١٢ migrantes",
        "² migrantes secuestrados",
        "Ⅻ migrantes",
        "hace ² días",
        "hace ١٢ días",
        "El ² de marzo",
        "El ١٢ de marzo de ٢٠٢٣",
        "en ²²²²",
        "migrantes " * 3 + "٣٣٣",
        "secuestr",
        ":::",
        "- - -",
        "'s's's",
        "placas",
        "según",
        "dijo",
        "dijo que",
        "entre",
        "entre 5 y",
        "5 o",
        "media",
        "un",
        "hace",
        "hace 3",
        "martes",
        "a finales de",
        "4 de",
        "SRA. XOL:",
        "told",
        "according to",
        "half a",
        "late",
        "3 days",
    ],
)
@pytest.mark.parametrize("language", ["es", "en"])
def test_scraps_can_be_read(text: str, language: str) -> None:
    for whole in (text, CARRIER[language] + text, f"{text}\n{CARRIER[language]}", f"{CARRIER[language]}{text}."):
        check(read(Report("any.txt", whole, language=language, published=date(2023, 4, 6))))
