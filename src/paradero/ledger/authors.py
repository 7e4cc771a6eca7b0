"""Whoever adds entries: a key that signs, and the place in its log."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from paradero.ledger.encoding import SALT_BYTES, SIGNED, body_bytes, commitment_to, header_bytes, id_of
from paradero.model import Body, Content, Entry, Header
from paradero.model.entry import FIRST


@dataclass(slots=True)
class Author:
    """Signs entries one behind another. Invariant: each entry that it writes names the one it wrote before."""

    seed: bytes = field(repr=False)
    sequence: int = 0
    previous: bytes = FIRST
    _key: Ed25519PrivateKey = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(self.seed)

    @classmethod
    def new(cls) -> Author:
        return cls(os.urandom(32))

    @property
    def public(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    def goes_on(self, last: Entry | None) -> Author:
        """Go on behind the last entry of its log."""
        if last is not None:
            self.sequence, self.previous = last.header.sequence + 1, bytes.fromhex(last.id)
        return self

    def write(
        self, kind: str, subject: str, content: Content, time: datetime | None = None, answers: Iterable[str] = ()
    ) -> Entry:
        body = Body(kind, subject, time or datetime.now(UTC), tuple(sorted(set(answers))), content)
        salt = os.urandom(SALT_BYTES)
        header = Header(self.public, self.sequence, self.previous, commitment_to(salt, body_bytes(body)))
        entry = Entry(id_of(header), header, self._key.sign(SIGNED + header_bytes(header)), body, salt)
        self.goes_on(entry)
        return entry


def signed_by_author(entry: Entry) -> bool:
    """Whether the header's author signed the header."""
    try:
        key = Ed25519PublicKey.from_public_bytes(entry.header.author)
        key.verify(entry.signature, SIGNED + header_bytes(entry.header))
    except (InvalidSignature, ValueError):
        return False
    return True


def keeps_its_word(entry: Entry) -> bool:
    """Whether the body is the one that the header is committed to; an erased one has none to break."""
    if entry.body is None or entry.salt is None:
        return True
    return commitment_to(entry.salt, body_bytes(entry.body)) == entry.header.commitment
