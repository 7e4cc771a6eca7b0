"""Erase some words of a report wherever they stand in it, and keep the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from paradero.actions.judging import looked_at
from paradero.actions.refusals import Refusal
from paradero.actions.settling import captured_of, settle_pending
from paradero.actions.workspace import Draft, Workspace
from paradero.model import Span
from paradero.record.filling import WORD, folded, union, whole_words, words_of
from paradero.record.kinds import PART_ERASED
from paradero.record.view import View, digest

_SHORTEST = 4
"""Letters of a word that is looked for inside others."""


@dataclass(frozen=True, slots=True)
class Part:
    """What would go: positions, the words there, whether the original goes with them, and where else they stand.

    `near` are words of the report that stay and hold one of those that go, joined, cut or alone: whoever erases decides
    on them. `copies` are reports that hold the same words.
    """

    subject: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    near: tuple[str, ...]
    original_goes: bool
    copies: tuple[str, ...]


def part_of(workspace: Workspace, subject: str, words: str) -> Part:
    """Find words in a report, in any case and with or without accents, in their order. Changes nothing.

    Raises Refusal `words_not_there`.
    """
    workspace.actor.must_be_allowed("erase")
    whole = looked_at(workspace, subject, even_hidden=True)
    text = _text(workspace, whole)
    spans = union(whole_words(text, span) for span in places_of(text, words))
    if not spans:
        raise Refusal("words_not_there")
    copies = tuple(f.subject for f in workspace.book.index.find(words, most=200) if f.subject != subject)
    original = digest(whole.state.received, "original")
    goes = original is not None and not whole.state.gone
    near = (text[s.start : s.end] for s in near_places(text, words) if not any(g.covers(s) for g in spans))
    return Part(subject, spans, tuple(s.of(text) for s in spans), tuple(dict.fromkeys(near)), goes, copies)


def erase_part(workspace: Workspace, subject: str, spans: Iterable[Span]) -> None:
    """Put filler in the place of whole words at these positions, in everything that is kept of the report.

    Only positions are recorded. The original gives way to the text: a page can hold the words in other places and
    forms than its text does. What is left depends on the union of all positions alone.
    """
    workspace.actor.must_be_allowed("erase")
    whole = looked_at(workspace, subject, even_hidden=True)
    text = _text(workspace, whole)
    asked = tuple(spans)
    gone = union(whole_words(text, span) for span in asked)
    if not gone or any(span.end > len(text) for span in asked):
        raise Refusal("words_not_there")
    content = {"spans": [[s.start, s.end] for s in gone]}
    answers = tuple(e.id for e in (whole.state.received,) if e is not None)
    with workspace.writing:
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


def near_places(text: str, words: str) -> tuple[Span, ...]:
    """Wherever letters or digits of one of the words follow each other, whatever stands between or around them.

    >>> text = "ramirotzul@x.org, Rami-\\nro, T. Tzul"
    >>> [span.of(text) for span in near_places(text, "Ramiro Tzul")]
    ['ramirotzul', 'Rami-\\nro', 'Tzul']
    """
    letters: list[tuple[str, int]] = [
        (plain, at) for at, char in enumerate(text) if char.isalnum() for plain in folded(char) if plain.isalnum()
    ]
    joined = "".join(plain for plain, _ in letters)
    found = []
    for word in {w for w in words_of(words) if len(w) >= _SHORTEST} | {"".join(words_of(words))}:
        at = joined.find(word) if word else -1
        while at >= 0:
            span = Span(letters[at][1], letters[at + len(word) - 1][1] + 1)
            found.append(whole_words(text, span))
            at = joined.find(word, at + 1)
    return union(found)


def _text(workspace: Workspace, whole: View) -> str:
    """Text and names beside it, all that lies here, with what others erased and nobody here has answered."""
    captured = captured_of(workspace, whole.state)
    return captured.said if captured else ""
