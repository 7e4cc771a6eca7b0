"""The keys of a workspace: all random, none derived from the passphrase, so that a passphrase can be changed."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from typing import Any

from pyrage import x25519

_SIZE = 32
_SECRETS = ("database", "names", "signing", "memory")


@dataclass(frozen=True, slots=True)
class Keys:
    """Invariant: none of these is ever printed or logged; `repr` shows no secret.

    `database` opens the database, `names` makes the names of blobs, `signing` is the seed of whoever works here,
    `memory` keys the fingerprints of what was erased, `identity` is the age identity that opens blobs. `recovery` is
    the public half of the recovery key. `place` names the folder, inside the workspace, that these keys open: new keys
    come with a new place, so that either all of it is under the new keys or all of it under the old.
    """

    database: bytes = field(repr=False)
    names: bytes = field(repr=False)
    signing: bytes = field(repr=False)
    memory: bytes = field(repr=False)
    identity: str = field(repr=False)
    recovery: str
    place: str

    @classmethod
    def new(cls) -> tuple[Keys, str]:
        """New keys, and the recovery key, which is kept nowhere: whoever loses both loses everything."""
        recovery = x25519.Identity.generate()
        database, names, signing, memory = (os.urandom(_SIZE) for _ in range(4))
        identity = str(x25519.Identity.generate())
        return cls(database, names, signing, memory, identity, str(recovery.to_public()), new_place()), str(recovery)

    def packed(self) -> bytes:
        told = {k: v.hex() if isinstance(v, bytes) else v for k, v in asdict(self).items()}
        return json.dumps(told, sort_keys=True).encode("ascii")

    @classmethod
    def unpacked(cls, raw: bytes) -> Keys:
        told = json.loads(raw)
        given: dict[str, Any] = {k: bytes.fromhex(v) if k in _SECRETS else v for k, v in told.items()}
        return cls(**given)


def new_place() -> str:
    """A name that says nothing, and that nobody gives a folder of their own."""
    return f"p-{secrets.token_hex(8)}"
