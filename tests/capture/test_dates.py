"""The report's own date, from wherever it stands, and from nowhere else."""

import pytest

from paradero.capture import Source, capture
from paradero.capture.address import day_in_address
from paradero.capture.days import days_in
from paradero.capture.lines import Line
from paradero.capture.metadata import metadata

TITLE = "Buscan a doce personas que salieron de Huixtla"


def published(report) -> str | None:
    return report.published.isoformat() if report.published else None


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("3 de octubre de 2026", "2026-10-03"),
        ("Redacción | 3 de octubre de 2026, 19:40", "2026-10-03"),
        ("Por Inés Tzul / El Faro de Coatza / 3 octubre, 2026", "2026-10-03"),
        ("Sábado 3 de octubre de 2026", "2026-10-03"),
        ("Publicado: 03/10/2026 - 17:15 hrs", "2026-10-03"),
        ("Publicado el 3 de oct. de 2026 a las 10:20 a. m.", "2026-10-03"),
        ("03-oct-2026", "2026-10-03"),
        ("03.10.26 | Sociedad", "2026-10-03"),
        ("2026-10-03T08:12:00-06:00", "2026-10-03"),
        ("octubre 3, 2026", "2026-10-03"),
        ("Tapachula, Chiapas, a 3 de octubre de 2026", "2026-10-03"),
        ("Comunicado 188/2026 | Ciudad de México, 3 de octubre de 2026", "2026-10-03"),
        ("Publicado 3 oct 2026 | Actualizado 9 oct 2026", "2026-10-03"),
        ("Última actualización: 3 de octubre de 2026", "2026-10-03"),
        ("Tapachula, a tres de octubre de dos mil veintiséis", "2026-10-03"),
        ("Consultado el 3 de octubre de 2026", None),
        ("Semana del 3 de octubre de 2026", None),
        ("Octubre de 2026", None),
        ("3 de octubre", None),
        ("Publicado hace 3 horas", None),
    ],
)
def test_spanish_headers(read, body, header, day):
    report = read(f"{TITLE}\n\n{header}\n\n{body}")
    assert published(report) == day
    assert report.text == f"{TITLE}\n{body}"


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("By Teddy Marchbanks | Upper Valley Sentinel | Oct. 12, 2023", "2023-10-12"),
        ("Published: Oct. 12, 2023 at 4:05 PM MDT|Updated: Oct. 13, 2023 at 9:00 AM MDT", "2023-10-12"),
        ("Thursday, October 12, 2023", "2023-10-12"),
        ("12 October 2023", "2023-10-12"),
        ("10/12/2023", "2023-10-12"),
        ("Posted 10/12/23", "2023-10-12"),
        ("Thursday 12/10/2023", "2023-10-12"),
        ("Oct 12th, 2023 7:42 p.m. ET", "2023-10-12"),
        ("Retrieved October 12, 2023", None),
        ("week of October 12, 2023", None),
        ("4 hours ago", None),
    ],
)
def test_english_headers(read, header, day):
    text = "Twelve people who left the shelter on Monday have not been heard from, the Sendero Network said."
    report = read(f"Twelve people missing near the border bridge\n{header}\n\n{text}\n\n“Nobody answers,” she said.")
    assert published(report) == day
    assert header not in report.text


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("TAPACHULA, Chis., 9 de octubre de 2025 (Agencia Litoral).- ", "2025-10-09"),
        ("Arguineguín (Gran Canaria), 12 feb. 2026.- ", "2026-02-12"),
        ("Ciudad de México (27 junio 2011).- ", "2011-06-27"),
        ("Tegucigalpa, 4 de octubre de 2023. ", "2023-10-04"),
        ("SANTIAGO, 5 JAN 90 -- [TEXT] ", "1990-01-05"),
        ("MATEHUALA, S.L.P., nov. 3, 2021 — ", "2021-11-03"),
        ("TAPACHULA, Chiapas, 6 oct (Agencia Ceiba).- ", None),
        ("El pasado 16 de diciembre de 2010, según el expediente, ", None),
        ("Tapachula.- El 16 de diciembre de 2010, en La Arrocera, ", None),
    ],
)
def test_datelines_stay_and_are_read(read, body, start, day):
    report = read(f"{TITLE}\n\n{start}{body}")
    assert published(report) == day
    assert start.strip() in report.text
    if day:
        assert report.published_from == "dateline"


@pytest.mark.parametrize(
    ("last", "day"),
    [
        ("15 de noviembre de 2025", "2025-11-15"),
        ("El Faro de Coatza, 15 de noviembre de 2025", "2025-11-15"),
        ("Palermo / Tunis, sábado 15 de noviembre de 2025", "2025-11-15"),
        ("(15 de noviembre de 2025. Foto: Parroquia)", "2025-11-15"),
        ("5:12 p. m. · 15 nov. 2025 · 38,4 mil visualizaciones", "2025-11-15"),
        ("— Alba, coordinadora. Huixtla, 15 de noviembre de 2025.", "2025-11-15"),
        ("© 2025 El Faro", None),
        ("Impreso el 15 de noviembre de 2025", None),
        ("Lo más leído\nCae puente en Arriaga\n15 de noviembre de 2025", None),
        ("Cae puente en Arriaga\n15 de noviembre de 2025\nSube el agua\n14 de noviembre de 2025", None),
    ],
)
def test_last_lines(read, body, last, day):
    assert published(read(f"{TITLE}\n\n{body}\n\n{last}")) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://faro.example/2023/04/07/nota", "2023-04-07"),
        ("https://faro.example/nota-dmf20190311.html", "2019-03-11"),
        ("https://faro.example/20101221212039/nota", "2010-12-21"),
        ("https://faro.example/noticias/2023-04-07-nota", "2023-04-07"),
        ("https://faro.example/2023/abr/07/nota", "2023-04-07"),
        ("https://faro.example/07-04-2023/nota", "2023-04-07"),
        ("https://web.archive.org/web/20240101000000/https://faro.example/2023/04/07/nota", "2023-04-07"),
        ("https://web.archive.org/web/20240101000000/https://faro.example/nota", None),
        ("https://faro.example/2023/04/nota", None),
        ("https://faro.example/nota-1234567890", None),
        ("https://faro.example/2023/13/45/nota", None),
    ],
)
def test_addresses(read, body, url, day):
    report = read(f"{TITLE}\n\n{body}", url=url)
    assert published(report) == day
    assert (day_in_address(url) is not None) == (day is not None)
    assert report.publisher in ("faro.example", "web.archive.org")


