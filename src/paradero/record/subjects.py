"""The number of a report: only whoever took it in can have made it, so nobody else's entry passes for its beginning."""

from __future__ import annotations

import hashlib
import re
import secrets

from paradero.model import Entry
from paradero.record.kinds import RECEIVED

_DIGITS = 32


def new_subject(author: bytes) -> tuple[str, str]:
    """A number for a report, and the nonce that its first entry has to hold.

    >>> subject, nonce = new_subject(bytes(32))
    >>> subject == subject_of(bytes(32), nonce), subject == subject_of(b"x" * 32, nonce)
    (True, False)
    """
    nonce = secrets.token_hex(16)
    return subject_of(author, nonce), nonce


def subject_of(author: bytes, nonce: str) -> str:
    return hashlib.blake2b(author + nonce.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def begins(entry: Entry) -> bool:
    """Whether this entry is the beginning of the report that it speaks of."""
    body = entry.body
    if body is None or body.kind != RECEIVED:
        return False
    nonce = body.content.get("nonce")
    return isinstance(nonce, str) and subject_of(entry.header.author, nonce) == body.subject


def is_subject(text: str) -> bool:
    return re.fullmatch(f"[0-9a-f]{{{_DIGITS}}}", text) is not None
