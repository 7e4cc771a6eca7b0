"""How much capture takes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Invariant: nothing larger than `bytes` is read into memory, and nothing unpacks to more than `unpacked`.

    >>> Limits().bytes
    50000000
    """

    bytes: int = 50_000_000
    unpacked: int = 200_000_000
    """For a DOCX, which is a zip: all members together."""
    document: int = 15_000_000
    """For a DOCX: the member that holds the text, whose tree takes some twenty times as much memory."""
    paragraphs: int = 50_000
    """For a DOCX."""
    depth: int = 200
    """For a page: tags nested deeper than this are ignored, their words are kept."""
    pages: int = 2_000
    """For a PDF."""
