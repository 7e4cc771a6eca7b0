"""Encrypted files that are named by a keyed hash of what they hold: the same bytes are kept once.

Inside the encryption stands the name before the content, so that one blob put in another's place shows. A name tells
nothing to whoever has not the key: it cannot be guessed whether a known page is kept here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyrage
from pyrage import x25519

from paradero.vault.keys import Keys
from paradero.vault.writing import sync_folder, write_whole

_NAME_BYTES = 32
_REWRITTEN = b"\x01"
_WHOLE = b"\x00"


class Missing(Exception):
    """No blob of this name is here."""


class Damaged(Exception):
    """What lies under this name is not what was put there."""


class Blobs:
    """The blobs of one workspace. Invariant: a name that was returned can be read again after any crash."""

    def __init__(self, folder: Path, keys: Keys) -> None:
        self.folder = folder
        self._names = keys.names
        self._identity = x25519.Identity.from_str(keys.identity)

    def name_of(self, content: bytes) -> str:
        return hashlib.blake2b(content, key=self._names, digest_size=_NAME_BYTES).hexdigest()

    def put(self, content: bytes) -> str:
        """Keep bytes and give their name. They are on the disk when this returns."""
        name = self.name_of(content)
        if not self.path(name).exists():
            self._write(name, _WHOLE, content)
        return name

    def rewrite(self, name: str, content: bytes) -> None:
        """Other content under an old name: what erasing a part leaves. The name is still that of the original."""
        if not self.path(name).exists():
            raise Missing(name)
        self._write(name, _REWRITTEN, content)

    def get(self, name: str) -> bytes:
        """The content, checked: Damaged if a byte of it, or its place, was changed."""
        return self._open(name)[1]

    def rewritten(self, name: str) -> bool:
        return self._open(name)[0] == _REWRITTEN

    def erase(self, name: str) -> None:
        """Take a blob away. The bytes that lay on the disk are of no use without the keys."""
        self.path(name).unlink(missing_ok=True)
        if self.path(name).parent.exists():
            sync_folder(self.path(name).parent)

    def names(self) -> Iterator[str]:
        """Every name that lies here, sorted, with whatever else lies in the folders where blobs lie."""
        for path in sorted(self.folder.glob("*/*")):
            yield path.name

    def path(self, name: str) -> Path:
        if len(name) != 2 * _NAME_BYTES or not all(c in "0123456789abcdef" for c in name):
            raise Missing(name)
        return self.folder / name[:2] / name

    def _write(self, name: str, mark: bytes, content: bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        sync_folder(self.folder)
        sealed = pyrage.encrypt(mark + bytes.fromhex(name) + content, [self._identity.to_public()])
        write_whole(path, sealed)

    def _open(self, name: str) -> tuple[bytes, bytes]:
        try:
            sealed = self.path(name).read_bytes()
        except FileNotFoundError:
            raise Missing(name) from None
        try:
            raw = pyrage.decrypt(sealed, [self._identity])
        except pyrage.DecryptError as error:
            raise Damaged(name) from error
        mark, told, content = raw[:1], raw[1 : 1 + _NAME_BYTES], raw[1 + _NAME_BYTES :]
        whole = mark == _WHOLE and self.name_of(content) == name
        if told.hex() != name or not (whole or mark == _REWRITTEN):
            raise Damaged(name)
        return mark, content
