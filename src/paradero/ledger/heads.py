"""The end of a log as something short to write down: whoever kept one can tell whether the log was rewritten since."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass

_GROUP = 5
_AUTHOR, _SEQUENCE, _ENTRY, _CHECK = 3, 4, 16, 2
"""Bytes of each in a code: enough of the author to tell which log; of the entry 128 bits, so that who prepares two
histories that end alike has to try some 2^64 of them."""
_RAW = struct.Struct(">32sQ32s")


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of an author's log when it was looked at. From a code, `author` and `entry` are beginnings."""

    author: str
    sequence: int
    entry: str


class NotAHead(ValueError):
    """Letters that are no code of a head."""


def head_code(head: Head) -> str:
    """Forty letters and digits in groups of five, with a check against slips of the pen.

    >>> code = head_code(Head("ab" * 32, 7, "cd" * 32))
    >>> code.count("-"), head_from(code.lower().replace("-", " ")) == Head("ab" * 3, 7, "cd" * 16)
    (7, True)
    """
    raw = bytes.fromhex(head.author)[:_AUTHOR] + head.sequence.to_bytes(_SEQUENCE, "big")
    raw += bytes.fromhex(head.entry)[:_ENTRY]
    letters = base64.b32encode(raw + _check(raw)).decode()
    return "-".join(letters[k : k + _GROUP] for k in range(0, len(letters), _GROUP))


def head_from(code: str) -> Head:
    letters = re.sub(r"[\s-]", "", code).upper()
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise NotAHead("not the letters of a head") from error
    kept, check = raw[:-_CHECK], raw[-_CHECK:]
    if len(kept) != _AUTHOR + _SEQUENCE + _ENTRY or _check(kept) != check:
        raise NotAHead("a letter is missing or wrong")
    entry = kept[_AUTHOR + _SEQUENCE :].hex()
    return Head(kept[:_AUTHOR].hex(), int.from_bytes(kept[_AUTHOR : _AUTHOR + _SEQUENCE], "big"), entry)


def heads_of(codes: Iterable[str]) -> tuple[Head, ...]:
    return tuple(head_from(code) for code in codes)


def head_bytes(head: Head) -> bytes:
    """A whole head, as bundles carry it."""
    return _RAW.pack(bytes.fromhex(head.author), head.sequence, bytes.fromhex(head.entry))


def head_of_bytes(raw: bytes) -> Head:
    if len(raw) != _RAW.size:
        raise NotAHead("not the bytes of a head")
    author, sequence, entry = _RAW.unpack(raw)
    return Head(author.hex(), sequence, entry.hex())


def _check(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=_CHECK).digest()
