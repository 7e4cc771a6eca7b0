"""Phrases found in words: stems, choices, optional words, the longest of a tag."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.reading.folding import fold
from paradero.reading.lexicon import LANGUAGES, Hit, lexicon
from paradero.reading.tokens import tokenize
from tests.reading.phrases import lists, plain_phrases
from tests.reading.texts import FUZZ, reports


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    tag: str
    found: str


def found(language: str, text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text, frozenset())
    return [(h.tag, tokens.original(h.first, h.last)) for h in lexicon(language).find(tokens.words)]


@pytest.mark.parametrize(
    "case",
    [
        Case("es", "Los secuestraron.", "event.kidnapping", "secuestraron"),
        Case("es", "una secuestradora", "event.kidnapping", "secuestradora"),
        Case("es", "SECUESTRADOS", "event.kidnapping", "SECUESTRADOS"),
        Case("es", "la denuncia del padre", "say.source_of", "denuncia del"),
        Case("es", "la denuncia de Tun", "say.source_of", "denuncia de"),
        Case("es", "al menos doce", "qual.at_least", "al menos"),
        Case("es", "rondan los 40", "qual.approx", "rondan los"),
        Case("es", "rondan 40", "qual.approx", "rondan"),
        Case("es", "según informó ayer", "say.according", "según informó"),
        Case("en", "They were kidnapped.", "event.kidnapping", "kidnapped"),
        Case("en", "the kidnappers fled", "event.kidnapping", "kidnappers"),
        Case("en", "an account from her", "say.source_of", "account from"),
        Case("en", "no fewer than nine", "qual.at_least", "no fewer than"),
        Case("en", "“no evidence”", "deny.doubt", "no evidence"),
    ],
    ids=lambda c: c.text,
)
def test_finds(case: Case) -> None:
    assert (case.tag, case.found) in found(case.language, case.text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("al otro menos", "qual.at_least"),
        ("menos al", "qual.at_least"),
        ("presunto", "event.kidnapping"),
        ("secue", "event.kidnapping"),
        ("migrantesco lugar", "person.noun"),
    ],
)
def test_does_not_find_half_a_phrase(text: str, tag: str) -> None:
    assert tag not in {t for t, _ in found("es", text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_files_is_found_as_it_is_written(language: str) -> None:
    words = lexicon(language)
    for _, table, name, phrases in lists(language):
        if table == "abbreviations":
            continue
        for phrase in phrases:
            if set(phrase) & set("*|?"):
                continue
            tokens = tuple(fold(phrase).split())
            assert Hit(f"{table}.{name}", 0, len(tokens)) in list(words.find(tokens)), phrase


@given(reports(), st.sampled_from(LANGUAGES))
@settings(FUZZ)
def test_hits_are_ordered_inside_the_words_and_one_of_a_tag_at_a_place(text: str, language: str) -> None:
    words = tokenize(text, frozenset()).words
    hits = list(lexicon(language).find(words))
    assert [h.first for h in hits] == sorted(h.first for h in hits)
    assert all(0 <= h.first < h.last <= len(words) for h in hits)
    assert len({(h.tag, h.first) for h in hits}) == len(hits)


@given(st.sampled_from(LANGUAGES), st.data())
@settings(FUZZ)
def test_a_phrase_is_found_wherever_it_stands(language: str, data: st.DataObject) -> None:
    phrase = tuple(fold(data.draw(st.sampled_from(plain_phrases(language)))).split())
    before = data.draw(st.integers(0, 5))
    alone = {(h.tag, h.first, h.last) for h in lexicon(language).find(phrase)}
    filled = list(lexicon(language).find(("qqq",) * before + phrase + ("qqq",)))
    assert {(h.tag, h.first - before, h.last - before) for h in filled} == alone


@given(st.sampled_from(LANGUAGES), st.data())
@settings(FUZZ)
def test_part_of_a_text_is_searched_with_places_of_the_whole(language: str, data: st.DataObject) -> None:
    words = tokenize(data.draw(reports()), frozenset()).words
    first = data.draw(st.integers(0, len(words)))
    last = data.draw(st.integers(first, len(words)))
    part = list(lexicon(language).find(words[first:last]))
    assert list(lexicon(language).find(words, first, last)) == [
        Hit(h.tag, h.first + first, h.last + first) for h in part
    ]


@pytest.mark.parametrize("language", ["fr", "pt", "", "xx"])
def test_a_language_without_folder_is_read_as_spanish(language: str) -> None:
    assert lexicon(language).language == "es"


def test_abbreviations_are_words_without_their_stop() -> None:
    for language in LANGUAGES:
        assert lexicon(language).abbreviations
        assert all("." not in a and a == fold(a) for a in lexicon(language).abbreviations)
