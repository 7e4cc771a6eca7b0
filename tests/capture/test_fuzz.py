"""Whatever comes in, a Report or an Unreadable comes out, and the report is well formed."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paradero.capture import Source, Unreadable, capture
from paradero.capture.days import days_in
from paradero.capture.lines import Line, lines_of, tidy
from paradero.capture.wrapping import unwrap

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = st.sampled_from(
    [
        "Lo más leído",
        "Comentarios",
        "Compartir en Facebook",
        "Hoy es lunes 3 de marzo de 2026",
        "TAPACHULA, 6 oct (EFE).- Doce personas fueron vistas el lunes cerca del puente viejo.",
        "3 de marzo de 2026",
        "Por Inés Tzul | 31/02/26",
        "Inicio > Nacional",
        "“Nadie contesta”, dijo.",
        "Foto: Cortesía",
        "",
        "-",
        "99/99/9999",
        "Buscan a doce personas en el puente",
    ]
)
TAGS = st.one_of(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<article>", "</article>", "<aside>", "</aside>"]
    ),
    st.sampled_from(["<script>", "</script>", "<time>", "<br>", "<table><tr><td>", "<title>", "</title>", "<p"]),
    st.sampled_from(
        ["<!--", "-->", "<meta name=date content=x>", "&amp;", "&#0;", "<![CDATA[", "<?xml", "<!doctype html"]
    ),
)


def check(data: bytes) -> None:
    try:
        report = capture(data, Source("x"))
    except Unreadable as error:
        assert error.message("es")
        assert not error.code.startswith("damaged_") or error.code in ("damaged_pdf", "damaged_docx"), error.details
        return
    assert report.text.strip() == report.text
    assert report.text
    assert unicodedata.is_normalized("NFC", report.text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in report.text if char != "\n")
    assert all(line and line == line.strip() and "  " not in line for line in report.text.split("\n"))
    report.text.encode("utf-8")
    if report.title is not None:
        assert report.title.start == 0
        assert report.title.of(report.text) == report.text.split("\n")[0]
    assert (report.published is None) == (report.published_from is None)


@SLOW
@given(st.binary(max_size=400))
def test_bytes(data):
    check(data)


@SLOW
@given(st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"{\\rtf"]), st.binary(max_size=300))
def test_bytes_behind_a_known_start(start, data):
    check(start + data)


@SLOW
@given(st.text(max_size=300))
def test_text(text):
    check(text.encode("utf-8", errors="surrogatepass"))


@SLOW
@given(st.lists(PIECES | st.text(max_size=40), max_size=30))
def test_dumps(lines):
    check("\n".join(lines).encode("utf-8", errors="ignore"))


@SLOW
@given(st.lists(TAGS | PIECES, max_size=40))
def test_markup(pieces):
    check(("<html>" + " ".join(pieces)).encode())


@given(st.text())
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.lists(st.text(alphabet="abc. -\n", min_size=1).map(str.strip).filter(bool)))
def test_unwrapping_loses_no_letter(lines):
    before = lines_of(tidy("\n".join(lines)))
    after = unwrap(before)
    letters = [char for line in after for char in line.text if char.isalpha()]
    assert letters == [char for line in before for char in line.text if char.isalpha()]


@given(st.text(alphabet="0123456789/-. deoctubremayo,"))
def test_days_lie_inside_the_text(text):
    for named in days_in(text):
        assert 0 <= named.start < named.end <= len(text)
        assert named.day_in("dmy") is None or named.year is not None


def test_a_line_is_prose_or_not():
    assert not Line("").is_prose
