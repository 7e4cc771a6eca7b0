"""Characters survive whatever they were stored as."""

import unicodedata

import pytest

from paradero.capture import Source, capture

WORDS = "Según él, “nadie ha visto a los niños” en Tapachula — añadió la señora Ibáñez, que los busca."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding):
    assert capture(WORDS.encode(encoding), Source("x")).text == WORDS


def test_latin_1():
    words = WORDS.replace("“", '"').replace("”", '"').replace("—", "-")
    assert capture(words.encode("latin-1"), Source("x")).text == words


def test_mojibake_is_repaired_and_noted():
    report = capture(WORDS.encode().decode("cp1252", errors="ignore").encode(), Source("x"))
    assert "Según él" in report.text
    assert "niños" in report.text
    assert "mojibake_repaired" in report.notes


def test_the_server_names_the_encoding():
    words = "Последний раз их видели у моста, сообщила сестра."
    assert capture(words.encode("koi8-r"), Source("x", content_type="text/plain; charset=koi8-r")).text == words


def test_the_page_names_the_encoding():
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{WORDS}</p></body></html>'
    assert capture(page.encode("cp1252", errors="xmlcharrefreplace"), Source("x")).text == WORDS


def test_right_to_left_text_survives():
    words = "قالت الأم إن ابنها لم يتصل منذ ليلة الاثنين.\nلا أحد يعرف أين هو."
    assert capture(words.encode(), Source("x")).text == words


def test_emoji_with_joiners_survive():
    words = "Buscamos a esta familia 👨‍👩‍👧 que salió el lunes de Huixtla."
    assert capture(words.encode(), Source("x")).text == words


def test_composed_and_without_controls():
    words = unicodedata.normalize("NFD", "La señora Ibáñez busca a su hijo.") + "\x07\x1b[31m\u200b\ufeff"
    text = capture(words.encode(), Source("x")).text
    assert text.startswith("La señora Ibáñez busca a su hijo.")
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(char) == "Cc" for char in text if char != "\n")


def test_a_text_cut_in_its_last_letter():
    report = capture("La buscan en el río Suchiate y en el río Coatán, allí".encode()[:-1], Source("x"))
    assert report.text.startswith("La buscan en el río Suchiate")
    assert "truncated_end" in report.notes
