"""Where bytes came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the bytes beside the bytes.

    `path` names the document for the reader of the record. `url` is the address it was published under, if any:
    its date, its words and its host count as evidence. `content_type` is what the server said, and is believed
    only for the character set; the kind of document is told from the bytes. `notes` are codes
    of what went wrong on the way, and become notes of the report.
    """

    path: str
    url: str | None = None
    content_type: str | None = None
    notes: tuple[str, ...] = ()
