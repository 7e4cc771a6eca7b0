"""What stands above and below a report: dates, authors, outlets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from paradero.capture.dateline import dateline
from paradero.capture.days import days_in, full_year
from paradero.capture.evidence import Evidence, Month, Origin
from paradero.capture.furniture import is_section
from paradero.capture.lines import Line
from paradero.capture.metadata import Metadata, Stamp, is_notice, metadata, stamps
from paradero.capture.outlets import is_institution, is_outlet_like, outlet_in
from paradero.capture.wording import either, phrases

_FOOT = 8
_LOOSE = 18
"""So many words at most has a line above or below the report that holds its date among other things."""
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/.,%-])")
_LATEST_HEADER = 2
_NUMBERED = re.compile(r"(?<![\d/])[\w-]*\d{1,5}/((?:19|20)\d\d|\d\d)(?![\d/])")


@dataclass
class Edges:
    """What the edges said, gathered line by line: the first word on author and outlet counts."""

    evidence: list[Evidence] = field(default_factory=list)
    months: list[Month] = field(default_factory=list)
    author: str | None = None
    outlet: str | None = None
    expects_name: bool = False

    def take(self, line: Line, found: Metadata, weight: float, origin: Origin) -> None:
        """Note what a line of metadata says."""
        self.author = self.author or found.author or None
        self.expects_name = found.author == "" and self.author is None
        self.outlet = self.outlet or found.outlet
        for stamp in found.stamps:
            self._date(line, stamp, weight, origin)

    def _date(self, line: Line, stamp: Stamp, weight: float, origin: Origin) -> None:
        if stamp.label in ("clock", "crawled"):
            return
        if stamp.label == "updated":
            # Enough alone, and weaker than any other.
            self.evidence.append(Evidence(stamp.named, "modified", 2.0))
        elif stamp.label == "published":
            self.evidence.append(Evidence(stamp.named, origin, weight + 0.5))
        elif origin == "header" and (place := dateline(line.text)) is not None and place.day == stamp.named:
            self.evidence.append(Evidence(stamp.named, "dateline", 3.9))
        else:
            self.evidence.append(Evidence(stamp.named, origin, weight))


def read_head(head: Sequence[Line], title: int | None, edges: Edges) -> list[Line]:
    """Metadata out of the lines above the report; what is left of them, but for the title, belongs to it."""
    rest = []
    for index, line in enumerate(head):
        edges.months += [Month(full_year(year), binding=False) for year in _NUMBERED.findall(line.text)]
        found = metadata(line) if index != title else None
        if edges.expects_name and found is None and _is_name(line):
            edges.author, edges.expects_name = line.text, False
            continue
        if found is not None:
            above = title is not None and index < title
            alone = above and len(found.stamps) == 1 and found.outlet is None and found.author is None
            # A bare date above the title may be the site's clock.
            weight = max(1.9 if alone else 2.4, 3.5 - 0.1 * (len(head) - index) - 0.5 * above)
            edges.take(line, found, weight, "header")
        else:
            _read_loose_line(line, edges)
            if (start := dateline(line.text)) is not None and start.day is not None:
                edges.evidence.append(Evidence(start.day, "dateline", 3.9))
            name = outlet_in(line.text) if is_outlet_like(line.text) else None
            edges.outlet = edges.outlet or name
            if index == title:
                continue
            if (name is not None and not is_institution(line.text)) or is_section(line.folded):
                continue
            if edges.author is not None and edges.outlet is None and _is_name(line):
                edges.outlet = line.text
            else:
                rest.append(line)
    return rest


def _read_loose_line(line: Line, edges: Edges, origin: Origin = "header") -> None:
    """A date in a line that says more than metadata: in brackets or behind a signature, or a bulletin's."""
    if line.is_prose and len(line.words) > 15 and not line.text.endswith((")", "]")):
        return
    for stamp in stamps(line):
        if stamp.named.year is None or stamp.label in ("crawled", "clock"):
            continue
        if _is_slip(line, stamp):
            edges.evidence.append(Evidence(stamp.named, origin, 2.3))
            continue
        closed = re.match(r"[^()\[\]]{0,12}[)\]]?\.?$", line.text[stamp.named.end :]) is not None
        opened = (
            re.search(r"[(\[][^()\[\]]{0,20}$", line.text[max(0, stamp.named.start - 30) : stamp.named.start])
            is not None
        )
        bulletin = is_notice(line.text.split("·")[0].strip())
        signed = origin == "footer" and re.match(r"[—–-]", line.text) is not None
        if closed and (opened or bulletin or signed):
            edges.evidence.append(Evidence(stamp.named, origin, 2.6))


