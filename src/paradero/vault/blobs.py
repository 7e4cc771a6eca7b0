"""Encrypted files, each known by a salted digest of what it holds and lying under a keyed name.

Entries name a blob by its digest, which travels; the file's name is keyed by each workspace, so that nobody without the
keys can tell whether a known page is kept here. Inside the encryption stand mark, digest, stamp and salt before the
content: one blob put in another's place shows. Zeros follow it up to one of few sizes (Padmé, Nikitin and others 2019),
so that the size of a file hardly tells which page it may be.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyrage
from pyrage import x25519

from paradero.model import Blob
from paradero.model.blob import NO_SALT, SIZE, STAMP
from paradero.vault.keys import Keys
from paradero.vault.writing import sync_folder, write_whole

_REWRITTEN, _COMPRESSED = 1, 2
_HEAD = struct.Struct(f">B{SIZE}s{STAMP}s{SIZE}sQ")
_LEAST = 512


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

    def put(self, content: bytes, stamp: bytes) -> str:
        """Keep bytes and give their digest, another each time. They are on the disk when this returns."""
        blob = Blob.of(content, stamp)
        self.keep(blob)
        return blob.digest

    def keep(self, blob: Blob) -> bool:
        """Keep a blob that came from elsewhere, unless a better one lies here; says whether it was written.

        A whole one is better than a rewritten one, and either than a damaged one. Of two that were rewritten the one
        that is here stays: nothing proves the other.
        """
        try:
            here = self.open(blob.digest)
        except (Missing, Damaged):
            self._write(blob)
            return True
        if here.rewritten and not blob.rewritten:
            self._write(blob)
            return True
        return False

    def rewrite(self, digest: str, content: bytes) -> None:
        """Other content under an old digest: what erasing a part leaves. Raises Missing, or Damaged."""
        self._write(Blob(digest, content, NO_SALT, self.open(digest).stamp))

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
        """What lies at a path, if it is a file of ours, whole, and where it belongs; else Damaged. Follows no link."""
        if path.parent.is_symlink() or not stat.S_ISREG(path.lstat().st_mode):
            raise Damaged(path.name)
        try:
            raw = pyrage.decrypt(path.read_bytes(), [self._identity])
        except pyrage.DecryptError as error:
            raise Damaged(path.name) from error
        mark, told, stamp, salt, length = _HEAD.unpack_from(raw.ljust(_HEAD.size, b"\0"))
        kept = raw[_HEAD.size : _HEAD.size + length]
        blob = Blob(told.hex(), zlib.decompress(kept) if mark & _COMPRESSED else kept, salt, stamp)
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
        """Everything that lies where blobs lie and is no folder, whatever it is, sorted. Follows no link."""
        for here, folders, names in os.walk(self.folder):
            folders.sort()
            links = [name for name in folders if Path(here, name).is_symlink()]
            yield from (Path(here, name) for name in sorted([*names, *links]))

    def whole(self) -> Iterator[Path]:
        """Those of the files that are whole and in their place."""
        for path in self.files():
            try:
                self.read(path)
            except Damaged:
                continue
            yield path

    def path(self, digest: str) -> Path:
        if len(digest) != 2 * SIZE or not all(c in "0123456789abcdef" for c in digest):
            raise Missing(digest)
        name = hashlib.blake2b(bytes.fromhex(digest), key=self._names, digest_size=SIZE).hexdigest()
        return self.folder / name[:2] / name

    def _write(self, blob: Blob) -> None:
        path = self.path(blob.digest)
        if path.parent.is_symlink():
            raise Damaged(blob.digest)
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync_folder(self.folder)
        smaller = zlib.compress(blob.content, 6)
        compressed = len(smaller) < len(blob.content)
        mark = (_REWRITTEN if blob.rewritten else 0) | (_COMPRESSED if compressed else 0)
        kept = smaller if compressed else blob.content
        head = _HEAD.pack(mark, bytes.fromhex(blob.digest), blob.stamp, blob.salt, len(kept))
        padded = (head + kept).ljust(_padded(_HEAD.size + len(kept)), b"\0")
        write_whole(path, pyrage.encrypt(padded, [self._identity.to_public()]))


def _padded(size: int) -> int:
    """The size up to which a file of this size is filled: at most an eighth more, and of few different ones.

    >>> [_padded(n) for n in (1, 600, 601, 1_000_000)]
    [512, 608, 608, 1015808]
    """
    if size <= _LEAST:
        return _LEAST
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step
