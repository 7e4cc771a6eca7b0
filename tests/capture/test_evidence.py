"""Agreement decides between dates."""

from datetime import date

from paradero.capture.days import Named
from paradero.capture.evidence import Evidence, Month, decide


def at(year, month, day, *trust, weekday=None):
    return Evidence(Named(0, 0, year, month, day, weekday), *trust)


def test_nothing_gives_none():
    assert decide([], "") is None


def test_a_weak_date_alone_is_not_believed():
    assert decide([at(2024, 1, 1, "properties", 0.8)], "") is None


def test_dateline_and_address_beat_markup():
    pieces = [at(2019, 3, 1, "markup", 3), at(2011, 6, 27, "dateline", 4), at(2011, 6, 27, "address", 3)]
    assert decide(pieces, "").day == date(2011, 6, 27)


def test_one_system_repeating_itself_does_not_beat_dateline_and_address():
    moved = [at(2019, 3, 1, origin, 3) for origin in ("markup", "time", "header", "modified")]
    assert decide([*moved, at(2011, 6, 27, "dateline", 4), at(2011, 6, 28, "address", 3)], "").day == date(2011, 6, 27)


def test_a_wrong_weekday_costs():
    wrong = at(2024, 10, 4, "header", 3.5, weekday=1)
    right = at(2022, 10, 4, "footer", 3, weekday=1)
    assert decide([wrong, right], "").day == date(2022, 10, 4)


def test_the_address_month_decides():
    pieces = [at(2026, 5, 3, "header", 3), at(2026, 6, 3, "header", 3)]
    assert decide(pieces, "", months=[Month(2026, 6)]).day == date(2026, 6, 3)


def test_another_origin_decides_between_day_and_month():
    swapped = Evidence(Named(0, 0, 2023, 4, 3, swapped=True), "header", 3.5)
    assert decide([swapped], "", "dmy").day == date(2023, 4, 3)
    assert decide([swapped], "", "mdy").day == date(2023, 3, 4)
    assert decide([swapped, at(2023, 3, 4, "address", 3)], "", "dmy").day == date(2023, 3, 4)