def _is_slip(line: Line, stamp: Stamp) -> bool:
    """An outlet's or a programme's line with one whole date: no sentence, or the date ends it.

    "Desayuno en la línea · miércoles 12 de febrero de 2020 · transcripción", "Panamá, 27 de abril de 2016".
    """
    if len(line.words) > _LOOSE or len(days_in(line.text)) > 1:
        return False
    ends = not re.search(r"\w", line.text[stamp.named.end :])
    return ends or not line.ends or stamp.label == "published"


def _is_name(line: Line) -> bool:
    return len(line.words) <= 5 and not line.ends and all(word[0].isupper() for word in line.text.split())


def read_late_header(body: list[Line], edges: Edges) -> list[Line]:
    """The date below a first paragraph that is a summary. Several dates among the paragraphs are a chronology."""
    found = {index: meta for index, line in enumerate(body) if (meta := metadata(line)) is not None}
    last = max((index for index, line in enumerate(body) if line.is_prose), default=-1)
    inner = [index for index, meta in found.items() if meta.stamps and index < last]
    if len(inner) != 1 or inner[0] > _LATEST_HEADER:
        return body
    header = {index for index in found if index <= inner[0] + 1 and (index == inner[0] or found[index].author)}
    for index in sorted(header):
        edges.take(body[index], found[index], 2.8, "header")
    return [line for index, line in enumerate(body) if index not in header]


def read_foot(body: list[Line], edges: Edges) -> list[Line]:
    """The date below the report. Several different dates there are teasers of other reports."""
    last = max((index for index, line in enumerate(body) if line.is_prose and metadata(line) is None), default=0)
    found = {index: meta for index in range(last + 1, len(body)) if (meta := metadata(body[index])) is not None}
    days = {
        (stamp.named.year, stamp.named.month, stamp.named.day)
        for meta in found.values()
        for stamp in meta.stamps
        if stamp.label != "updated"
    }
    if len(days) > 1:
        return body[: last + 1]
    if len(body) - last - 1 > _FOOT and not days:
        return body
    for line in body[last:]:
        if not days:
            _read_loose_line(line, edges, "footer")
        if len(line.words) <= _FOOT and not days_in(line.text):
            edges.months += [Month(int(year), binding=False) for year in _YEAR.findall(line.text)]
    for index, meta in found.items():
        edges.take(body[index], meta, 3.0, "footer")
    return [line for index, line in enumerate(body) if index not in found]


def read_start(body: Sequence[Line], edges: Edges) -> None:
    """The dateline of the first paragraphs; in a broadcast, the day as it is spoken ("Hoy es jueves cinco de…")."""
    for line in body[:3]:
        found = dateline(line.text)
        if found is not None:
            if found.day is not None:
                edges.evidence.append(Evidence(found.day, "dateline", 4.0))
            edges.outlet = edges.outlet or found.agency
            return
    today = re.compile(rf"\b(?:{either(phrases('labels', 'clock'))})[\s:,]*(?:el\s+)?$")
    for line in body[:3]:
        for named in days_in(line.text):
            if named.year is not None and today.search(line.folded[max(0, named.start - 60) : named.start]):
                edges.evidence.append(Evidence(named, "dateline", 3.5))
                return
