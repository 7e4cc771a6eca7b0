"""What kind of document bytes are, told from the bytes."""

from __future__ import annotations

import re
from typing import Literal

from paradero.capture.errors import Unreadable

Kind = Literal["pdf", "docx", "html", "text"]

_TAGS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|script|span|table|section)\b[^<>]{0,500}>",
    re.I,
)
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ\x90",
    b"OggS",
    b"ID3",
    b"\xfd7zXZ",
    b"SQLite format 3",
)


def kind_of(data: bytes) -> Kind:
    """The kind of document, or Unreadable "binary", "empty", "old_office". File names are not asked.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"<!DOCTYPE html><p>Hola</p>"), kind_of(b"Hola")
    ('pdf', 'html', 'text')
    """
    if not data.strip(b" \t\r\n\0\x0b\x0c\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("binary" if b"\0" in data else "empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data or b"[Content_Types].xml" in data:
            return "docx"
        raise Unreadable("binary", looks_like="zip")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") or data.startswith(b"{\\rtf"):
        raise Unreadable("old_office")
    if data.startswith(_PICTURES) or _is_binary(data):
        raise Unreadable("binary")
    sample = data[:65536]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in sample:
        sample = sample.replace(b"\0", b"")
    return "html" if _is_markup(sample) else "text"


def _is_markup(sample: bytes) -> bool:
    start = sample.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")):
        return True
    tags = len(_TAGS.findall(sample))
    # A plain text may quote a tag or two; a page without its head still consists of them.
    return tags >= 3 or (tags >= 1 and start.startswith(b"<"))


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    zeros = sample.count(0)
    if zeros and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        wide = max(even, odd) > 0.2 * len(sample) and min(even, odd) < 0.02 * len(sample)
        if not wide and zeros > max(4, 0.001 * len(sample)):
            return True
    controls = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]", sample))
    return controls > 0.05 * len(sample)
