"""Web pages: main text, title, markup right and wrong, hostile nesting."""

import time

import pytest

from paradero.capture import Source, capture

PARAGRAPHS = (
    "<p>Doce personas que salieron de Huixtla no han sido vistas desde la noche del lunes, informó la Red Sendero.</p>"
    "<p>“Nadie contesta”, dijo su vocera, Alba Ixmatá.</p><p>La Fiscalía no ha confirmado el hecho.</p>"
)
TITLE = "Buscan a doce personas que salieron de Huixtla"


def page(head="", header="", body=PARAGRAPHS, after=""):
    return (
        f"<!doctype html><html><head><title>{TITLE} | El Faro de Coatza</title>{head}</head><body>"
        f"<nav><a href='/'>Inicio</a> <a href='/n'>Nacional</a></nav><main><article><h1>{TITLE}</h1>{header}{body}"
        f"</article></main><aside><h3>Lo más leído</h3><p>Cae puente en Arriaga el 3 de enero de 2020</p></aside>"
        f"{after}"
        f"<footer>© 2020 El Faro</footer></body></html>"
    ).encode()


def read(*args, url=None, **kwargs):
    return capture(page(*args, **kwargs), Source("x.html", url=url))


def test_text_and_title():
    report = read()
    assert report.text.split("\n")[0] == TITLE
    assert len(report.text.split("\n")) == 4
    assert "Cae puente" not in report.text
    assert report.publisher == "El Faro de Coatza"
    assert report.published is None


LINKED = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    "head",
    [
        LINKED % '{"@type":"NewsArticle","datePublished":"2026-10-03T08:00:00-06:00","author":{"name":"Inés Tzul"}}',
        LINKED % '{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"datePublished":"2026-10-03"}]}',
        LINKED % '[{"@type":"BreadcrumbList"},{"@type":"ReportageNewsArticle","datePublished":"2026-10-03"}]',
        LINKED % '{"@type":"NewsArticle","headline":"roto "de verdad"","datePublished":"2026-10-03T08:00:00Z",',
        '<meta property="article:published_time" content="2026-10-03T23:50:00-06:00">',
        '<meta name="date" content="2026-10-03">',
        '<meta itemprop="datePublished" content="2026-10-03">',
        '<meta name="DC.date.issued" content="3 de octubre de 2026">',
    ],
)
def test_markup_dates(head):
    report = read(head)
    assert str(report.published) == "2026-10-03"
    assert report.published_from == "markup"


@pytest.mark.parametrize(
    "header",
    [
        '<time datetime="2026-10-03T08:00">sábado</time>',
        "<p class=byline>Por Inés Tzul · <time>3 octubre 2026, 8:00 am</time></p>",
        '<div><span itemprop="datePublished" content="2026-10-03">hoy</span></div>',
    ],
)
def test_dates_in_the_article_header(header):
    assert str(read(header=header).published) == "2026-10-03"


def test_wrong_markup_gives_way_to_dateline_and_address():
    head = '<meta property="article:published_time" content="2019-02-11">'
    body = PARAGRAPHS.replace("<p>Doce", "<p>Tapachula, 27 de junio de 2011 (Agencia Ceiba).- Doce")
    report = read(head, body=body, url="https://faro.example/2011/06/27/nota")
    assert str(report.published) == "2011-06-27"


def test_modified_dates_and_sidebars_do_not_count():
    assert read('<meta property="article:modified_time" content="2026-10-03">').published is None


def test_author_publisher_and_address():
    head = (
        '<meta property="og:site_name" content="El Faro"><meta name="author" content="Inés Tzul">'
        '<link rel="canonical" href="https://faro.example/2026/10/03/nota">'
    )
    report = read(head)
    assert (report.publisher, report.author, report.url) == (
        "El Faro",
        "Inés Tzul",
        "https://faro.example/2026/10/03/nota",
    )
    assert str(report.published) == "2026-10-03"


def test_scripts_are_never_text():
    after = "<script>document.write('Treinta personas fueron halladas ayer en el puente.')</script><style>p{}</style>"
    report = read(after=after, body=PARAGRAPHS + "<p>Siguen <script>x()</script>buscando a los doce, dijo Ixmatá.</p>")
    assert "Treinta" not in report.text
    assert "Siguen buscando a los doce, dijo Ixmatá." in report.text


def test_hidden_words_are_no_text():
    assert (
        "oculto" not in read(body=PARAGRAPHS + '<p style="display: none">Texto oculto del sitio, dijo nadie.</p>').text
    )


def test_a_short_article_is_not_lost():
    assert read(body="<p>Doce personas faltan.</p>").text == f"{TITLE}\nDoce personas faltan."


def test_a_fragment_without_a_head():
    assert "Nadie contesta" in capture(f"<div>{PARAGRAPHS}</div>".encode(), Source("x")).text


def test_line_breaks_instead_of_paragraphs():
    body = "<div>Doce personas faltan desde el lunes, informó la Red.<br><br>“Nadie contesta”, dijo Alba Ixmatá.</div>"
    report = read(body=body)
    assert report.text.split("\n")[1:] == [
        "Doce personas faltan desde el lunes, informó la Red.",
        "“Nadie contesta”, dijo Alba Ixmatá.",
    ]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table", "ul"])
def test_deep_nesting_is_quick(tag):
    data = f"<html><body>{f'<{tag}>' * 10_000}Doce personas fueron vistas el lunes.{f'</{tag}>' * 10_000}".encode()
    start = time.monotonic()
    report = capture(data, Source("x"))
    assert report.text == "Doce personas fueron vistas el lunes."
    assert "truncated_nesting" in report.notes
    assert time.monotonic() - start < 5


def test_open_paragraphs_are_not_nesting():
    body = "".join(f"<p>El testigo {index} no vio nada aquella noche, dijo." for index in range(300))
    report = read(body=body)
    assert len(report.text.split("\n")) == 301
    assert report.notes == ()
