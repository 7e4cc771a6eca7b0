"""The report out of the lines of a page: its title, its paragraphs, and what its edges say of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from paradero.capture.dateline import dateline
from paradero.capture.edges import Edges, read_foot, read_head, read_late_header, read_start
from paradero.capture.evidence import Evidence, Month
from paradero.capture.headline import find_title
from paradero.capture.lines import Line
from paradero.capture.metadata import metadata
from paradero.capture.regions import kept


@dataclass(frozen=True)
class Article:
    """Invariant: `title` is not among `paragraphs`; no line of mere metadata is."""

    title: str | None
    paragraphs: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    author: str | None = None
    outlet: str | None = None
    months: tuple[Month, ...] = ()


def sift(lines: Sequence[Line], title: str | None = None, slug: Collection[str] = ()) -> Article:
    """The article among the lines. `title` is given where markup names it, `slug` are words of the address.

    >>> page = ["Inicio > Nacional", "Buscan a doce migrantes", "3 de octubre de 2026",
    ...         "Doce migrantes fueron vistos el lunes cerca del puente.", "Compartir en Facebook"]
    >>> found = sift([Line(text) for text in page])
    >>> found.title, found.paragraphs
    ('Buscan a doce migrantes', ('Doce migrantes fueron vistos el lunes cerca del puente.',))
    """
    lines = [line for line, keep in zip(lines, kept(lines), strict=True) if keep]
    edges = Edges()
    first = _first_paragraph(lines)
    head, body = lines[:first], lines[first:]
    if title is None:
        index = find_title(head, body, slug)
        title = head[index].text if index is not None else None
    else:
        index = next((place for place, line in enumerate(head) if _same(line.text, title)), None)
    if index is None and title is None and not head:
        title, body = _title_like_first(body)
    rest = read_head(head, index, edges)
    body = read_foot(read_late_header(body, edges), edges)
    read_start(body, edges)
    paragraphs = tuple(line.text for line in [*rest, *body] if not (title and repeats(line.text, title)))
    return Article(title, paragraphs, tuple(edges.evidence), edges.author, edges.outlet, tuple(edges.months))


def _first_paragraph(lines: Sequence[Line]) -> int:
    """Where the report proper starts; one without a paragraph (a one-line post) starts below its header."""
    for index, line in enumerate(lines):
        if line.text.endswith("?") and len(line.words) < 15:
            continue
        if metadata(line) is None and (line.is_prose or _has_day(line)):
            return index
    start = 0
    for index, line in enumerate(lines):
        if metadata(line) is not None:
            start = index + 1
    return start if start < len(lines) else 0


def _has_day(line: Line) -> bool:
    found = dateline(line.text)
    return found is not None and found.day is not None and len(line.words) > 6


def _title_like_first(body: list[Line]) -> tuple[str | None, list[Line]]:
    """A first sentence that is a title with a full stop: short, and followed by longer paragraphs."""
    if len(body) < 3 or len(body[0].words) > 25 or dateline(body[0].text) is not None or not body[1].gap:
        return None, body
    if len(body[1].text) > 1.5 * len(body[0].text) and not body[0].text.endswith(("!", ":", "…")):
        return body[0].text, body[1:]
    return None, body


def repeats(line: str, title: str) -> bool:
    """Whether a line is the title again, perhaps with the site's name behind it."""
    words, again = title.casefold().split(), line.casefold().split()
    return again == words or (again[: len(words)] == words and again[len(words)] in ("-", "|", "–", "—"))


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
