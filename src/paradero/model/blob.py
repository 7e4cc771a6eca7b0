"""A preserved document, as entries name it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import Literal, get_args

SIZE = 32
STAMP = SIZE + 1
NO_SALT = bytes(SIZE)
Role = Literal["captured", "original", "reading", "correction", "name"]
ROLES: tuple[Role, ...] = get_args(Role)


def stamp_of(author: bytes, role: Role) -> bytes:
    """Whose document it is, and what it is to a report: only an entry of this author names it, and only as that."""
    return author + bytes([ROLES.index(role)])


@dataclass(frozen=True, slots=True)
class Blob:
    """Invariant: either `digest` is that of stamp, salt and content, or the content was rewritten and the salt is gone.

    The salt goes with the words: with it, whoever has the digest could try names until one fits.

    >>> blob = Blob.of(b"a page", stamp_of(bytes(32), "original"))
    >>> blob.whole, blob.rewritten, Blob(blob.digest, b"a page", NO_SALT, blob.stamp).rewritten
    (True, False, True)
    """

    digest: str
    content: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    stamp: bytes = field(repr=False)

    @classmethod
    def of(cls, content: bytes, stamp: bytes) -> Blob:
        salt = os.urandom(SIZE)
        return cls(digest_of(stamp, salt, content), content, salt, stamp)

    @property
    def rewritten(self) -> bool:
        return self.salt == NO_SALT

    @property
    def whole(self) -> bool:
        return not self.rewritten and digest_of(self.stamp, self.salt, self.content) == self.digest


def digest_of(stamp: bytes, salt: bytes, content: bytes) -> str:
    return hashlib.blake2b(stamp + salt + content, digest_size=SIZE).hexdigest()
