"""Small things sealed under a key: nobody reads or changes them without it, and none passes for another."""

from __future__ import annotations

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_NONCE = 12


class Broken(Exception):
    """What was sealed was changed, or sealed under another key or for another purpose."""


def seal(key: bytes, purpose: str, content: bytes) -> bytes:
    """
    >>> unseal(bytes(32), "heads", seal(bytes(32), "heads", b"x"))
    b'x'
    """
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(key, purpose).encrypt(nonce, content, purpose.encode())


def unseal(key: bytes, purpose: str, sealed: bytes) -> bytes:
    try:
        return _cipher(key, purpose).decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode())
    except (InvalidTag, ValueError) as error:
        raise Broken(purpose) from error


def _cipher(key: bytes, purpose: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(hashlib.blake2b(purpose.encode(), key=key, digest_size=32).digest())