def test_the_site_clock_is_no_date(read, body):
    assert published(read(f"Hoy es viernes 20 de noviembre de 2026\n{TITLE}\n{body}")) is None


def test_a_date_under_the_title_beats_one_above_it(read, body):
    text = f"20 de noviembre de 2026\nEl Faro de Coatza\n{TITLE}\n3 de marzo de 2019\n{body}"
    assert published(read(text)) == "2019-03-03"


def test_a_weekday_finds_the_year(read):
    text = (
        "Tecpatán, Chis., 4 de octubre (Agencia Ceiba).- Doce personas fueron sacadas de su casa la madrugada del "
        "martes 4 de octubre, dijeron vecinos.\nEn lo que va de 2022 suman 80 los casos, según el Comité.\n"
        "En 2019 hubo 31."
    )
    assert published(read(text)) == "2022-10-04"


def test_the_address_completes_a_dateline_without_year(read, body):
    report = read(f"{TITLE}\n\nTapachula, 6 oct (Agencia Ceiba).- {body}", url="https://faro.example/2024/nota")
    assert published(report) == "2024-10-06"


def test_a_bulletin_number_completes_a_header(read, body):
    report = read(f"Acción urgente AU-19/2025\n\nSan Salvador, 14 de noviembre.\n\n{body}")
    assert published(report) == "2025-11-14"


def test_dates_of_teasers_and_comments_do_not_count(read, body):
    text = (
        f"{TITLE}\n\n{body}\n\nNoticias relacionadas\nCae puente\n3 de enero de 2021\nComentarios\nRita\n4 enero 2021"
    )
    report = read(text)
    assert published(report) is None
    assert report.text == f"{TITLE}\n{body}"


def test_a_chronology_is_no_header(read, body):
    text = f"{TITLE}\n\n{body}\n\n3 de marzo de 2019\n\n{body}\n\n4 de abril de 2020\n\n{body}"
    report = read(text)
    assert published(report) is None
    assert "3 de marzo de 2019" in report.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("le 1er mars 2024", (2024, 3, 1)),
        ("7 de junho de 2024", (2024, 6, 7)),
        ("12 maggio 2024", (2024, 5, 12)),
        ("quince días del mes de agosto de dos mil veinticinco", (2025, 8, 15)),
        ("9 de octubre 22 personas", (None, 10, 9)),
        ("29 de febrero", (None, 2, 29)),
    ],
)
def test_days_in_words(words, expected):
    named = days_in(words)
    assert [(day.year, day.month, day.day) for day in named] == [expected]


@pytest.mark.parametrize(
    "words", ["30 de febrero de 2024", "31/31/2024", "1,904 personas", "del 8 al 14 de julio", "99.99"]
)
def test_no_days(words):
    assert days_in(words) == []


@pytest.mark.parametrize(
    "text",
    [
        "Por falta de denuncia liberan a tres policías",
        "El martes 3 de marzo de 2026 salieron de Huixtla doce personas y nadie las ha visto.",
        "TAPACHULA, 6 oct 2026 (EFE).- Doce personas fueron vistas el lunes.",
        "Alba Ixmatá",
    ],
)
def test_no_metadata(text):
    assert metadata(Line(text)) is None


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("LA NOTA DEL PANTANO  ::  policiaca  ::  3/10/2026  ::  Imprimir", "2026-10-03"),
        ("«Desayuno en la raya» · sábado 3 de octubre de 2026 · [transcripción automática]", "2026-10-03"),
        ("El Chontal del Estero / sábado 3 oct 2026", "2026-10-03"),
        ("Para los que andan fuera - edición del sábado 3 de octubre de 2026", "2026-10-03"),
        ("Dirección de Información – Ministerio de Seguridad. Panamá, 3 de octubre de 2026", "2026-10-03"),
        ("Del 3 de octubre de 2026 al 9 de noviembre de 2026, feria del libro en la plaza", None),
    ],
)
def test_an_outlets_line_with_one_whole_date_dates_the_report(read, body, header, day):
    assert published(read(f"{header}\n\n{TITLE}\n\n{body}")) == day


@pytest.mark.parametrize(
    ("url", "within"),
    [
        ("https://faro.example/2019/03/bajan-a-19", ("2019-03-01", "2019-03-31")),
        ("https://faro.example/2019/bajan-a-19", ("2019-01-01", "2019-12-31")),
        ("https://faro.example/2019/03/11/bajan-a-19", None),
        ("https://faro.example/?p=67513", None),
    ],
)
def test_an_address_without_a_day_still_says_the_month(body, url, within):
    report = capture(f"{TITLE}\n\n{body}".encode(), Source("nota.txt", url=url))
    assert (report.published_within is None) == (within is None)
    if within is not None:
        assert report.published is None
        assert (report.published_within.start.isoformat(), report.published_within.end.isoformat()) == within
