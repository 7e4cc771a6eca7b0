"""The paragraphs of a Word document's tree, wherever they stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element, iterwalk

from paradero.capture.errors import Unreadable
from paradero.capture.limits import Limits

SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
# What was moved away stands at its new place, too; what is drawn for old programs is drawn for new ones before.
_TWICE = frozenset({"moveFrom", "Fallback"})
_TAGS = (
    *(
        space + name
        for space in SPACES
        for name in ("p", "pStyle", "t", "tab", "br", "cr", "noBreakHyphen", "tr", "tc", "moveFrom", "tabs")
    ),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)


@dataclass
class Paragraph:
    """A paragraph's words, its style's id, and the table row and cell that hold it; 0 is none."""

    words: list[str] = field(default_factory=list)
    style: str | None = None
    row: int = 0
    cell: int = 0

    @property
    def text(self) -> str:
        return "".join(self.words)


def paragraphs(root: _Element, limits: Limits) -> list[Paragraph]:
    """All paragraphs in the order in which they begin: those of tables, content controls and text boxes, too."""
    found: list[Paragraph] = []
    opened: list[Paragraph] = []
    rows, cells = [0], [0]
    count = skipped = tabs = 0
    for event, element in iterwalk(root, events=("start", "end"), tag=_TAGS):
        name = str(element.tag).rpartition("}")[2]
        if name in _TWICE:
            skipped += 1 if event == "start" else -1
        elif name == "tabs":
            tabs += 1 if event == "start" else -1
        elif skipped:
            continue
        elif name in ("tr", "tc"):
            places = rows if name == "tr" else cells
            if event == "end":
                places.pop()
            else:
                count += 1
                places.append(count)
        elif name == "p":
            if event == "end":
                opened.pop()
                continue
            opened.append(Paragraph(row=rows[-1], cell=cells[-1]))
            found.append(opened[-1])
            if len(found) > limits.paragraphs:
                raise Unreadable("too_large", limit_mb=limits.document // 1_000_000, paragraphs=len(found))
        elif opened and event == "start" and not tabs:
            _take(opened[-1], name, element)
    return found


def _take(paragraph: Paragraph, name: str, element: _Element) -> None:
    if name == "pStyle":
        paragraph.style = _value(element, "val")
    elif name == "t":
        paragraph.words.append(element.text or "")
    elif name == "tab":
        paragraph.words.append("\t")
    elif name == "noBreakHyphen":
        paragraph.words.append("-")
    else:
        # A page or column may end in the middle of a sentence.
        paragraph.words.append(" " if _value(element, "type") in ("page", "column") else "\n")


def _value(element: _Element, name: str) -> str | None:
    value = next((value for space in SPACES if (value := element.get(space + name)) is not None), None)
    return str(value) if value is not None else None
