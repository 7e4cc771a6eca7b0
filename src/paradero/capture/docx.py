"""Word documents."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from paradero.capture.days import Named
from paradero.capture.draft import Draft
from paradero.capture.errors import Unreadable
from paradero.capture.evidence import Evidence
from paradero.capture.limits import Limits
from paradero.capture.lines import Line, lines_of, tidy

_NEEDED = "word/document.xml"
_PACKED = 200


def read_docx(data: bytes, limits: Limits) -> Draft:
    """The paragraphs and table rows of a document, in order. Invariant: a bomb is refused before it unpacks."""
    _check_size(data, limits)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
    except (OpcError, LxmlError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable("damaged_docx", error=type(error).__name__, reason=str(error)[:200]) from error
    lines: list[Line] = []
    title: str | None = None
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = list(dict.fromkeys(" ".join(tidy(cell.text).split()) for cell in row.cells))
                lines += lines_of(tidy(" | ".join(cell for cell in cells if cell)))
            continue
        found = [Line(line.text, True) for line in lines_of(tidy(block.text))]
        style = (block.style.name or "") if block.style is not None else ""
        if title is None and found and re.fullmatch(r"(?i)title|t[ií]tulo|heading 1|t[ií]tulo 1", style):
            title = found[0].text
        lines += found
    if not any(any(char.isalpha() for char in line.text) for line in lines):
        raise Unreadable("no_text")
    properties = document.core_properties
    return Draft(tuple(lines), title=title, evidence=_created(properties.created))


def _created(created: datetime | None) -> tuple[Evidence, ...]:
    """The day the file was made: too little alone, for templates keep theirs, but it supports another."""
    if created is None or created.year < 1990:
        return ()
    return (Evidence(Named(0, 0, created.year, created.month, created.day), "properties", 0.8),)


def _check_size(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if _NEEDED not in archive.namelist():
                raise Unreadable("binary", looks_like="zip")
            unpacked = sum(member.file_size for member in members)
            if unpacked > limits.unpacked or len(members) > 10_000:
                raise Unreadable("too_large", limit_mb=limits.unpacked // 1_000_000, size=unpacked)
            for member in members:
                # The sizes that a zip names may lie: what is unpacked is counted, too.
                if member.file_size > _PACKED * max(1, member.compress_size) or member.filename == _NEEDED:
                    _unpack(archive, member, limits)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("damaged_docx", error=type(error).__name__) from error
    except RuntimeError as error:
        raise Unreadable("damaged_docx", error=type(error).__name__, reason="encrypted member") from error


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> None:
    size = 0
    with archive.open(member) as file:
        while part := file.read(1 << 20):
            size += len(part)
            if size > limits.unpacked:
                raise Unreadable("too_large", limit_mb=limits.unpacked // 1_000_000)
            if member.filename == _NEEDED and b"<!ENTITY" in part:
                raise Unreadable("damaged_docx", reason="entities")
