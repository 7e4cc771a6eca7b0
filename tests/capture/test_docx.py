"""Word documents made to harm, and words that stand in odd places of them."""

import io
import time
import zipfile

import pytest

from paradero.capture import Limits, Source, Unreadable, capture

WORDS = "Doce personas fueron vistas el lunes 5 de octubre de 2026 cerca del puente viejo de Huixtla."
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<p xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created xmlns:dcterms="http://purl.org/dc/terms/">{}'
    "</dcterms:created></p>"
)


def paragraph(text: str, style: str = "") -> str:
    return f"<w:p>{f'<w:pPr><w:pStyle w:val={style!r}/></w:pPr>' if style else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, **sides: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>')
        for name, content in sides.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


def text(body: str, **sides: str) -> str:
    return capture(docx(body, **sides), Source("x")).text


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 2_000_000,
        paragraph("A" * 500) * 40_000,
        "<w:p/>" * 50_001,
        f'<x:a xmlns:x="{SPACE}">' + "<x:p/>" * 50_001 + "</x:a>",
    ],
)
def test_bombs_are_refused_early(body):
    start = time.monotonic()
    with pytest.raises(Unreadable) as raised:
        capture(docx(paragraph(WORDS) + body), Source("x"))
    assert raised.value.code == "too_large"
    assert "15 MB" in str(raised.value)
    assert time.monotonic() - start < 3


def test_paragraphs_are_counted_across_parts():
    body = (paragraph(WORDS) + "<!--" + "x" * 9_973 + "-->") * 300
    assert capture(docx(body), Source("x"), Limits(paragraphs=300)).text.count("Doce") == 300
    with pytest.raises(Unreadable):
        capture(docx(body), Source("x"), Limits(paragraphs=299))


def test_entities_in_wide_characters_are_refused():
    buffer = io.BytesIO()
    page = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "{WORDS}">]><a>&b;</a>'
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", page.encode("utf-16"))
    with pytest.raises(Unreadable) as raised:
        capture(buffer.getvalue(), Source("x"))
    assert raised.value.code == "damaged_docx"


@pytest.mark.parametrize("span", ["100000000", "xx"])
def test_wide_cells_cost_nothing(span):
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph("Alba Ixmatá")}</w:tc>'
    found = text(f"{paragraph(WORDS)}<w:tbl><w:tr>{cell}<w:tc>{paragraph('23 años')}</w:tc></w:tr></w:tbl>")
    assert found == f"{WORDS}\nAlba Ixmatá | 23 años"


def test_no_words_are_lost_wherever_they_stand():
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('Dentro de la tabla de dentro.')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('Primero.')}{paragraph('Segundo.')}{inner}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{paragraph('Nadie las ha vuelto a ver.')}</w:sdtContent></w:sdt>"
    found = text(paragraph(WORDS) + outer + control).split("\n")
    assert found == [WORDS, "Primero.", "Segundo.", "Dentro de la tabla de dentro.", "Nadie las ha vuelto a ver."]


def test_merged_cells_and_moved_words_are_not_doubled():
    merged = (
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('Ceiba')}</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr>"
    )
    moved = f"<w:p><w:moveFrom><w:r><w:t>Ceiba</w:t></w:r></w:moveFrom><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    assert text(f"{moved}<w:tbl>{merged}</w:tbl>").count("Ceiba") == 1


@pytest.mark.parametrize("stamp", ["", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+10:00", "99999-13-45T99", "x"])
def test_an_odd_day_of_making_is_dropped(stamp):
    assert text(paragraph(WORDS), docProps__core=CORE.format(stamp)) == WORDS


@pytest.mark.parametrize("styles", ["<x/>", "", "<w:styles", "<x>" * 300])
def test_odd_styles_are_dropped(styles):
    assert text(paragraph(WORDS, "X"), word__styles=styles) == WORDS


def test_a_style_names_the_title():
    styles = f'<w:styles xmlns:w="{SPACE}"><w:style w:styleId="T9"><w:name w:val="Title"/></w:style></w:styles>'
    body = paragraph("Buscan a doce", "T9") + paragraph(WORDS)
    report = capture(docx(body, word__styles=styles), Source("x"))
    assert report.title is not None
    assert report.title.of(report.text) == "Buscan a doce"
