"""The place, day and agency that begin a report's first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paradero.capture.days import Named, days_in
from paradero.capture.folding import fold
from paradero.capture.outlets import looks_like_outlet
from paradero.capture.wording import phrases

_MARK = re.compile(r"\.\s?[-–—]|[)\]]\s?\.?\s?[-–—]|\s[-–—]+\s|-{2,}|[–—]|\)\s?\.")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_FARTHEST = 150


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the report proper: text[:end] of the paragraph. The day may lack its year, or be missing.

    >>> line = dateline("TAPACHULA, Chiapas, 6 oct (Agencia Ceiba).- Doce personas…")
    >>> line.day.month, line.agency
    (10, 'Agencia Ceiba')
    >>> dateline("Doce personas fueron vistas el 6 de octubre en Tapachula.") is None
    True
    """

    end: int
    day: Named | None
    agency: str | None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline of a paragraph, or None if it starts as a sentence does."""
    head = paragraph[:_FARTHEST]
    mark = next(
        (mark for mark in _MARK.finditer(head) if mark.end() > 3 and _is_header(head[: mark.start() + 1])), None
    )
    days = days_in(head)
    if mark is None:
        return _without_mark(head, days)
    before = head[: mark.end()]
    day = next((named for named in days if named.end <= mark.end()), None)
    return Dateline(mark.end(), day, _agency(before, day))


def _without_mark(head: str, days: list[Named]) -> Dateline | None:
    """ "Tegucigalpa, 4 de octubre de 2023. La policía…": a place, a whole date, a stop."""
    if not days or days[0].year is None or days[0].start < 3:
        return None
    before, after = head[: days[0].start], head[days[0].end :]
    if not re.search(r"[,.(;]\s*(?:a\s+|el\s+)?$", before) or not re.match(r"\s?[.):;]", after):
        return None
    return Dateline(days[0].end, days[0], _agency(head[: days[0].end + 60], days[0])) if _is_header(before) else None


def _is_header(text: str) -> bool:
    """Names, a date, an agency, and no sentence: what is left without them has hardly a small letter's word."""
    rest = list(text)
    for named in days_in(text):
        rest[named.start : named.end] = " " * (named.end - named.start)
    bare = _BRACKETS.sub(" ", "".join(rest))
    words = re.findall(r"[^\W\d_][\w'’.]*", bare)
    small = phrases("labels", "small")
    if len(words) > 10 or (words and not words[0][0].isupper()):
        return False
    if not words and not days_in(text):
        return False
    return all(word[0].isupper() or fold(word).strip(".") in small for word in words)


def _agency(text: str, day: Named | None) -> str | None:
    for match in _BRACKETS.finditer(text):
        inside = match.group(1).strip()
        if day is not None and match.start() <= day.start < match.end():
            inside = re.sub(
                r"^[\s,;/|·-]+|[\s,;/|·-]+$", "", text[match.start() + 1 : day.start] + text[day.end : match.end() - 1]
            )
        short = inside.isupper() and len(inside) <= 40
        if inside and (short or looks_like_outlet(inside)) and not days_in(inside):
            return inside
    return None
