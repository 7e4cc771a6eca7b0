"""The report out of the lines of a page: its title, its paragraphs, and what its edges say of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from paradero.capture.dateline import dateline
from paradero.capture.evidence import Evidence
from paradero.capture.headline import find_title
from paradero.capture.lines import Line
from paradero.capture.metadata import Metadata, Stamp, is_outlet_like, metadata
from paradero.capture.regions import kept

_FOOT = 8
_HEADER_PROSE = 2


@dataclass(frozen=True)
class Article:
    """Invariant: `title` is not among `paragraphs`; no line of mere metadata is."""

    title: str | None
    paragraphs: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    author: str | None = None
    outlet: str | None = None


@dataclass
class _Edges:
    """What headers and footers said, gathered line by line: the first word on author and outlet counts."""

    evidence: list[Evidence] = field(default_factory=list)
    author: str | None = None
    outlet: str | None = None

    def take(self, found: Metadata, weight: float, origin: str) -> None:
        self.author = self.author or found.author
        self.outlet = self.outlet or found.outlet
        for stamp in found.stamps:
            piece = _piece(stamp, weight, origin)
            if piece is not None:
                self.evidence.append(piece)


def _piece(stamp: Stamp, weight: float, origin: str) -> Evidence | None:
    if stamp.label in ("clock", "crawled"):
        return None
    if stamp.label == "updated":
        return Evidence(stamp.named, "modified", 0.8)
    bonus = 0.5 if stamp.label == "published" else 0.0
    return Evidence(stamp.named, "footer" if origin == "footer" else "header", weight + bonus)


def sift(lines: Sequence[Line], title: str | None = None, slug: Collection[str] = ()) -> Article:
    """The article among the lines. `title` is given where markup names it, `slug` are words of the address.

    >>> page = ["Inicio > Nacional", "Buscan a doce migrantes", "3 de octubre de 2026",
    ...         "Doce migrantes fueron vistos el lunes cerca del puente.", "Compartir en Facebook"]
    >>> found = sift([Line(text) for text in page])
    >>> found.title, found.paragraphs
    ('Buscan a doce migrantes', ('Doce migrantes fueron vistos el lunes cerca del puente.',))
    """
    lines = [line for line, keep in zip(lines, kept(lines), strict=True) if keep]
    edges = _Edges()
    first = _first_paragraph(lines)
    head, body = lines[:first], lines[first:]
    if title is None:
        index = find_title(head, body, slug)
        title = head[index].text if index is not None else None
    else:
        index = next((place for place, line in enumerate(head) if _same(line.text, title)), None)
    if index is None and title is None and not head:
        title, body = _title_like_first(body)
    rest = _read_head(head, index, edges)
    body = _read_late_header(body, edges)
    body = _read_foot(body, edges)
    for line in body[:3]:
        found = dateline(line.text)
        if found is None:
            continue
        if found.day is not None:
            edges.evidence.append(Evidence(found.day, "dateline", 4.0))
        edges.outlet = edges.outlet or found.agency
        break
    paragraphs = tuple(line.text for line in [*rest, *body] if not (title and _same(line.text, title)))
    return Article(title, paragraphs, tuple(edges.evidence), edges.author, edges.outlet)


def _first_paragraph(lines: Sequence[Line]) -> int:
    """Where the report proper starts; a one-line post or a list of names has no paragraph, and starts below its header."""
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
    return found is not None and found.day is not None and len(line.words) > 12


def _title_like_first(body: list[Line]) -> tuple[str | None, list[Line]]:
    """A first sentence that is a title with a full stop: short, and followed by longer paragraphs."""
    if len(body) < 3 or len(body[0].words) > 25 or dateline(body[0].text) is not None or not body[1].gap:
        return None, body
    if len(body[1].text) > 1.5 * len(body[0].text) and not body[0].text.endswith(("!", ":", "…")):
        return body[0].text, body[1:]
    return None, body


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _read_head(head: Sequence[Line], title: int | None, edges: _Edges) -> list[Line]:
    """Metadata out of the lines above the report; what is left of them, but for the title, belongs to it."""
    rest = []
    for index, line in enumerate(head):
        if index == title:
            continue
        found = metadata(line)
        if found is not None:
            above = title is not None and index < title
            alone = above and len(found.stamps) == 1 and found.outlet is None and found.author is None
            edges.take(found, max(1.9 if alone else 2.4, 3.5 - 0.1 * (len(head) - index) - 0.5 * above), "header")
        elif is_outlet_like(line.text):
            edges.outlet = edges.outlet or line.text
        elif edges.author is not None and edges.outlet is None and _is_name(line):
            edges.outlet = line.text
        else:
            rest.append(line)
    return rest


def _is_name(line: Line) -> bool:
    return len(line.words) <= 5 and not line.ends and all(word[0].isupper() for word in line.text.split())


def _read_late_header(body: list[Line], edges: _Edges) -> list[Line]:
    """The date below a first paragraph that is a summary. Several dates among the paragraphs are a chronology."""
    places = [index for index, line in enumerate(body) if (found := metadata(line)) is not None and found.stamps]
    inner = [index for index in places if any(line.is_prose for line in body[index + 1 :])]
    if len(inner) != 1 or inner[0] > _HEADER_PROSE or body[inner[0]].words[:1] == ():
        return body
    found = metadata(body[inner[0]])
    if found is not None:
        edges.take(found, 2.8, "header")
    return [line for index, line in enumerate(body) if index != inner[0]]


def _read_foot(body: list[Line], edges: _Edges) -> list[Line]:
    """The date below the report. Several different dates there are teasers of other reports."""
    last = max((index for index, line in enumerate(body) if line.is_prose and metadata(line) is None), default=-1)
    if last < 0:
        last = 0
    places = [index for index in range(last + 1, len(body)) if metadata(body[index]) is not None]
    found = [metadata(body[index]) for index in places]
    days = {(stamp.named.year, stamp.named.month, stamp.named.day) for meta in found if meta for stamp in meta.stamps}
    if len(days) > 1:
        return body[: last + 1]
    if len(body) - last - 1 > _FOOT and not days:
        return body
    for meta in found:
        if meta is not None:
            edges.take(meta, 3.0, "footer")
    return [line for index, line in enumerate(body) if index not in places]
