"""Words point back into the text; sentences hold every word once."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.model import Span
from paradero.reading.folding import fold
from paradero.reading.tokens import Tokens, tokenize
from tests.reading.texts import FUZZ, reports

ABBREVIATIONS = frozenset({"lic", "sr", "dr", "km", "mr", "gov"})


@dataclass(frozen=True)
class Case:
    text: str
    sentences: list[str]


def sentences_of(tokens: Tokens) -> list[str]:
    return [tokens.original(s.first, s.last) for s in tokens.sentences]


@given(reports())
@settings(FUZZ)
def test_each_word_is_the_folded_text_at_its_place(text: str) -> None:
    tokens = tokenize(text, ABBREVIATIONS)
    folded = fold(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert folded[start:end] == word


@given(reports())
@settings(FUZZ)
def test_words_stand_in_order_and_apart(text: str) -> None:
    tokens = tokenize(text, ABBREVIATIONS)
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


@given(reports())
@settings(FUZZ)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    tokens = tokenize(text, ABBREVIATIONS)
    held = {k for s, e in zip(tokens.starts, tokens.ends, strict=True) for k in range(s, e)}
    assert all(k in held for k, c in enumerate(fold(text)) if c.isalnum())


@given(reports())
@settings(FUZZ)
def test_sentences_hold_every_word_once(text: str) -> None:
    tokens = tokenize(text, ABBREVIATIONS)
    held = [k for s in tokens.sentences for k in range(s.first, s.last)]
    assert held == list(range(len(tokens)))
    assert [s.number for s in tokens.sentences] == list(range(len(tokens.sentences)))
    assert all(tokens.sentence(k).first <= k < tokens.sentence(k).last for k in held)


@given(reports())
@settings(FUZZ)
def test_no_sentence_runs_over_a_line_break(text: str) -> None:
    tokens = tokenize(text, ABBREVIATIONS)
    assert all("\n" not in said for said in sentences_of(tokens))
    paragraphs = [s.paragraph for s in tokens.sentences]
    assert paragraphs == sorted(paragraphs)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_title_is_what_its_span_covers(title: str, body: str) -> None:
    tokens = tokenize(f"{title}\n{body}", ABBREVIATIONS, Span(0, len(title)))
    for s in tokens.sentences:
        assert s.title == (tokens.starts[s.first] < len(title))


def test_a_report_without_title_has_none() -> None:
    assert not any(s.title for s in tokenize("Uno. Dos.\nTres.", ABBREVIATIONS).sentences)


def test_an_empty_text_has_no_words_and_no_sentences() -> None:
    for text in ("", " ", "\n\n", "\t \n"):
        tokens = tokenize(text, ABBREVIATIONS)
        assert len(tokens) == 0
        assert tokens.sentences == ()


@pytest.mark.parametrize(
    "case",
    [
        Case("Salieron ayer. Nadie llegó.", ["Salieron ayer.", "Nadie llegó."]),
        Case("¿Dónde están? Nadie sabe.", ["¿Dónde están?", "Nadie sabe."]),
        Case("¡Vivos los queremos! Gritaban.", ["¡Vivos los queremos!", "Gritaban."]),
        Case("El Lic. Baltazar Och negó todo. Luego calló.", ["El Lic. Baltazar Och negó todo.", "Luego calló."]),
        Case("El Dr. Och y el Sr. Tun salieron.", ["El Dr. Och y el Sr. Tun salieron."]),
        Case("Habló J. Tun. Se fue.", ["Habló J. Tun.", "Se fue."]),
        Case("En el km. 14 pararon. Bajaron todos.", ["En el km. 14 pararon.", "Bajaron todos."]),
        Case("Eran 1.200 personas. Caminaban.", ["Eran 1.200 personas.", "Caminaban."]),
        Case('"No hay nadie." Así habló.', ['"No hay nadie."', "Así habló."]),
        Case("«Se los llevaron.» Lloraba.", ["«Se los llevaron.»", "Lloraba."]),
        Case("(Nadie lo vio.) Siguieron.", ["(Nadie lo vio.)", "Siguieron."]),
        Case("Faltan dos\nLlegaron tres", ["Faltan dos", "Llegaron tres"]),
        Case("Faltan dos\n\nLlegaron tres", ["Faltan dos", "Llegaron tres"]),
        Case("A las 14:30 partió. No volvió.", ["A las 14:30 partió.", "No volvió."]),
        Case("Mr. Odell left. Gov. Pratt stayed.", ["Mr. Odell left.", "Gov. Pratt stayed."]),
        Case("Vea www.ejemplo.org hoy. Gracias.", ["Vea www.ejemplo.org hoy.", "Gracias."]),
    ],
    ids=lambda c: c.text[:24],
)
def test_where_sentences_end(case: Case) -> None:
    assert sentences_of(tokenize(case.text, ABBREVIATIONS)) == case.sentences


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("pidieron 1,200 pesos", "1,200"),
        ("a las 14:30 horas", "14:30"),
        ("the agency's van", "'s"),
        ("SAN ISIDRO", "isidro"),
        ("ÑANDÚ", "nandu"),
        ("eran 80–100", "-"),
    ],
)
def test_what_stays_one_word(text: str, word: str) -> None:
    assert word in tokenize(text, ABBREVIATIONS).words


def test_capitals_are_remembered_beside_the_folded_word() -> None:
    tokens = tokenize("la Élida y él", ABBREVIATIONS)
    assert list(zip(tokens.words, tokens.caps, strict=True)) == [
        ("la", False),
        ("elida", True),
        ("y", False),
        ("el", False),
    ]


def test_capitals_mean_nothing_in_a_sentence_all_in_capitals() -> None:
    tokens = tokenize("SECUESTRAN A MIGRANTES EN CARRETERA\nEran doce personas de Honduras.", ABBREVIATIONS)
    assert tokens.shouting == frozenset({0})


@given(reports(), st.data())
@settings(FUZZ)
def test_a_stretch_of_words_is_the_text_between_its_ends(text: str, data: st.DataObject) -> None:
    tokens = tokenize(text, ABBREVIATIONS)
    if len(tokens) == 0:
        return
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first + 1, len(tokens)))
    assert tokens.span(first, last).of(text) == tokens.original(first, last)
