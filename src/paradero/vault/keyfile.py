"""The one small file of keys, sealed twice: under a passphrase, and to a recovery key that is shown once.

    magic (8) | cost (3 × 4) | salt (16) | nonce (12) | length, sealed under the passphrase | length, age to recovery

What is sealed under the passphrase has the whole of the file before and behind it as associated data, so that no byte
of the file can be changed, cut or added without its being noticed when the passphrase is given.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pyrage
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pyrage import x25519

from paradero.vault.keys import Keys
from paradero.vault.writing import write_whole

NAME = "keys"
MAGIC = b"PDRKEY"
FORMAT = 1
_HEAD = struct.Struct(">6sH3I16s12s")
_LENGTH = struct.Struct(">I")
_TAG = 16


class WrongPassphrase(Exception):
    """The passphrase is wrong, or the file is damaged: nothing more can be said without helping whoever guesses."""


class NoKeyFile(Exception):
    """The folder has no file of keys: it is no workspace."""


class NewerFormat(Exception):
    """The file was made by a newer version."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id, `memory` in KiB. Four times the memory that RFC 9106 recommends at the least."""

    passes: int = 3
    memory: int = 256 * 1024
    lanes: int = 4

    @classmethod
    def least(cls) -> Cost:
        """For tests only: a guess costs next to nothing."""
        return cls(1, 64, 1)


def create(folder: Path, passphrase: str, cost: Cost = Cost()) -> tuple[Keys, str]:
    """New keys in a folder, and the recovery key, which is kept nowhere: whoever loses both loses everything."""
    keys, recovery = Keys.new()
    write(folder, keys, passphrase, cost)
    return keys, recovery


def unlock(folder: Path, passphrase: str) -> Keys:
    """The keys, or WrongPassphrase after as much work as a right one costs."""
    head, sealed, recovery = _parts(folder)
    key = key_of(passphrase, head.cost, head.salt)
    try:
        raw = ChaCha20Poly1305(key).decrypt(head.nonce, sealed, head.raw + recovery)
    except InvalidTag:
        raise WrongPassphrase from None
    return Keys.unpacked(raw)


def recover(folder: Path, recovery: str) -> Keys:
    """The keys, opened with the recovery key; `write` then sets a new passphrase, and the recovery key stays."""
    _, _, sealed = _parts(folder)
    try:
        return Keys.unpacked(pyrage.decrypt(sealed, [x25519.Identity.from_str("".join(recovery.split()).upper())]))
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError):
        raise WrongPassphrase from None


def cost_of(folder: Path) -> Cost:
    """What a guess costs here."""
    return _parts(folder)[0].cost


def write(folder: Path, keys: Keys, passphrase: str, cost: Cost = Cost()) -> None:
    """Seal keys in a folder, in the place of those before. A copy of the old file still opens with the old passphrase.

    Invariant: after a crash at any moment the folder has the old file or the new one.
    """
    recovery = pyrage.encrypt(keys.packed(), [x25519.Recipient.from_str(keys.recovery)])
    salt, nonce = os.urandom(16), os.urandom(12)
    head = _HEAD.pack(MAGIC, FORMAT, cost.passes, cost.memory, cost.lanes, salt, nonce)
    packed = keys.packed()
    sealed = ChaCha20Poly1305(key_of(passphrase, cost, salt)).encrypt(
        nonce, packed, head + _LENGTH.pack(len(packed) + _TAG) + recovery
    )
    write_whole(folder / NAME, head + _LENGTH.pack(len(sealed)) + sealed + recovery)


@dataclass(frozen=True, slots=True)
class _Head:
    raw: bytes
    cost: Cost
    salt: bytes
    nonce: bytes


def _parts(folder: Path) -> tuple[_Head, bytes, bytes]:
    try:
        raw = (folder / NAME).read_bytes()
    except FileNotFoundError:
        raise NoKeyFile(str(folder)) from None
    if len(raw) < _HEAD.size + _LENGTH.size or raw[: len(MAGIC)] != MAGIC:
        raise WrongPassphrase
    _, version, passes, memory, lanes, salt, nonce = _HEAD.unpack(raw[: _HEAD.size])
    if version > FORMAT:
        raise NewerFormat(str(version))
    cost = Cost(passes, memory, lanes)
    if not bearable(cost):
        raise WrongPassphrase
    start = _HEAD.size + _LENGTH.size
    (length,) = _LENGTH.unpack(raw[_HEAD.size : start])
    sealed, recovery = raw[start : start + length], raw[start + length :]
    return _Head(raw[:start], cost, salt, nonce), sealed, recovery


def bearable(cost: Cost) -> bool:
    """A damaged or hostile file must not ask for the whole memory of the machine, nor for hours."""
    return 1 <= cost.passes <= 16 and 1 <= cost.lanes <= 64 and 8 * cost.lanes <= cost.memory <= 1024 * 1024


def key_of(passphrase: str, cost: Cost, salt: bytes) -> bytes:
    """Argon2id of a passphrase, in whichever way its accents were typed."""
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    try:
        return hash_secret_raw(secret, salt, cost.passes, cost.memory, cost.lanes, 32, Type.ID)
    except HashingError as error:
        raise WrongPassphrase from error
