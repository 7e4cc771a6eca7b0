"""Encrypted files, each known by a salted digest of what it holds and lying under a keyed name.

Entries name a blob by its digest, which travels; the file's name is keyed by each workspace, so that nobody without the
keys can tell whether a known page is kept here. Inside the encryption stand mark, digest and salt before the content:
one blob put in another's place shows.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyrage
from pyrage import x25519

from paradero.model import Blob
from paradero.model.blob import NO_SALT, SIZE
from paradero.vault.keys import Keys
from paradero.vault.writing import sync_folder, write_whole

_REWRITTEN, _COMPRESSED = 1, 2


class Missing(Exception):
    """No blob of this digest is here."""


class Damaged(Exception):
    """What lies here is not what was put there."""


class Blobs:
    """The blobs of one workspace. Invariant: a digest that was returned can be read again after any crash."""

    def __init__(self, folder: Path, keys: Keys) -> None:
        self.folder = folder
        self._names = keys.names
        self._identity = x25519.Identity.from_str(keys.identity)

    def put(self, content: bytes) -> str:
        """Keep bytes and give their digest, another each time. They are on the disk when this returns."""
        blob = Blob.of(content)
        self.keep(blob)
        return blob.digest

    def keep(self, blob: Blob) -> None:
        """Keep a blob that came from elsewhere, unless a better one lies here.

        A whole one is better than a rewritten one, and either than a damaged one; of two that were rewritten in
        different ways the lesser stays. Invariant: what stays does not depend on the order in which they come.
        """
        try:
            here = self.open(blob.digest)
        except (Missing, Damaged):
            self._write(blob)
            return
        if (blob.rewritten, blob.content) < (here.rewritten, here.content):
            self._write(blob)

    def rewrite(self, digest: str, content: bytes) -> None:
        """Other content under an old digest: what erasing a part leaves."""
        if not self.path(digest).exists():
            raise Missing(digest)
        self._write(Blob(digest, content, NO_SALT))

    def get(self, digest: str) -> bytes:
        """The content, checked: Damaged if a byte of it, or its place, was changed."""
        return self.open(digest).content

    def open(self, digest: str) -> Blob:
        """The blob of a digest; raises Missing or Damaged."""
        try:
            blob = self.read(self.path(digest))
        except FileNotFoundError:
            raise Missing(digest) from None
        except Damaged as error:
            raise Damaged(digest) from error
        return blob

    def read(self, path: Path) -> Blob:
        """What lies at a path, if it is whole and lies where it belongs; else Damaged."""
        try:
            raw = pyrage.decrypt(path.read_bytes(), [self._identity])
        except pyrage.DecryptError as error:
            raise Damaged(path.name) from error
        mark, told, salt, content = raw[0], raw[1 : 1 + SIZE], raw[1 + SIZE : 1 + 2 * SIZE], raw[1 + 2 * SIZE :]
        blob = Blob(told.hex(), _inflated(content) if mark & _COMPRESSED else content, salt)
        in_place = self.path(blob.digest) == path and bool(mark & _REWRITTEN) == blob.rewritten
        if not in_place or not (blob.rewritten or blob.whole):
            raise Damaged(path.name)
        return blob

    def erase(self, digest: str) -> None:
        """Take a blob away. The bytes that lay on the disk are of no use without the keys."""
        path = self.path(digest)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            sync_folder(path.parent)

    def files(self) -> Iterator[Path]:
        """Everything that lies where blobs lie, whatever it is, sorted."""
        yield from sorted(path for path in self.folder.rglob("*") if not path.is_dir())

    def path(self, digest: str) -> Path:
        if len(digest) != 2 * SIZE or not all(c in "0123456789abcdef" for c in digest):
            raise Missing(digest)
        name = hashlib.blake2b(bytes.fromhex(digest), key=self._names, digest_size=SIZE).hexdigest()
        return self.folder / name[:2] / name

    def _write(self, blob: Blob) -> None:
        path = self.path(blob.digest)
        if not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            sync_folder(self.folder)
        smaller = zlib.compress(blob.content, 6)
        compressed = len(smaller) < len(blob.content)
        mark = (_REWRITTEN if blob.rewritten else 0) | (_COMPRESSED if compressed else 0)
        raw = bytes([mark]) + bytes.fromhex(blob.digest) + blob.salt + (smaller if compressed else blob.content)
        write_whole(path, pyrage.encrypt(raw, [self._identity.to_public()]))


def _inflated(content: bytes) -> bytes:
    """What we compressed ourselves: it came out of our own encryption, so its size is no attacker's choice."""
    return zlib.decompress(content)
