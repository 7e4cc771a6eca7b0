"""Which lines of a dump are left when furniture and the lists behind it are taken out."""

from __future__ import annotations

from collections.abc import Sequence

from paradero.capture.furniture import Furniture, furniture
from paradero.capture.headline import find_title
from paradero.capture.lines import Line
from paradero.capture.metadata import metadata

_LONG_WORD = 4


def kept(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it may belong to the report: no furniture, no list of other reports, no comments.

    >>> page = ["Ven a doce personas en el puente y las buscan.", "Lo más leído", "Sube el precio del mango"]
    >>> kept([Line(text) for text in page])
    [True, False, False]
    """
    flags = [True] * len(lines)
    index = 0
    while index < len(lines):
        kind = _kind(lines[index])
        if kind is not None:
            flags[index] = False
        if kind == "comments" and _is_tail(lines, flags, index):
            flags[index:] = [False] * (len(lines) - index)
            break
        if kind == "heading":
            index = _skip_list(lines, flags, index + 1)
        else:
            index += 1
    if not any(flag and line.is_prose for flag, line in zip(flags, lines, strict=True)):
        # No paragraph is left: the lists were the report, or there is none. Only plain furniture goes.
        return [_kind(line) is None for line in lines]
    return flags


def _kind(line: Line) -> Furniture | None:
    """What furniture the line is; the stamp of a post, which counts its readers too, is metadata rather."""
    kind = furniture(line)
    if kind in ("metric", "caption") and (found := metadata(line)) is not None:
        return kind if all(stamp.label == "crawled" for stamp in found.stamps) else None
    return kind


def _is_tail(lines: Sequence[Line], flags: Sequence[bool], index: int) -> bool:
    """Whether the report lies before this line: else it is a link to the comments, above the report."""
    before = _prose_length(lines[:index], flags[:index])
    return before > 80 and before * 2 > sum(len(line.text) for line in lines[index:] if line.is_prose) * 0.5


def _prose_length(lines: Sequence[Line], flags: Sequence[bool]) -> int:
    return sum(len(line.text) for line, flag in zip(lines, flags, strict=True) if flag and line.is_prose)


def _skip_list(lines: Sequence[Line], flags: list[bool], start: int) -> int:
    """Mark the list that starts here as left out; return the index of the line where the report goes on."""
    body = {word for line, flag in zip(lines[:start], flags, strict=False) if flag for word in _long_words(line)}
    has_body = _prose_length(lines[: start - 1], flags[: start - 1]) > 0
    index = start
    teasers: list[set[str]] = []
    while index < len(lines):
        line = lines[index]
        if line.is_prose and furniture(line) is None and metadata(line) is None:
            if not has_body:
                return _end_above_title(lines, flags, start, index)
            if _goes_on(line, body, teasers):
                return index
        elif not line.is_prose:
            teasers.append(_long_words(line))
        if furniture(line) == "comments":
            return index
        flags[index] = False
        index += 1
    return index


def _long_words(line: Line) -> set[str]:
    return {word for word in line.words if len(word) >= _LONG_WORD}


def _goes_on(line: Line, body: set[str], teasers: Sequence[set[str]]) -> bool:
    """Whether a paragraph after a list is the report's, rather than the summary of a report in the list."""
    words = _long_words(line)
    if not words:
        return False
    near = len(words & body) / len(words)
    told = max((len(words & teaser) / len(teaser) for teaser in teasers if teaser), default=0.0)
    return near > 0.05 and not (told >= 0.3 and told >= near)


def _end_above_title(lines: Sequence[Line], flags: list[bool], start: int, prose: int) -> int:
    """A list above the report ends before the report's title: mark what is above it, return the title's index."""
    head = [line if furniture(line) is None else Line("") for line in lines[start:prose]]
    # The report's title stands last: the position counts from below.
    backwards = find_title(head[::-1], lines[prose : prose + 4], echoes=lines[:prose])
    title = None if backwards is None else len(head) - 1 - backwards
    end = prose if title is None else start + title
    for index in range(start, prose):
        flags[index] = index >= end
    return end
