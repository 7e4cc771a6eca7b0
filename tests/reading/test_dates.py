"""Days as words give them, resolved against the report's own date."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradero.model import PartialDate, Report
from paradero.reading.dates import DateMention, dates
from paradero.reading.page import lay_out
from tests.reading.pages import lay
from tests.reading.texts import FUZZ, glued

THURSDAY = date(2023, 4, 6)
published_dates = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTHS = {
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
WEEKDAYS = {
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


@dataclass(frozen=True)
class Case:
    text: str
    start: str
    end: str | None = None


def found(text: str, language: str, published: date | None = THURSDAY) -> list[DateMention]:
    return dates(lay(text, language, published))


def days(text: str, language: str, published: date | None = THURSDAY) -> list[tuple[str, str]]:
    return [(m.when.start.isoformat(), m.when.end.isoformat()) for m in found(text, language, published)]


SPANISH = [
    Case("El 25 de marzo de 2023 salieron.", "2023-03-25"),
    Case("El 25 de marzo del 2023 salieron.", "2023-03-25"),
    Case("El 25 de marzo salieron.", "2023-03-25"),
    Case("El 25 de septiembre salieron.", "2022-09-25"),
    Case("El 28 de diciembre salieron.", "2022-12-28"),
    Case("El 25 de septiembre del año pasado salieron.", "2022-09-25"),
    Case("El 5 de enero del año pasado salieron.", "2022-01-05"),
    Case("El 5 de abril de este año salieron.", "2023-04-05"),
    Case("El martes 4 de abril salieron.", "2023-04-04"),
    Case("El domingo 2 de abril de 2023 salieron.", "2023-04-02"),
    Case("El sábado, 1 de abril, salieron.", "2023-04-01"),
    Case("El martes salieron.", "2023-04-04"),
    Case("El lunes 3 salieron.", "2023-04-03"),
    Case("El jueves pasado salieron.", "2023-03-30"),
    Case("El primero de marzo salieron.", "2023-03-01"),
    Case("El doce de marzo salieron.", "2023-03-12"),
    Case("Ayer salieron.", "2023-04-05"),
    Case("Anoche salieron.", "2023-04-05"),
    Case("Hoy salieron.", "2023-04-06"),
    Case("Anteayer salieron.", "2023-04-04"),
    Case("Hace tres días salieron.", "2023-04-03"),
    Case("Hace una semana salieron.", "2023-03-30"),
    Case("Hace 2 semanas salieron.", "2023-03-23"),
    Case("Del 1 al 5 de marzo de 2023 caminaron.", "2023-03-01", "2023-03-05"),
    Case("El 3 y 4 de marzo caminaron.", "2023-03-03", "2023-03-04"),
    Case("En marzo de 2022 salieron.", "2022-03-01", "2022-03-31"),
    Case("En febrero de 2024 salieron.", "2024-02-01", "2024-02-29"),
    Case("La semana pasada salieron.", "2023-03-27", "2023-04-02"),
    Case("El mes pasado salieron.", "2023-03-01", "2023-03-31"),
    Case("Fue el 2023-03-25.", "2023-03-25"),
    Case("Fue el 25/03/2023.", "2023-03-25"),
]
ENGLISH = [
    Case("They left on March 25, 2023.", "2023-03-25"),
    Case("They left on 25 March 2023.", "2023-03-25"),
    Case("They left on March 25.", "2023-03-25"),
    Case("They left on Sept. 25.", "2022-09-25"),
    Case("They left on December 28.", "2022-12-28"),
    Case("They left on September 25 of last year.", "2022-09-25"),
    Case("They left the 4th of March.", "2023-03-04"),
    Case("They left on Tuesday, April 4.", "2023-04-04"),
    Case("They left on Tuesday, April 4, 2023.", "2023-04-04"),
    Case("They left on Tuesday.", "2023-04-04"),
    Case("They left yesterday.", "2023-04-05"),
    Case("They left last night.", "2023-04-05"),
    Case("They left today.", "2023-04-06"),
    Case("They left the day before yesterday.", "2023-04-04"),
    Case("They left three days ago.", "2023-04-03"),
    Case("They left a week ago.", "2023-03-30"),
    Case("They left two weeks ago.", "2023-03-23"),
    Case("They walked from March 3 to 5.", "2023-03-03", "2023-03-05"),
    Case("They walked on March 3-5.", "2023-03-03", "2023-03-05"),
    Case("They left in March 2022.", "2022-03-01", "2022-03-31"),
    Case("They left in May.", "2022-05-01", "2022-05-31"),
    Case("They left last week.", "2023-03-27", "2023-04-02"),
    Case("They left last month.", "2023-03-01", "2023-03-31"),
    Case("They left on 2023-03-25.", "2023-03-25"),
]


@pytest.mark.parametrize("case", SPANISH, ids=lambda c: c.text)
def test_spanish_days(case: Case) -> None:
    assert days(case.text, "es") == [(case.start, case.end or case.start)]


@pytest.mark.parametrize("case", ENGLISH, ids=lambda c: c.text)
def test_english_days(case: Case) -> None:
    assert days(case.text, "en") == [(case.start, case.end or case.start)]


@pytest.mark.parametrize(
    ("language", "text", "year", "month", "part"),
    [
        ("es", "A principios de marzo de 2023 salieron.", 2023, 3, "early"),
        ("es", "A mediados de marzo salieron.", 2023, 3, "middle"),
        ("es", "A finales de septiembre salieron.", 2022, 9, "late"),
        ("es", "A finales de septiembre del año pasado salieron.", 2022, 9, "late"),
        ("en", "They left in early March 2023.", 2023, 3, "early"),
        ("en", "They left in mid-March.", 2023, 3, "middle"),
        ("en", "They left in late September.", 2022, 9, "late"),
    ],
)
def test_part_of_a_month_lies_in_that_part(language: str, text: str, year: int, month: int, part: str) -> None:
    (mention,) = found(text, language)
    when = mention.when
    assert (when.start.year, when.start.month, when.end.year, when.end.month) == (year, month, year, month)
    middle = when.start + (when.end - when.start) / 2
    assert {"early": middle.day < 11, "middle": 10 < middle.day < 21, "late": middle.day > 20}[part]
    assert not when.is_day


def test_a_wrong_month_beside_a_weekday_is_repaired() -> None:
    (mention,) = found("El martes 4 de marzo salieron.", "es")
    assert mention.when.start == date(2023, 4, 4)
    assert mention.when.repaired


@pytest.mark.parametrize("text", ["El martes 4 de abril salieron.", "El 4 de abril salieron.", "El martes salieron."])
def test_nothing_is_called_repaired_where_nothing_was_wrong(text: str) -> None:
    assert [m.when.repaired for m in found(text, "es")] == [None]


def test_a_weekday_that_fits_no_month_near_is_told() -> None:
    (mention,) = found("El viernes 10 de octubre de 2018 salieron.", "es")
    assert mention.when.start == date(2018, 10, 10)
    assert mention.when.repaired


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("El martes 4 de abril salieron. Era 2022 o 2023.", "2023-04-04"),
        ("El lunes 4 de abril salieron. Era 2023 o 2022.", "2022-04-04"),
        ("El domingo 4 de abril salieron. Fue en el 2021, no en el 2022.", "2021-04-04"),
    ],
)
def test_a_weekday_decides_between_years_that_the_text_names(text: str, day: str) -> None:
    assert (day, day) in days(text, "es", None)


@pytest.mark.parametrize(
    "text", ["El martes salieron.", "Ayer salieron.", "Hace tres días salieron.", "El mes pasado."]
)
def test_what_hangs_on_the_reports_date_needs_one(text: str) -> None:
    assert days(text, "es", None) == []
    assert days(text, "es") != []


@pytest.mark.parametrize("text", ["They left Tuesday.", "They left yesterday.", "They left three days ago."])
def test_what_hangs_on_the_reports_date_needs_one_in_english(text: str) -> None:
    assert days(text, "en", None) == []
    assert days(text, "en") != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El próximo martes saldrán."),
        ("es", "Caminaron 25 kilómetros."),
        ("es", "Fue el 2019-02-30."),
        ("es", "Expediente 45/13/2020."),
        ("en", "They may leave."),
        ("en", "They march on."),
        ("en", "They sat down in the sun."),
        ("en", "They will leave next Tuesday."),
    ],
)
def test_what_is_no_day_of_the_past(language: str, text: str) -> None:
    assert days(text, language) == []


def test_days_of_one_text_come_in_its_order() -> None:
    text = "El 2 de marzo salieron; el 9 de marzo llamaron y el martes 14 de marzo se perdió el contacto."
    assert [d for d, _ in days(text, "es")] == ["2023-03-02", "2023-03-09", "2023-03-14"]


def test_the_next_day_follows_the_day_before_it() -> None:
    assert [d for d, _ in days("El 2 de marzo salieron. Al día siguiente llamaron.", "es")] == [
        "2023-03-02",
        "2023-03-03",
    ]


@given(published_dates, st.integers(0, 300), st.sampled_from(("es", "en")))
@settings(max_examples=80, deadline=None)
def test_a_day_without_year_is_the_last_one_before_the_report(published: date, back: int, language: str) -> None:
    day = published - timedelta(back)
    month = MONTHS[language][day.month - 1]
    text = f"El {day.day} de {month} salieron." if language == "es" else f"They left on {month} {day.day}."
    if (day.month, day.day) != (2, 29):
        assert days(text, language, published) == [(day.isoformat(), day.isoformat())]


@given(published_dates, published_dates, st.sampled_from(("es", "en")), st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_full_date_is_itself_whatever_the_report_says(day: date, published: date, language: str, dated: bool) -> None:
    month, weekday = MONTHS[language][day.month - 1], WEEKDAYS[language][day.weekday()]
    written = f"El {weekday} {day.day} de {month} de {day.year} salieron."
    if language == "en":
        written = f"They left on {weekday}, {month} {day.day}, {day.year}."
    (mention,) = found(written, language, published if dated else None)
    assert (mention.when.start, mention.when.end, mention.when.repaired) == (day, day, None)


@given(published_dates, st.integers(0, 6), st.sampled_from(("es", "en")))
@settings(max_examples=60, deadline=None)
def test_a_bare_weekday_is_within_the_week_before_the_report(published: date, weekday: int, language: str) -> None:
    name = WEEKDAYS[language][weekday]
    (mention,) = found(f"El {name} salieron." if language == "es" else f"They left on {name}.", language, published)
    assert mention.when.start.weekday() == weekday
    assert timedelta(0) <= published - mention.when.start <= timedelta(7)


@given(st.sampled_from(("es", "en")), st.none() | published_dates, st.data())
@settings(FUZZ)
def test_dates_of_any_text_are_intervals_in_order(language: str, published: date | None, data: st.DataObject) -> None:
    page = lay(data.draw(st.one_of(st.text(), glued(language, 60))), language, published)
    after = 0
    for mention in dates(page):
        assert mention.when.start <= mention.when.end
        assert after <= mention.first < mention.last <= len(page.tokens)
        assert not (mention.relative and published is None) or after > 0
        after = mention.last


@pytest.mark.parametrize("published", [date.min, date(1, 1, 15), date(2, 1, 1), date.max, date(2024, 2, 29)])
@pytest.mark.parametrize("language", ["es", "en"])
def test_the_ends_of_the_calendar_are_survived(published: date, language: str) -> None:
    text = {
        "es": "Ayer, hoy, la semana pasada, el mes pasado, el año pasado, el martes, el lunes 3, hace 300 días. "
        "El 29 de febrero, el martes 4 de marzo, en enero, del 3 al 5 de enero; al día siguiente. "
        "El 5 de mayo del año pasado.",
        "en": "Yesterday, today, last week, last month, last year, Tuesday, 300 days ago. February 29, Tuesday, "
        "March 4, in January, January 3-5; the next day. May 5 of last year.",
    }[language]
    for mention in found(text, language, published):
        assert mention.when.start <= mention.when.end


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El 4 de marzo del año 99999 salieron.", "es"),
        ("En marzo del año 99999", "es"),
        ("El 4 de marzo del año ፩ salieron ፩፩፩፩ migrantes", "es"),
        ("hace ፩ días", "es"),
        ("፩ days ago", "en"),
    ],
)
def test_digits_that_are_no_year_crash_nothing(text: str, language: str) -> None:
    for mention in found(text, language, date(2026, 1, 1)):
        assert mention.when.start.year in range(1970, 2100)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("es", "Murieron entre el sábado y el domingo.", "2023-04-01", "2023-04-02"),
        ("es", "Zarparon la noche del lunes al martes.", "2023-04-03", "2023-04-04"),
        ("es", "Fue entre la noche del domingo y la tarde del lunes.", "2023-04-02", "2023-04-03"),
        ("es", "Ocurrió la madrugada del 15.", "2023-03-15", "2023-03-15"),
        ("es", "Los vieron hace tres noches.", "2023-04-03", "2023-04-03"),
        ("en", "They left between Saturday and Sunday.", "2023-04-01", "2023-04-02"),
        ("en", "Held from Thursday to Sunday, they escaped.", "2023-03-30", "2023-04-02"),
        ("en", "The boat left on the night of the 29th, relatives say.", "2023-03-29", "2023-03-29"),
        ("en", "They were seen three nights ago.", "2023-04-03", "2023-04-03"),
    ],
)
def test_spans_and_bare_days(language: str, text: str, first: str, last: str) -> None:
    found = dates(lay(text, language, THURSDAY))
    assert [(d.when.start.isoformat(), d.when.end.isoformat()) for d in found] == [(first, last)]


@pytest.mark.parametrize(
    "text", ["Vio al 15 de los migrantes.", "El 15 Batallón llegó.", "El lunes y el martes los buscaron."]
)
def test_what_is_no_span_and_no_day_of_the_month(text: str) -> None:
    assert all(d.when.is_day and d.when.start.day != 15 for d in dates(lay(text, "es", THURSDAY)))


def test_a_day_without_a_year_is_of_the_last_year_before_the_month_of_publication() -> None:
    within = PartialDate(date(2011, 1, 1), date(2011, 1, 31))
    report = Report("x", "Fueron plagiados el 16 de diciembre.", published_within=within, language="es")
    assert [d.when.start for d in dates(lay_out(report))] == [date(2010, 12, 16)]
