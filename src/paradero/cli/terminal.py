"""A reading as a person reads it on a terminal, or on paper, or through a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from paradero.cli.arranging import Incident, Numbered, arrange
from paradero.cli.days import day_phrase
from paradero.cli.marks import STYLES, marks
from paradero.cli.outcomes import Failure
from paradero.cli.phrases import firmness_phrase, is_quoted, other_places, speaker_phrase, value_phrase
from paradero.cli.quoting import quote
from paradero.cli.sanitising import plain
from paradero.cli.streams import Out
from paradero.cli.words import Words
from paradero.model import Claim, Modality, Place, Reading, Report, Stance

WIDEST = 96
_INDENT = 5


class Terminal:
    """Prints each reading as soon as it is there."""

    def __init__(self, total: int, words: Words, console: Out | None = None) -> None:
        self._console = console or Out(file=sys.stdout, highlight=False, emoji=False, markup=False)
        self._total = total
        self._words = words
        self._shown = 0

    def reading(self, reading: Reading) -> None:
        width = min(self._console.width, WIDEST)
        sheet = Sheet(reading, self._words, width, self._console.encoding)
        heading = self._words("report.number", n=self._shown + 1, all=self._total) if self._total > 1 else ""
        self._shown += 1
        for part in sheet.parts(heading):
            self._console.print(part, width=width)

    def failure(self, failure: Failure) -> None:
        """Counted, so that the numbers of reports stay those of the inputs; told on standard error."""
        self._shown += 1

    def finish(self, say: object) -> bool:
        return True


class Sheet:
    """One reading's parts, from its heading to the line that says who proposed all this."""

    def __init__(self, reading: Reading, words: Words, width: int, encoding: str) -> None:
        self._reading = reading
        self._text = reading.report.text
        self._words = words
        self._width = width
        self._marks = marks(encoding)
        self._arranged = arrange(reading, words)

    def parts(self, heading: str) -> Iterable[RenderableType]:
        yield self._rule(heading)
        yield self._title()
        yield self._about()
        if not self._arranged.incidents:
            yield self._empty()
        for n, incident in enumerate(self._arranged.incidents):
            yield from self._incident(incident, n)
        for kind, claims in self._arranged.acts:
            yield from self._section(self._words(f"section.{kind}"), claims)
        if self._arranged.rest:
            yield from self._section(self._words("section.rest"), self._arranged.rest)
        if self._reading.claims:
            yield Text(self._words("report.machine", reader=self._reading.reader), "dim")
        yield Text()

    def _rule(self, heading: str) -> Text:
        line = Text(self._marks.rule * max(4, self._width - len(heading) - bool(heading)), "dim")
        return line.append(f" {heading}" if heading else "")

    def _title(self) -> Text:
        report = self._reading.report
        if report.title is None:
            return Text(self._words("report.untitled"), "dim")
        return self._quoted(report.title.of(report.text), "bold italic")

    def _about(self) -> RenderableType:
        report, words = self._reading.report, self._words
        rows = [
            ("publisher", report.publisher or words("report.unknown_publisher")),
            ("author", report.author),
            ("published", published(report, words)),
            ("language", language_name(report, words)),
            ("url", report.url),
            ("path", words("note.stdin_name") if report.path == "-" else report.path),
            ("notes", "; ".join(note(code, words) for code in report.notes)),
        ]
        return Padding(_table([(words(f"report.{key}"), Text(plain(said))) for key, said in rows if said], "dim"), (1, 0))

    def _empty(self) -> RenderableType:
        lines = (Text(self._words("empty.none"), "bold"), Text(self._words("empty.why")), Text(self._words("empty.do")))
        return Padding(Group(*lines), (0, 0, 1, 0))

    def _incident(self, incident: Incident, n: int) -> Iterable[RenderableType]:
        words, account = self._words, incident.account
        many = len(self._arranged.incidents) > 1
        label = "report.incident_other" if n else "report.incident_main" if many else "report.incident"
        yield self._heading(words(label))
        event = Text(words(f"event.{account.event}"), "bold")
        rows: list[tuple[str, Text]] = [
            (words("fact.event"), event),
            (words("report.incident_stance"), self._standing(account.stance, account.modality)),
        ]
        for fact in incident.facts:
            said = Text(plain("; ".join(fact.said)), "bold") if fact.said else Text(words("fact.unsaid"), "dim")
            rows.insert(len(rows) - 1, (words(f"fact.{fact.label}"), said))
        yield Padding(_table(rows, ""), (0, 0, 1, 2))
        yield self._heading(words("section.claims"))
        for kind, claims in incident.claims:
            yield Text(f"  {words(f'fact.{kind}')}", "bold")
            yield from (self._claim(numbered) for numbered in claims)

    def _section(self, title: str, claims: Sequence[Numbered]) -> Iterable[RenderableType]:
        yield self._heading(title)
        yield from (self._claim(numbered) for numbered in claims)

    def _heading(self, title: str) -> Text:
        return Text(title, "bold underline")

    def _claim(self, numbered: Numbered) -> RenderableType:
        claim = numbered.claim
        lines: list[RenderableType] = []
        if not is_quoted(claim):
            lines.append(Text(plain(value_phrase(claim, self._words))))
        lines.append(self._words_said(claim))
        said = Text(plain(speaker_phrase(claim.speakers, self._words)))
        lines.append(said.append("  ").append_text(self._standing(claim.stance, claim.modality)))
        others = other_places(claim.value, self._words) if isinstance(claim.value, Place) else None
        if others:
            lines.append(Text(others, "dim"))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=_INDENT - 1, justify="right")
        grid.add_column(max_width=self._width - _INDENT - 1)
        grid.add_row(Text(str(numbered.number), "dim"), Group(*lines))
        return Padding(grid, (0, 0, 1, 0))

    def _words_said(self, claim: Claim) -> RenderableType:
        """The exact words, marked off from the words around them, behind a bar: nobody takes them for ours."""
        found = quote(self._text, claim.span, self._width - _INDENT - 8)
        cut = self._marks.cut
        line = Text((cut if found.cut_before else "") + plain(found.before), "dim italic")
        line.append_text(self._quoted(found.words, "italic not dim"))
        line.append(plain(found.after) + (cut if found.cut_after else ""), "dim italic")
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=1)
        grid.add_column()
        wrapped = line.wrap(_measuring(self._width), self._width - _INDENT - 3)
        for row in wrapped:
            row.rstrip()
            grid.add_row(Text(self._marks.bar, "dim"), row)
        return grid

    def _quoted(self, said: str, style: str) -> Text:
        return Text(self._words("report.quote", words=plain(said)), style)

    def _standing(self, stance: Stance, modality: Modality) -> Text:
        mark = f"{self._marks.stance[stance]} {self._words(f'stance.{stance}')}"
        line = f"{self._marks.firmness[modality]} {firmness_phrase(modality, stance, self._words)}"
        return Text(mark, f"bold {STYLES[stance]}").append(f"  {line}", "not bold default")


def _measuring(width: int) -> Out:
    return Out(width=width, file=sys.stdout)


def _table(rows: Iterable[tuple[str, Text]], label_style: str) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=label_style, no_wrap=True)
    grid.add_column()
    for label, said in rows:
        grid.add_row(label, said)
    return grid


def published(report: Report, words: Words) -> str:
    """The report's day, and what it was taken from for whoever doubts it."""
    if report.published is None:
        return words("report.unknown_date")
    key = f"date.from.{report.published_from}"
    day = day_phrase(report.published, words)
    if report.published_from is None:
        return day
    return f"{day} ({words(key) if words.has(key) else words('date.from.other', origin=report.published_from)})"


def language_name(report: Report, words: Words) -> str:
    if report.language is None:
        return words("report.unknown_language")
    key = f"report.languages.{report.language}"
    return words(key) if words.has(key) else report.language


def note(code: str, words: Words) -> str:
    """What a code of capture means; a code that is new here is shown as it is."""
    key = f"report.codes.{code}"
    return words(key) if words.has(key) else code
