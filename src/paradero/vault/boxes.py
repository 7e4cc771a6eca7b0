"""A file under a passphrase of its own, to be opened by whoever is told it.

magic (8) | cost (3 × 4) | salt (16) | nonce (12) | content, sealed under Argon2id of the passphrase
"""

from __future__ import annotations

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from paradero.vault.keyfile import Cost, WrongPassphrase, bearable, key_of

MAGIC = b"PDRBOX01"
_HEAD = struct.Struct(">8s3I16s12s")


class NotABox(Exception):
    """Bytes that are no such file, or that ask for more work than an honest one would."""


def close_box(content: bytes, passphrase: str, cost: Cost) -> bytes:
    """
    >>> open_box(close_box(b"x", "five words", Cost.least()), "five words")
    b'x'
    """
    salt, nonce = os.urandom(16), os.urandom(12)
    head = _HEAD.pack(MAGIC, cost.passes, cost.memory, cost.lanes, salt, nonce)
    return head + ChaCha20Poly1305(key_of(passphrase, cost, salt)).encrypt(nonce, content, head)


def open_box(raw: bytes, passphrase: str) -> bytes:
    """The content; WrongPassphrase also where a byte was changed, cut or added: which of them cannot be told."""
    if len(raw) < _HEAD.size or raw[: len(MAGIC)] != MAGIC:
        raise NotABox
    head = raw[: _HEAD.size]
    _, passes, memory, lanes, salt, nonce = _HEAD.unpack(head)
    cost = Cost(passes, memory, lanes)
    if not bearable(cost):
        raise NotABox
    try:
        return ChaCha20Poly1305(key_of(passphrase, cost, salt)).decrypt(nonce, raw[_HEAD.size :], head)
    except InvalidTag:
        raise WrongPassphrase from None
