"""A language is named only where the letters allow it."""

import pytest

from paradero.capture.tongue import language_of


@pytest.mark.parametrize(
    "text",
    [
        "قالت الأم إن ابنها لم يتصل منذ ليلة الاثنين.",
        "האם אמרה שבנה לא התקשר מאז ליל שני.",
        "母亲说她的儿子自周一晚上以来一直没有打电话。",
        "Последний раз их видели у моста.",
        "最后一次",
    ],
)
def test_other_letters_are_undetermined(text):
    assert language_of(text) == "und"


def test_latin_letters_with_a_foreign_name():
    assert language_of("La madre, Иванова, dijo que su hijo no ha llamado desde el lunes.") == "es"
    assert language_of("12 / 5") is None
