"""The keys of a workspace: all random, none derived from the passphrase, so that a passphrase can be changed."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from pyrage import x25519

_SIZE = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """Invariant: none of these is ever printed or logged; `repr` shows none.

    `database` opens the database, `names` makes the names of blobs, `signing` is the seed of whoever works here,
    `memory` keys the fingerprints of what was erased, `identity` is the age identity that opens blobs.
    """

    database: bytes = field(repr=False)
    names: bytes = field(repr=False)
    signing: bytes = field(repr=False)
    memory: bytes = field(repr=False)
    identity: str = field(repr=False)

    @classmethod
    def new(cls) -> Keys:
        database, names, signing, memory = (os.urandom(_SIZE) for _ in range(4))
        return cls(database, names, signing, memory, str(x25519.Identity.generate()))

    def packed(self) -> bytes:
        return b"".join((self.database, self.names, self.signing, self.memory, self.identity.encode("ascii")))

    @classmethod
    def unpacked(cls, raw: bytes) -> Keys:
        if len(raw) <= 4 * _SIZE:
            raise ValueError("too short to be keys")
        database, names, signing, memory = (raw[k * _SIZE : (k + 1) * _SIZE] for k in range(4))
        return cls(database, names, signing, memory, raw[4 * _SIZE :].decode("ascii"))
