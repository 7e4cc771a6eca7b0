"""A quote in one line of its surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.model import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Invariant: before + words + after is the report's own text, without a gap."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


def quote(text: str, span: Span, room: int) -> Quote:
    """The span's words, with as much of their paragraph as `room` characters hold; cut between words.

    >>> quote("El lunes fueron bajadas del tren por hombres armados.", Span(16, 32), 36)
    Quote(before='fueron ', words='bajadas del tren', after=' por', cut_before=True, cut_after=True)
    """
    opening = text.rfind("\n", 0, span.start) + 1
    closing = text.find("\n", span.end)
    closing = len(text) if closing < 0 else closing
    free = max(0, room - (span.end - span.start))
    left = min(span.start - opening, max(free // 2, free - (closing - span.end)))
    right = min(closing - span.end, free - left)
    start = _at_word(text, span.start - left, opening, span.start, 1)
    end = _at_word(text, span.end + right, span.end, closing, -1)
    before, after = text[start : span.start], text[span.end : end]
    return Quote(before, span.of(text), after.rstrip(), start > opening, end < closing)


def _at_word(text: str, at: int, low: int, high: int, step: int) -> int:
    """The nearest end of a word, inwards; the paragraph's own ends are ends of words."""
    edge = low if step > 0 else high
    while at != edge and low < at < high and not (text[at - 1].isspace() if step > 0 else text[at].isspace()):
        at += step
    return at
