"""Who speaks in a report is told in every form, and hostile names stay words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paradero.cli.form import reading_form
from paradero.cli.html.page import page
from paradero.cli.sheet import Sheet
from paradero.model import Span, Speaker
from paradero.wording.words import words
from tests.cli.building import CHAIN, hostile_reading


@pytest.mark.parametrize(("language", "told"), [("es", "A quiénes parece citar"), ("en", "Whom it seems to quote")])
def test_they_are_listed(language: str, told: str) -> None:
    said = words("en" if language == "en" else "es")
    reading = replace(hostile_reading(), speakers=(*CHAIN, Speaker("\x1b[31mAna\u202e", None, Span(0, 7))))
    sheet = "\n".join(line.plain for line in Sheet(reading, said, 200, "utf-8").lines())
    html = page([reading], [], said).decode()
    assert told in sheet and told in html
    assert "Inés <b>Tzul</b>, coordinadora" in sheet and "Inés &lt;b>Tzul" in html.replace("&gt;", ">")
    assert "\x1b" not in sheet + html and "\u202e" not in sheet
    assert reading_form(reading)["speakers"][2] == {"name": "\x1b[31mAna\u202e", "role": None, "start": 0, "end": 7}


def test_nobody_is_not_mentioned() -> None:
    reading = hostile_reading()
    sheet = "\n".join(line.plain for line in Sheet(reading, words("es"), 80, "utf-8").lines())
    assert "parece citar" not in sheet + page([reading], [], words("es")).decode()
    assert reading_form(reading)["speakers"] == []
