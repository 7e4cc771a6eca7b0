"""Pages made to cost time, and pages with one crooked value: the report is read all the same."""

import time

import pytest

from paradero.capture import Source, Unreadable, capture

WORDS = "Doce personas fueron vistas el lunes cerca del puente viejo de Huixtla, informó la Red Sendero."
MANY = " ".join(f"a{number}=1" for number in range(100_000))


def read(page: str) -> tuple[str, tuple[str, ...]]:
    report = capture(page.encode(), Source("x"))
    return report.text, tuple(report.notes)


@pytest.mark.parametrize(
    "opening",
    [
        f"<p {MANY}>",
        f"<p b='>' {MANY}>",
        f'<p b="<" {MANY}>',
        f"<!--><p {MANY}>",
        f"<script/><p {MANY}>",
        f"<script {MANY}></script>",
        f"</div {MANY}>",
    ],
)
def test_a_long_tag_is_cut_to_its_name(opening):
    start = time.monotonic()
    text, _ = read(f"<html><body>{opening}<p>{WORDS}</p></body></html>")
    assert WORDS in text
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(
    "opening",
    [
        "<table><tr><td>",
        "<ul><li>",
        "<dl><dd>",
        "<div><b></i>",
        "<x-y>",
        "<div x='<'>",
        "<div x='>'>",
        "<b><div></b>",
        "<p><li>",
    ],
)
def test_deep_nesting_costs_little(opening):
    start = time.monotonic()
    text, _ = read(f"<html><body>{opening * 10_000}<p>{WORDS}</p>")
    assert text == WORDS
    assert time.monotonic() - start < 1.5


@pytest.mark.parametrize("mark", ["<a ", "<!--", '<a b="', "<a b='\"", "<script>", "<", "</a", "<!-- <p "])
def test_open_marks_cost_little(mark):
    start = time.monotonic()
    try:
        read(f"<html><body><p>{WORDS}</p>{mark * 50_000}")
    except Unreadable as error:
        assert error.code == "no_text"
    assert time.monotonic() - start < 2


def test_scripts_and_usual_tables_are_left_alone():
    script = "<script>if (a<b) { c = '<table><tr><td>' } " + "x<y;" * 4_000 + "</script>"
    table = "<table><tr><td>Alba Ixmatá</td><td>23 años</td></tr></table>" * 300
    text, notes = read(f"<html><body>{script}<p>{WORDS}</p>{table}</body></html>")
    assert WORDS in text
    assert notes == ()


@pytest.mark.parametrize(
    "head",
    [
        '<link rel=canonical href="http://[::1">',
        '<meta property="og:url" content="http://[bad">',
        '<link rel=canonical href="javascript:alert(1)">',
    ],
)
def test_a_crooked_address_is_dropped(head):
    report = capture(f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>".encode(), Source("x"))
    assert report.text == WORDS
    assert report.url is None


def test_a_good_address_beside_a_crooked_one_stays():
    head = '<meta property="og:url" content="http://["><link rel=canonical href="https://faro.example/a">'
    report = capture(f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>".encode(), Source("x"))
    assert report.url == "https://faro.example/a"


def test_a_crooked_address_of_the_source_says_nothing():
    assert capture(WORDS.encode(), Source("x", url="http://[::1")).publisher is None


@pytest.mark.parametrize("name", ["undefined", "idna", "zlib", "rot13", "nada"])
def test_an_encoding_that_is_none_is_passed_over(name):
    page = f'<html><head><meta charset="{name}"></head><body><p>{WORDS}</p></body></html>'
    assert capture(page.encode("cp1252"), Source("x")).text == WORDS
