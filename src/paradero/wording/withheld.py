"""The line on the claims that the machine doubts too much to show."""

from __future__ import annotations

from paradero.model import Reading
from paradero.wording.words import Words


def withheld(reading: Reading, words: Words, key: str = "report.withheld") -> str | None:
    """How many there are, how many of them contradict, and how to see them; None if there are none."""
    if not reading.withheld:
        return None
    told = words.count(key, reading.withheld)
    if not reading.withheld_contrary:
        return told
    return f"{told} {words.count('report.contrary', reading.withheld_contrary)}"
