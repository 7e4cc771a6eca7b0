"""Paragraphs that were cut into lines of one width."""

from __future__ import annotations

from collections.abc import Sequence

from paradero.capture.lines import Line

_WIDEST = 130
_NARROWEST = 40


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """Lines joined to paragraphs, if the text is hard-wrapped: a line is cut where the next word had not fitted.

    >>> page = [Line("Doce personas bajaron del tren en la noche y nadie"), Line("las ha visto desde entonces.")]
    >>> [line.text for line in unwrap(page * 3)][0]
    'Doce personas bajaron del tren en la noche y nadie las ha visto desde entonces.'
    """
    pairs = [(first, second) for first, second in zip(lines, lines[1:], strict=False) if not second.gap]
    width = max((len(line.text) for line in lines), default=0)
    if len(pairs) < 3 or not _NARROWEST <= width <= _WIDEST:
        return list(lines)
    cut = sum(_cut(first, second, width) for first, second in pairs)
    if cut < 0.5 * len(pairs):
        return list(lines)
    joined: list[Line] = [lines[0]]
    last = lines[0]
    for line in lines[1:]:
        if not line.gap and _cut(last, line, width):
            before = joined.pop()
            joined.append(Line(_join(before.text, line.text), before.gap))
        else:
            joined.append(line)
        last = line
    return joined


def _cut(first: Line, second: Line, width: int) -> bool:
    word = second.text.split(" ", 1)[0]
    if second.text[0] in "•·▸►*–—>" or (first.ends and len(first.text) < 0.8 * width):
        return False
    return len(first.text) + 1 + len(word) > width - max(6, width // 8)


def _join(first: str, second: str) -> str:
    if len(first) > 2 and first[-1] == "-" and first[-2].islower() and second[0].islower():
        return first[:-1] + second
    return f"{first} {second}"
