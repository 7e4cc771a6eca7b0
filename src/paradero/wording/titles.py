"""By what a person knows a report again in a list."""

from __future__ import annotations

from datetime import datetime

from paradero.record.view import View
from paradero.wording.words import Words

_LONGEST = 160


def heading(whole: View, words: Words) -> str | None:
    """Its headline, else its first words; None where there are none to be shown. In a list it is cut to fit."""
    captured = whole.captured
    if whole.state.hidden or captured is None:
        return None
    report = captured.report
    if report is None:
        return captured.file
    said = report.title.of(report.text) if report.title else report.text[:_LONGEST]
    return " ".join(said.split()) or captured.file


def cut(text: str, room: int, mark: str = "…") -> str:
    """At the end of a word.

    >>> cut("doce personas fueron vistas", 16)
    'doce personas…'
    """
    if len(text) <= room:
        return text
    kept = text[: room - len(mark) + 1].rsplit(" ", 1)[0]
    return kept.rstrip(" ,;:.") + mark


def came_in(received: str) -> str:
    """When, by this computer's clock of today, as sorts and reads the same in both languages."""
    return f"{datetime.fromisoformat(received).astimezone():%Y-%m-%d %H:%M}"
