"""Each format gives the same report."""

import io

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

from paradero.capture import Limits, Source, Unreadable, capture

TITLE = "Buscan a doce personas que salieron de Huixtla"
PARAGRAPHS = [
    "Tapachula, Chis., 6 de octubre de 2026 (Agencia Ceiba).- Doce personas que salieron el lunes de Huixtla rumbo a "
    "Arriaga no han vuelto a comunicarse con sus familias, informó la Red Sendero, que pidió a la Comisión Estatal de "
    "Búsqueda activar el protocolo para la desaparición de varias personas en un mismo hecho.",
    "“Nadie contesta”, dijo su vocera, Alba Ixmatá.",
    "Viajaban en una camioneta blanca con placas XKA-20-41, según un vecino que pidió no dar su nombre porque dos "
    "hombres preguntaron por él esa misma noche.",
]


def pdf(pages: int = 1, encrypt: str | None = None) -> bytes:
    styles = getSampleStyleSheet()
    story: list[object] = [Paragraph(TITLE, styles["Title"])]
    for page in range(pages):
        story += [item for text in PARAGRAPHS for item in (Paragraph(text, styles["BodyText"]), Spacer(1, 12))]
        if page < pages - 1:
            story.append(PageBreak())
    buffer = io.BytesIO()

    def number(canvas: Canvas, _document: object) -> None:
        canvas.drawString(500, 30, f"Página {canvas.getPageNumber()} de {pages}")

    SimpleDocTemplate(buffer, pagesize=LETTER, encrypt=encrypt).build(story, onFirstPage=number, onLaterPages=number)
    return buffer.getvalue()


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 0)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def html() -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<!doctype html><title>{TITLE} | El Faro</title><article><h1>{TITLE}</h1>{paragraphs}</article>".encode()


def plain() -> bytes:
    return "\n\n".join([TITLE, *PARAGRAPHS]).encode()


@pytest.mark.parametrize("make", [pdf, docx, html, plain])
def test_the_same_report(make):
    report = capture(make(), Source("x"))
    assert report.title is not None
    assert report.title.of(report.text) == TITLE
    assert report.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert str(report.published) == "2026-10-06"
    assert report.published_from == "dateline"
    assert report.language == "es"


def test_running_lines_of_a_pdf_go():
    report = capture(pdf(pages=4), Source("x"))
    assert "Página" not in report.text
    assert report.text.count("Nadie contesta") == 4


def test_a_pdf_word_cut_at_the_line_end_is_joined():
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER)
    for row, line in enumerate(["Las autoridades no han con-", "firmado la desaparición de las", "doce personas."]):
        canvas.drawString(72, 700 - 14 * row, line)
    canvas.save()
    report = capture(buffer.getvalue(), Source("x"))
    assert report.text == "Las autoridades no han confirmado la desaparición de las doce personas."


def test_a_pdf_of_pictures_asks_for_ocr():
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "gray")), 0, 0)
    canvas.save()
    with pytest.raises(Unreadable) as raised:
        capture(buffer.getvalue(), Source("x"))
    assert raised.value.code == "scanned_pdf"
    assert "OCR" in str(raised.value)


def test_a_locked_pdf():
    with pytest.raises(Unreadable) as raised:
        capture(pdf(encrypt="secreto"), Source("x"))
    assert raised.value.code == "encrypted_pdf"


@pytest.mark.parametrize("keep", [20, 300, 900])
def test_a_cut_pdf(keep):
    with pytest.raises(Unreadable) as raised:
        capture(pdf()[:keep], Source("x"))
    assert raised.value.code in ("damaged_pdf", "no_text")


@pytest.mark.parametrize("keep", [100, 5000])
def test_a_cut_docx(keep):
    with pytest.raises(Unreadable) as raised:
        capture(docx()[:keep], Source("x"))
    assert raised.value.code in ("damaged_docx", "binary")


def _zip(**members: bytes) -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


def test_a_zip_bomb_is_refused_before_it_unpacks():
    with pytest.raises(Unreadable) as raised:
        capture(_zip(word__document=b"<a/>", word__styles=b" " * 30_000_000), Source("x"), Limits(unpacked=10_000_000))
    assert raised.value.code == "too_large"


def test_entities_in_a_docx_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>'
    with pytest.raises(Unreadable) as raised:
        capture(_zip(word__document=bomb), Source("x"))
    assert raised.value.code == "damaged_docx"


def test_tables_of_a_docx_stay():
    from docx import Document

    document = Document()
    document.add_paragraph("Personas que faltan según la Red Sendero:")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Alba Ixmatá", "23 años"
    buffer = io.BytesIO()
    document.save(buffer)
    assert "Alba Ixmatá | 23 años" in capture(buffer.getvalue(), Source("x")).text


def test_a_pdf_that_unpacks_too_far_is_too_large(monkeypatch):
    from pypdf.errors import LimitReachedError

    def reach(*_: object) -> str:
        raise LimitReachedError("Limit reached while decompressing.")

    monkeypatch.setattr("pypdf.PageObject.extract_text", reach)
    with pytest.raises(Unreadable) as raised:
        capture(pdf(), Source("x"))
    assert raised.value.code == "too_large"


def test_a_pdf_with_crooked_metadata_keeps_its_report(monkeypatch):
    def fail(_: object) -> None:
        raise TypeError("title")

    monkeypatch.setattr("pypdf.PdfReader.metadata", property(fail))
    assert PARAGRAPHS[1] in capture(pdf(), Source("x")).text
