"""Reports in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from paradero.actions.finding import Hit
from paradero.wording.titles import cut, heading
from paradero.wording.words import Words

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Line:
    """`title` is somebody's words, unless it is None; `left` are claims that wait for a person."""

    subject: str
    title: str | None
    received: str
    how: str
    event: str | None
    claims: int
    left: int
    conflicts: int
    failure: str | None
    hidden: bool
    waiting: bool
    restricted: bool
    language: str | None
    snippet: SafeString | None


def lines(hits: Iterable[Hit], words: Words) -> list[Line]:
    return [_line(hit, words) for hit in hits]


def _line(hit: Hit, words: Words) -> Line:
    row = hit.row
    title = heading(hit.view, words)
    report = hit.view.captured.report if hit.view.captured else None
    return Line(
        row.subject,
        cut(title, _LONGEST) if title else None,
        row.received,
        words(f"how.{row.how}"),
        words(f"event.{row.event}") if row.event and not row.hidden else None,
        row.claims,
        row.claims - row.judged,
        row.conflicts,
        row.failure,
        row.hidden,
        row.waiting,
        row.restricted,
        report.language if report else None,
        _snippet(hit.snippet) if hit.snippet else None,
    )


def _snippet(said: str) -> SafeString:
    """The words around a hit, the hit itself marked."""
    parts: list[tuple[str, str]] = []
    for n, part in enumerate(" ".join(said.split()).split("‹")):
        found, _, after = part.partition("›") if n else ("", "", part)
        parts.append((found, after))
    return format_html_join("", "<mark>{}</mark>{}", parts[1:]) if not parts[0][1] else _with(parts)


def _with(parts: list[tuple[str, str]]) -> SafeString:
    return format_html_join(
        "", "{}{}", [(format_html_join("", "<mark>{}</mark>", [(f,)]) if f else "", a) for f, a in parts]
    )
