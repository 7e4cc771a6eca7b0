"""One reading, line by line: what the report says, then who says each thing and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.text import Text

from paradero.cli.lines import hanging, table
from paradero.cli.marks import STYLES, marks
from paradero.cli.sanitising import plain
from paradero.model import Claim, Modality, Place, Reading, Stance
from paradero.wording.about import about
from paradero.wording.arranging import Incident, Numbered, arrange
from paradero.wording.emptiness import empty_state
from paradero.wording.phrases import (
    firmness_phrase,
    is_quoted,
    other_places,
    speaker_phrase,
    speakers_phrase,
    value_phrase,
)
from paradero.wording.quoting import quote
from paradero.wording.withheld import withheld
from paradero.wording.words import Words

_INDENT = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """What the record knows beside a reading: rows in the place of the report's own, and how claims stand, by id.

    `read`: whether a reader read the report at all. `withheld` is the message on claims that are not shown.
    """

    rows: tuple[tuple[str, str], ...] | None = None
    standings: Mapping[str, Text] = field(default_factory=dict)
    withheld: str = "report.withheld"
    read: bool = True


class Sheet:
    """Lines of at most `width` columns, in marks that `encoding` can write. Invariant: no line ends in a blank."""

    def __init__(self, reading: Reading, words: Words, width: int, encoding: str, beside: Beside = Beside()) -> None:
        self._reading = reading
        self._beside = beside
        self._words = words
        self._width = width
        self._marks = marks(encoding)
        self._arranged = arrange(reading, words)

    def lines(self, heading: str = "") -> Iterator[Text]:
        yield Text(self._marks.rule * max(4, self._width - len(heading) - bool(heading)), "dim").append(
            f" {heading}" if heading else ""
        )
        yield from self._title()
        yield Text()
        yield from table(self._rows(), self._width, style="dim")
        yield Text()
        if not self._beside.read and not self._reading.claims:
            return
        if not self._arranged.incidents:
            yield from self._empty()
        for n, incident in enumerate(self._arranged.incidents):
            yield from self._incident(incident, n)
        for kind, claims in self._arranged.acts:
            yield from self._section(self._words(f"section.{kind}"), claims)
        if self._arranged.rest:
            yield from self._section(self._words("section.rest"), self._arranged.rest)
        if self._reading.speakers:
            yield self._heading(self._words("section.speakers"))
            yield from hanging(Text("  "), Text(plain(speakers_phrase(self._reading.speakers))), self._width)
            yield Text()
        if told := withheld(self._reading, self._words, self._beside.withheld):
            yield from self._ours(told)
            yield Text()
        if self._beside.read:
            yield from self._ours(self._words("report.machine", reader=self._reading.reader), "dim")
            yield Text()

    def _rows(self) -> list[tuple[str, Text]]:
        rows = self._beside.rows
        if rows is None:
            rows = tuple((self._words(f"report.{k}"), said) for k, said in about(self._reading.report, self._words))
        return [(label, Text(plain(said))) for label, said in rows]

    def _ours(self, sentence: str, style: str = "") -> Iterator[Text]:
        yield from hanging(Text(), Text(sentence, style), self._width)

    def _title(self) -> Iterator[Text]:
        report = self._reading.report
        if report.title is None:
            yield Text(self._words("report.untitled"), "dim")
        else:
            yield from hanging(Text(), self._quoted(report.title.of(report.text), "bold italic"), self._width)

    def _empty(self) -> Iterator[Text]:
        for n, part in enumerate(empty_state(self._reading)):
            yield from self._ours(self._words(part), "" if n else "bold")
        yield Text()

    def _incident(self, incident: Incident, n: int) -> Iterator[Text]:
        words, account = self._words, incident.account
        many = len(self._arranged.incidents) > 1
        yield self._heading(
            words("report.incident_other" if n else "report.incident_main" if many else "report.incident")
        )
        rows = [(words("fact.event"), self._event(incident))]
        for fact in incident.said:
            quoted = fact.kind == "perpetrator"
            values = [words("report.quote", words=value) if quoted else value for value in fact.values]
            rows.append((words(f"fact.{fact.kind}"), Text(plain("; ".join(values)), "bold")))
        rows.append((words("report.incident_stance"), self._standing(account.stance, account.modality)))
        if incident.unsaid:
            missing = "; ".join(words(f"fact.{kind}").lower() for kind in incident.unsaid)
            rows.append((words("fact.unsaid"), Text(missing, "dim")))
        yield from table(rows, self._width, 2)
        yield Text()
        yield self._heading(words("section.claims"))
        for kind, claims in incident.claims:
            yield Text(f"  {words(f'fact.{kind}')}", "bold")
            for numbered in claims:
                yield from self._claim(numbered)

    def _event(self, incident: Incident) -> Text:
        """With what people decided on it: a rejected event must not stand there as if nobody had looked."""
        said = Text(self._words(f"event.{incident.account.event}"), "bold")
        claims = (n.claim for kind, group in incident.claims if kind == "event" for n in group)
        decided = (self._beside.standings.get(c.id) for c in claims if c.value == incident.account.event)
        standing = next((d for d in decided if d is not None), None)
        return said.append("  ").append_text(standing) if standing is not None else said

    def _section(self, title: str, claims: Sequence[Numbered]) -> Iterator[Text]:
        yield self._heading(title)
        for numbered in claims:
            yield from self._claim(numbered)

    def _heading(self, title: str) -> Text:
        return Text(title, "bold underline")

    def _claim(self, numbered: Numbered) -> Iterator[Text]:
        claim = numbered.claim
        bodies = [] if is_quoted(claim) else [(Text(plain(value_phrase(claim, self._words)), "bold"), Text())]
        bodies.append((self._in_place(claim), Text(f"{self._marks.bar} ", "dim")))
        bodies += [(line, Text()) for line in self._said_by(claim)]
        others = other_places(claim.value, self._words) if isinstance(claim.value, Place) else None
        if others:
            bodies.append((Text(others, "dim"), Text()))
        if claim.id in self._beside.standings:
            bodies.append((self._beside.standings[claim.id], Text()))
        number = Text().append(f"{numbered.number:>{_INDENT - 1}} ", "dim")
        for n, (body, bar) in enumerate(bodies):
            blank = Text(" " * _INDENT)
            first = blank if n else number
            yield from hanging(first.copy().append_text(bar), body, self._width, blank.copy().append_text(bar))
        yield Text()

    def _in_place(self, claim: Claim) -> Text:
        """The exact words, marked off from the words around them, behind a bar: nobody takes them for ours."""
        found = quote(self._reading.report.text, claim.span, self._width - _INDENT - 6)
        cut = self._marks.cut
        line = Text((cut if found.cut_before else "") + plain(found.before), "dim italic")
        line.append_text(self._quoted(found.words, "italic not dim"))
        return line.append(plain(found.after) + (cut if found.cut_after else ""), "dim italic")

    def _said_by(self, claim: Claim) -> list[Text]:
        """Speaker and standing in one line where they fit: a broken standing is hard to read."""
        who = Text(plain(speaker_phrase(claim.speakers, self._words)))
        standing = self._standing(claim.stance, claim.modality)
        if _INDENT + who.cell_len + 2 + standing.cell_len <= self._width:
            return [who.append("  ").append_text(standing)]
        return [who, standing]

    def _quoted(self, said: str, style: str) -> Text:
        return Text(self._words("report.quote", words=plain(said)), style)

    def _standing(self, stance: Stance, modality: Modality) -> Text:
        mark = f"{self._marks.stance[stance]} {self._words(f'stance.{stance}')}"
        line = f"{self._marks.firmness[modality]} {firmness_phrase(modality, stance, self._words)}"
        return Text.assemble((mark, f"bold {STYLES[stance]}"), f"  {line}")
