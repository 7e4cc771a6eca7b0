"""Plain text: a dump of a crawler, a pasted post, a note."""

from __future__ import annotations

from paradero.capture.decoding import decode
from paradero.capture.draft import Draft
from paradero.capture.lines import lines_of, tidy
from paradero.capture.wrapping import unwrap


def read_plain(data: bytes, content_type: str | None = None) -> Draft:
    """The lines of a text in any encoding; lines that were cut at one width are joined again.

    >>> [line.text for line in read_plain("Señal\\r\\nde vida".encode("latin-1")).lines]
    ['Señal', 'de vida']
    """
    text, notes = decode(data, content_type)
    return Draft(lines=tuple(unwrap(lines_of(tidy(text)))), notes=notes)
