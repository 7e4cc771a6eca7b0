"""A preserved document, as entries name it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field

SIZE = 32
NO_SALT = bytes(SIZE)


@dataclass(frozen=True, slots=True)
class Blob:
    """Invariant: either `digest` is that of salt and content, or the content was rewritten and the salt is gone.

    The salt goes with the words: with it, whoever has the digest could try names until one fits.

    >>> blob = Blob.of(b"a page")
    >>> blob.whole, blob.rewritten, Blob(blob.digest, b"a page", NO_SALT).rewritten
    (True, False, True)
    """

    digest: str
    content: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def of(cls, content: bytes) -> Blob:
        salt = os.urandom(SIZE)
        return cls(digest_of(salt, content), content, salt)

    @property
    def rewritten(self) -> bool:
        return self.salt == NO_SALT

    @property
    def whole(self) -> bool:
        return digest_of(self.salt, self.content) == self.digest


def digest_of(salt: bytes, content: bytes) -> str:
    return hashlib.blake2b(salt + content, digest_size=SIZE).hexdigest()
