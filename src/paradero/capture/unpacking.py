"""Members of a zip, unpacked within limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from lzma import LZMAError

from lxml.etree import LxmlError, XMLParser, _Element, fromstring

from paradero.capture.errors import Unreadable
from paradero.capture.limits import Limits

DOCUMENT = "word/document.xml"
_PACKED = 200
_SIDE = 2_000_000
_PARAGRAPH = re.compile(rb"<(?:\w{1,20}:)?p[\s/>]")
_LONGEST_MARK = 24
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, zlib.error, LZMAError)


def unpack(data: bytes, limits: Limits) -> tuple[_Element, dict[str, _Element]]:
    """The tree of the document, and those of its small companions: styles and properties, where they can be read.

    Invariant: a bomb is refused before it unpacks, and before a tree is made of it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if DOCUMENT not in archive.namelist():
                raise Unreadable("binary", looks_like="zip")
            unpacked = sum(member.file_size for member in members)
            if unpacked > limits.unpacked or len(members) > 10_000:
                raise Unreadable("too_large", limit_mb=limits.unpacked // 1_000_000, size=unpacked)
            for member in members:
                # The sizes that a zip names may lie: what is unpacked is counted, too.
                if member.file_size > _PACKED * max(1, member.compress_size) and member.filename != DOCUMENT:
                    _count(archive, member, limits.unpacked)
            content = _document(archive, limits)
            names = ("word/styles.xml", "docProps/core.xml")
            sides = {name: side for name in names if (side := _side(archive, name)) is not None}
    except _DAMAGE as error:
        raise Unreadable("damaged_docx", error=type(error).__name__) from error
    except RuntimeError as error:
        raise Unreadable("damaged_docx", error=type(error).__name__, reason="encrypted member") from error
    try:
        return _tree(content), sides
    except LxmlError as error:
        raise Unreadable("damaged_docx", error=type(error).__name__, reason=str(error)[:200]) from error


def _count(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> None:
    size = 0
    with archive.open(member) as file:
        while part := file.read(1 << 20):
            size += len(part)
            if size > most:
                raise Unreadable("too_large", limit_mb=most // 1_000_000)


def _document(archive: zipfile.ZipFile, limits: Limits) -> bytes:
    content = bytearray()
    paragraphs = 0
    with archive.open(DOCUMENT) as file:
        while part := file.read(1 << 20):
            # A mark may lie across two parts; one that ends in the part before has been counted.
            start = max(0, len(content) - _LONGEST_MARK)
            old = len(content) - start
            content += part
            if len(content) > limits.document:
                raise Unreadable("too_large", limit_mb=limits.document // 1_000_000)
            paragraphs += sum(match.end() > old for match in _PARAGRAPH.finditer(content[start:]))
            if paragraphs > limits.paragraphs:
                raise Unreadable("too_large", limit_mb=limits.document // 1_000_000, paragraphs=paragraphs)
    return bytes(content)


def _side(archive: zipfile.ZipFile, name: str) -> _Element | None:
    """A companion of the document, or None: what it would add is dropped rather than the report."""
    if name not in archive.namelist():
        return None
    try:
        with archive.open(name) as file:
            content = file.read(_SIDE + 1)
        return _tree(content) if len(content) <= _SIDE else None
    except (*_DAMAGE, RuntimeError, LxmlError, Unreadable):
        # Styles and properties only help to find title and day: without them the report is still whole.
        return None


def _tree(content: bytes) -> _Element:
    root = fromstring(content, XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("damaged_docx", reason="entities")
    return root
