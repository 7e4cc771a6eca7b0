"""Word documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from lxml.etree import _Element

from paradero.capture.draft import Draft
from paradero.capture.errors import Unreadable
from paradero.capture.evidence import Evidence
from paradero.capture.limits import Limits
from paradero.capture.lines import Line, lines_of, tidy
from paradero.capture.markup import named_in_stamp
from paradero.capture.unpacking import unpack
from paradero.capture.word_paragraphs import SPACES, Paragraph, paragraphs

_TITLE = re.compile(r"(?i)title|t[ií]tulo|heading ?1|t[ií]tulo ?1")
_CREATED = "{http://purl.org/dc/terms/}created"


def read_docx(data: bytes, limits: Limits) -> Draft:
    """The paragraphs and table rows of a document, in order."""
    root, sides = unpack(data, limits)
    names: dict[str, str] | None = None
    lines: list[Line] = []
    title: str | None = None
    for row, group in groupby(paragraphs(root, limits), key=lambda paragraph: paragraph.row):
        members = [paragraph for paragraph in group if paragraph.text.strip()]
        if row and members and max(Counter(paragraph.cell for paragraph in members).values()) == 1:
            lines += lines_of(_row(members))
            continue
        for paragraph in members:
            found = [Line(line.text, True) for line in lines_of(tidy(paragraph.text))]
            if title is None and found and paragraph.style is not None:
                names = _styles(sides.get("word/styles.xml")) if names is None else names
                title = found[0].text if _TITLE.fullmatch(names.get(paragraph.style, paragraph.style)) else None
            lines += found
    if not any(any(char.isalpha() for char in line.text) for line in lines):
        raise Unreadable("no_text")
    return Draft(tuple(lines), title=title, evidence=_created(sides.get("docProps/core.xml")))


def _row(cells: Sequence[Paragraph]) -> str:
    texts = (" ".join(tidy(cell.text).split()) for cell in cells)
    return tidy(" | ".join(text for text in texts if text))


def _styles(root: _Element | None) -> dict[str, str]:
    """The names of styles by their ids, which programs translate; an odd table of styles names none."""
    found: dict[str, str] = {}
    for space in SPACES if root is not None else ():
        for style in root.iter(space + "style"):  # type: ignore[union-attr]
            name = style.find(space + "name")
            found[str(style.get(space + "styleId"))] = str(name.get(space + "val")) if name is not None else ""
    return found


def _created(properties: _Element | None) -> tuple[Evidence, ...]:
    """The day the file was made: too little alone, for templates keep theirs, but it supports another."""
    element = properties.find(_CREATED) if properties is not None else None
    named = named_in_stamp((element.text or "")[:40]) if element is not None else None
    if named is None or named.year is None or not 1990 <= named.year < 2100:
        return ()
    return (Evidence(named, "properties", 0.8),)
