"""A text cut where claims begin and end, so that claims which overlap can be marked without breaking the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paradero.model import Span
from paradero.wording.arranging import Numbered

DEEPEST = 3
MOST = 6
"""So many claims are marked over one word; of more, which somebody has to have made up, the innermost."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A claim over a segment. `level` 0 lies closest to the words; a claim around another has a higher one."""

    numbered: Numbered
    level: int
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Invariant: the claims of `layers`, outermost first, cover all of `text`."""

    text: str
    layers: tuple[Layer, ...]


def levels(claims: Sequence[Numbered]) -> dict[int, int]:
    """A level for each claim's number: claims that overlap have different ones, the shorter the lower."""
    found: dict[int, int] = {}
    placed: list[Numbered] = []
    for one in sorted(claims, key=lambda c: (c.claim.span.end - c.claim.span.start, -c.number)):
        beneath = [found[other.number] for other in placed if one.claim.span.overlaps(other.claim.span)]
        found[one.number] = 1 + max(beneath, default=-1)
        placed.append(one)
    return found


def segments(text: str, part: Span, claims: Sequence[Numbered]) -> Iterator[Segment]:
    """The pieces of one paragraph. Put together they are the paragraph, to the letter."""
    here = [c for c in claims if c.claim.span.overlaps(part)]
    height = levels(here)
    edges = {part.start, part.end}
    for one in here:
        edges |= {at for at in (one.claim.span.start, one.claim.span.end) if part.start < at < part.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        over = [c for c in here if c.claim.span.overlaps(Span(start, end))]
        over = sorted(over, key=lambda c: (-height[c.number], c.number))[-MOST:]
        layers = tuple(_layer(c, height[c.number], Span(start, end)) for c in over)
        yield Segment(text[start:end], layers)


def paragraphs(text: str) -> Iterator[Span]:
    """Where each line that holds anything stands."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _layer(one: Numbered, level: int, piece: Span) -> Layer:
    span = one.claim.span
    return Layer(one, min(level, DEEPEST), span.start == piece.start, span.end == piece.end)
