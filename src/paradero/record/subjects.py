"""The number of a report: only whoever took it in can have made it, so nobody else's entry passes for its beginning."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping

from paradero.ledger.encoding import canonical
from paradero.model import Entry
from paradero.record.kinds import RECEIVED

_DIGITS = 32


def begun(author: bytes, content: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """A number for a report, and the content of its first entry, which has a nonce beside what is given.

    >>> subject, content = begun(bytes(32), {"how": "file"})
    >>> subject == subject_of(bytes(32), content), subject == subject_of(b"x" * 32, content)
    (True, False)
    """
    whole = {**content, "nonce": secrets.token_hex(16)}
    return subject_of(author, whole), whole


def subject_of(author: bytes, content: Mapping[str, object]) -> str:
    """Of all that the first entry says: so a report has one beginning, and its author cannot give it another."""
    return hashlib.blake2b(author + canonical(content)).hexdigest()[:_DIGITS]


def begins(entry: Entry) -> bool:
    """Whether this entry is the beginning of the report that it speaks of."""
    body = entry.body
    if body is None or body.kind != RECEIVED:
        return False
    return subject_of(entry.header.author, body.content) == body.subject


def is_subject(text: str) -> bool:
    return re.fullmatch(f"[0-9a-f]{{{_DIGITS}}}", text) is not None
