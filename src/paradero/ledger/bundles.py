"""Entries and blobs as one file that travels: refused whole if a byte of it is wrong, missing or too many.

    magic (8) | records | end

A record is a letter, a length (8 bytes) and so many bytes: "H" a head that the sender had seen, "E" an entry, "B" a
blob: digest, stamp, salt, content. The end is the letter "Z" and the hash of everything before it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from paradero.ledger.authors import keeps_its_word, signed_by_author
from paradero.ledger.encoding import Malformed, entry_bytes, entry_from
from paradero.ledger.heads import Head, NotAHead, head_bytes, head_of_bytes
from paradero.model import Blob, Entry
from paradero.model.blob import SIZE, STAMP

MAGIC = b"PDRBNDL1"
LARGEST = 1 << 31
"""A record is no longer than this; longer ones are a lie or an attack."""
_RECORD = struct.Struct(">cQ")
_END = b"Z"
_DIGEST = 32
_PIECE = 1 << 20
_BLOB_HEAD = 2 * SIZE + STAMP


class Refused(Exception):
    """A bundle that is not taken. Its text says why, in a word for programs: cut, not_a_bundle, forged, changed, …"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds. Invariant: every entry is signed by its author and has the body that it promised or none.

    Every blob is what its digest says, or says of itself that erasing rewrote it.
    """

    entries: tuple[Entry, ...]
    blobs: tuple[Blob, ...] = ()
    heads: tuple[Head, ...] = ()


def pack(bundle: Bundle) -> Iterator[bytes]:
    """The bytes of a bundle, in pieces.

    >>> from io import BytesIO
    >>> from paradero.ledger.authors import Author
    >>> sent = Bundle((Author.new().write("k", "s", {"n": 1}),), (Blob.of(b"a page", bytes(33)),))
    >>> unpack(BytesIO(b"".join(pack(sent)))) == sent
    True
    """
    whole = hashlib.blake2b(digest_size=_DIGEST)

    def counted(piece: bytes) -> bytes:
        whole.update(piece)
        return piece

    yield counted(MAGIC)
    for head in bundle.heads:
        yield counted(_record(b"H", head_bytes(head)))
    for entry in bundle.entries:
        yield counted(_record(b"E", entry_bytes(entry)))
    for blob in bundle.blobs:
        yield counted(_record(b"B", bytes.fromhex(blob.digest) + blob.stamp + blob.salt + blob.content))
    yield _END + whole.digest()


def unpack(file: BinaryIO) -> Bundle:
    """Read a bundle to its end before anything of it is believed; Refused at the first thing that is wrong."""
    whole = hashlib.blake2b(digest_size=_DIGEST)
    if (magic := file.read(len(MAGIC))) != MAGIC:
        raise Refused("not_a_bundle")
    whole.update(magic)
    entries: list[Entry] = []
    blobs: list[Blob] = []
    heads: list[Head] = []
    for letter, payload in _records(file, whole):
        try:
            if letter == b"E":
                entries.append(entry_from(payload))
            elif letter == b"B" and len(payload) >= _BLOB_HEAD:
                stamp, salt = payload[SIZE : SIZE + STAMP], payload[SIZE + STAMP : _BLOB_HEAD]
                blobs.append(Blob(payload[:SIZE].hex(), payload[_BLOB_HEAD:], salt, stamp))
            elif letter == b"H":
                heads.append(head_of_bytes(payload))
            else:
                raise Refused("malformed")
        except (Malformed, NotAHead) as error:
            raise Refused("malformed") from error
    for entry in entries:
        if not signed_by_author(entry):
            raise Refused("forged")
        if not keeps_its_word(entry):
            raise Refused("changed")
    if not all(blob.whole or blob.rewritten for blob in blobs):
        raise Refused("changed")
    return Bundle(tuple(entries), tuple(blobs), tuple(heads))


def _record(letter: bytes, payload: bytes) -> bytes:
    return _RECORD.pack(letter, len(payload)) + payload


def _records(file: BinaryIO, whole: hashlib.blake2b) -> Iterable[tuple[bytes, bytes]]:
    while True:
        letter = file.read(1)
        if letter == _END:
            if file.read(_DIGEST) != whole.digest():
                raise Refused("changed")
            if file.read(1):
                raise Refused("longer_than_it_says")
            return
        head = letter + file.read(_RECORD.size - 1)
        if len(head) != _RECORD.size:
            raise Refused("cut")
        _, length = _RECORD.unpack(head)
        if length > LARGEST:
            raise Refused("malformed")
        payload = _read(file, length)
        if len(payload) != length:
            raise Refused("cut")
        whole.update(head + payload)
        yield letter, payload


def _read(file: BinaryIO, length: int) -> bytes:
    """In pieces, so that a bundle that lies of its length costs no more memory than it has bytes."""
    pieces = []
    while length > 0 and (piece := file.read(min(length, _PIECE))):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
