"""Claims that the machine doubts too much to show are counted wherever the others are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paradero.cli.form import reading_form
from paradero.cli.html.page import page
from paradero.cli.sheet import Sheet
from paradero.wording.words import words
from tests.cli.building import hostile_reading

TOLD = (
    ("es", 1, "Hay 1 afirmación más de la que la máquina duda; para verla: --all"),
    ("es", 3, "Hay 3 afirmaciones más de las que la máquina duda; para verlas: --all"),
    ("en", 1, "There is 1 more claim that the machine is unsure of; to see it: --all"),
    ("en", 3, "There are 3 more claims that the machine is unsure of; to see them: --all"),
)


@pytest.mark.parametrize(("language", "withheld", "told"), TOLD)
def test_they_are_counted(language: str, withheld: int, told: str) -> None:
    said = words("en" if language == "en" else "es")
    reading = replace(hostile_reading(), withheld=withheld)
    lines = [line.plain for line in Sheet(reading, said, 80, "utf-8").lines()]
    assert told in lines
    assert told in page([reading], [], said).decode()
    assert reading_form(reading)["withheld"] == withheld


CONTRARY = (
    ("es", 1, "(1 desmiente, duda o se retracta de algo)"),
    ("es", 2, "(2 desmienten, dudan o se retractan de algo)"),
    ("en", 1, "(1 denies, doubts or retracts something)"),
    ("en", 2, "(2 deny, doubt or retract something)"),
)


@pytest.mark.parametrize(("language", "contrary", "told"), CONTRARY)
def test_another_side_is_told(language: str, contrary: int, told: str) -> None:
    said = words("en" if language == "en" else "es")
    reading = replace(hostile_reading(), withheld=3, withheld_contrary=contrary)
    lines = " ".join(line.plain for line in Sheet(reading, said, 200, "utf-8").lines())
    assert told in lines
    assert told in page([reading], [], said).decode()
    assert reading_form(reading)["withheld_contrary"] == contrary


def test_none_is_not_mentioned() -> None:
    reading = hostile_reading()
    shown = "\n".join(line.plain for line in Sheet(reading, words("es"), 80, "utf-8").lines())
    assert "--all" not in shown + page([reading], [], words("es")).decode()
    assert reading_form(reading)["withheld"] == 0
