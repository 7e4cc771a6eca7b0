"""Which line is the title."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from paradero.capture.furniture import is_section
from paradero.capture.lines import Line
from paradero.capture.metadata import metadata
from paradero.capture.outlets import is_outlet_like

_BULLETS = "•·▸►◗*–—-@"


def find_title(
    head: Sequence[Line],
    body: Sequence[Line],
    slug: Collection[str] = (),
    echoes: Sequence[Line] = (),
) -> int | None:
    """The index in `head`, the lines before the first paragraph, of the title; None if the report has none.

    `slug` holds the words of the page's address, which are mostly the title's. `echoes` are lines in which the title
    may be repeated, as in a menu's trail.

    >>> head = [Line("El Faro de Coatza"), Line("Buscan a doce migrantes vistos en el puente")]
    >>> find_title(head, [Line("Doce migrantes fueron vistos el lunes.")])
    1
    """
    words = {word for line in body[:4] for word in line.words if len(word) > 4}
    best: tuple[float, int] | None = None
    for index, line in enumerate(head):
        if not line.words or metadata(line) is not None or is_section(line.folded) or line.text.endswith((":", ",")):
            continue
        if any(_is_titled(line, other) for other in head):
            continue
        after = head[index + 1] if index + 1 < len(head) else None
        score = _score(line, after, words, slug) - 0.15 * index
        if sum(line.folded in other.folded for other in echoes or head) > 1:
            score += 1.0
        if best is None or score > best[0]:
            best = (score, index)
    return best[1] if best is not None else None


def _is_titled(line: Line, title: Line) -> bool:
    """Whether a line is a title with the site's name behind it."""
    rest = line.folded.removeprefix(title.folded)
    return len(title.words) >= 3 and rest != line.folded and re.match(r"\s+[|–—-]\s", rest) is not None


def _score(line: Line, after: Line | None, body: Collection[str], slug: Collection[str]) -> float:
    count = len(line.words)
    score = 1.0 if 5 <= count <= 30 else 0.0 if 3 <= count <= 45 else -0.5
    score += 0.5
    long_words = {word for word in line.words if len(word) > 4}
    if long_words:
        score += 1.5 * len(long_words & set(body)) / len(long_words)
    if slug:
        score += 3.0 * len(set(line.words) & set(slug)) / len(slug)
    if is_outlet_like(line.text):
        score -= 2.0
    if line.text[0] in _BULLETS or re.match(r"\(.*\)$", line.text):
        score -= 1.0
    if line.text.endswith((".", ",", ":")) and count > 12:
        score -= 0.5
    if after is None or after.gap or metadata(after) is not None:
        score += 0.3
    return score
