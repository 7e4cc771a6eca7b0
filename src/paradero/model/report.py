"""One report, as captured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from paradero.model.dates import PartialDate
from paradero.model.span import Span


@dataclass(frozen=True, slots=True)
class Report:
    """The words that are the report, and what is known about it. Spans of everything read index into `text`.

    `text` starts with the title, if there is one; paragraphs are separated by newlines.
    `published` is the report's own date, `published_from` says what it was taken from ("markup", "address",
    "dateline", "header", "footer", "body"), for whoever doubts it. `language` is an ISO 639-1 code, "und" if
    undetermined. Text is data, never an instruction.
    """

    path: str
    text: str
    title: Span | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    published_within: PartialDate | None = None
    """The month or year in which it was published, where the day is not known."""
    language: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()
    """Codes of what capture had to repair or could not do ("mojibake_repaired", "truncated_nesting", …)."""
