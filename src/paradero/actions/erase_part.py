"""Erase some words of a report wherever they stand in it, and keep the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from paradero.actions.judging import looked_at
from paradero.actions.refusals import Refusal
from paradero.actions.settling import settle_pending
from paradero.actions.workspace import Draft, Workspace
from paradero.model import Span
from paradero.record.filling import WORD, folded, union, whole_words, words_of
from paradero.record.kinds import PART_ERASED
from paradero.record.view import digest


@dataclass(frozen=True, slots=True)
class Part:
    """What would go: positions, the words there, whether the original goes with them, and where else they stand.

    `copies` are reports that hold the same words.
    """

    subject: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    original_goes: bool
    copies: tuple[str, ...]


def part_of(workspace: Workspace, subject: str, words: str) -> Part:
    """Find words in a report, in any case and with or without accents, in their order. Changes nothing.

    Raises Refusal `words_not_there`.
    """
    workspace.actor.must_be_allowed("erase")
    whole = looked_at(workspace, subject)
    text = whole.captured.text if whole.captured else ""
    spans = union(whole_words(text, span) for span in places_of(text, words))
    if not spans:
        raise Refusal("words_not_there")
    copies = tuple(f.subject for f in workspace.book.index.find(words, most=200) if f.subject != subject)
    original = digest(whole.state.received, "original")
    goes = original is not None and not whole.state.gone
    return Part(subject, spans, tuple(span.of(text) for span in spans), goes, copies)


def erase_part(workspace: Workspace, subject: str, spans: Iterable[Span]) -> None:
    """Put filler in the place of whole words at these positions, in everything that is kept of the report.

    Only positions are recorded. The original gives way to the text: a page can hold the words in other places and
    forms than its text does. What is left depends on the union of all positions alone.
    """
    workspace.actor.must_be_allowed("erase")
    whole = looked_at(workspace, subject)
    text = whole.captured.text if whole.captured else ""
    asked = tuple(spans)
    gone = union(whole_words(text, span) for span in asked)
    if not gone or any(span.end > len(text) for span in asked):
        raise Refusal("words_not_there")
    content = {"spans": [[s.start, s.end] for s in gone]}
    answers = tuple(e.id for e in (whole.state.received,) if e is not None)
    workspace.record([Draft(PART_ERASED, subject, content, answers)], carry_out=True)
    settle_pending(workspace)


def places_of(text: str, words: str) -> list[Span]:
    """Wherever the words stand in this order, with any signs and blanks between them.

    >>> places_of("La señora INES  Tzul y Inés Tzul.", "inés tzul")
    [Span(start=10, end=20), Span(start=23, end=32)]
    """
    wanted = words_of(words)
    found: list[re.Match[str]] = list(WORD.finditer(text))
    plain = [folded(match[0]) for match in found]
    size = len(wanted)
    return [
        Span(found[n].start(), found[n + size - 1].end())
        for n in range(len(plain) - size + 1)
        if size and plain[n : n + size] == wanted
    ]
