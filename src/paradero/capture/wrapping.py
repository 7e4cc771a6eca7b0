"""Paragraphs that were cut into lines of one width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from paradero.capture.lines import Line
from paradero.capture.metadata import metadata

_WIDEST = 130
_NARROWEST = 40


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """Lines joined to paragraphs, if the text is hard-wrapped: a line is cut where the next word had not fitted.

    >>> page = [Line("Doce personas bajaron del tren en la noche y nadie"), Line("las ha visto desde entonces.")]
    >>> [line.text for line in unwrap(page)]
    ['Doce personas bajaron del tren en la noche y nadie las ha visto desde entonces.']
    """
    blocks = list(_blocks(lines))
    widest = max((len(line.text) for line in lines), default=0)
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if not pairs or not _NARROWEST <= widest <= _WIDEST:
        return list(lines)
    cuts = sum(
        _cut(first, second, width) for block in blocks for width in [_width(block)] for first, second in pairwise(block)
    )
    flowing = sum(not first.ends and (second.text[0].islower() or first.text.isupper()) for first, second in pairs)
    # So few lines may as well be a title and the date below it.
    if len(pairs) < 3 and any(metadata(second) is not None for _, second in pairs):
        return list(lines)
    if cuts < 0.5 * len(pairs) or flowing < 0.4 * len(pairs):
        return list(lines)
    return [line for block in blocks for line in _joined(block)]


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if line.gap and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _width(block: Sequence[Line]) -> int:
    return max(len(line.text) for line in block)


def _joined(block: Sequence[Line]) -> Iterator[Line]:
    width = _width(block)
    gap, parts = block[0].gap, [block[0].text]
    for first, second in pairwise(block):
        if not _cut(first, second, width):
            yield Line("".join(parts), gap)
            gap, parts = second.gap, [second.text]
        elif _is_hyphenated(first.text, second.text):
            parts[-1] = parts[-1][:-1]
            parts.append(second.text)
        else:
            parts += [" ", second.text]
    yield Line("".join(parts), gap)


def _cut(first: Line, second: Line, width: int) -> bool:
    word = second.text.split(" ", 1)[0]
    if width < _NARROWEST or second.text[0] in "•·▸►*–—>" or (first.ends and len(first.text) < 0.8 * width):
        return False
    return len(first.text) + 1 + len(word) > width - max(6, width // 8)


def _is_hyphenated(first: str, second: str) -> bool:
    return len(first) > 2 and first[-1] == "-" and first[-2].islower() and second[0].islower()
