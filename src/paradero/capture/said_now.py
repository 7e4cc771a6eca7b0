"""Days that a report's own words call the present: "hoy, 12 de mayo de 2026", "este sábado 11 de abril"."""

from __future__ import annotations

import re

from paradero.capture.days import days_in
from paradero.capture.evidence import Evidence
from paradero.capture.folding import fold
from paradero.capture.wording import phrases

_WEIGHT = 2.2


def said_now(text: str) -> list[Evidence]:
    """A day right behind "hoy", "este", "today", "this" is the report's own, or within its week.

    >>> [piece.named.day for piece in said_now("La búsqueda sigue, dijo este sábado 11 de abril de 2026.")]
    [11]
    >>> said_now("Los hechos ocurrieron el pasado 11 de abril de 2026.")
    []
    """
    now = phrases("labels", "now")
    found = []
    for named in days_in(text):
        before = fold(text[max(0, named.start - 24) : named.start])
        words = re.findall(r"\w+", before)[-2:]
        if words and (words[-1] in now or (len(words) == 2 and words[0] in now and named.weekday is None)):
            found.append(Evidence(named, "body", _WEIGHT))
    return found[:6]
