"""The end of a log as something short to write down: whoever kept one can tell whether the log was rewritten since."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

_GROUP = 5


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of an author's log when it was looked at."""

    author: str
    sequence: int
    entry: str


class NotAHead(ValueError):
    """Letters that are no code of a head."""


def head_code(head: Head) -> str:
    """Letters and digits in groups of five, with a check against slips of the pen.

    >>> code = head_code(Head("ab" * 32, 7, "cd" * 32))
    >>> head_from(code) == Head("ab" * 32, 7, "cd" * 32), head_from(code.lower().replace("-", " ")).sequence
    (True, 7)
    """
    raw = bytes.fromhex(head.author) + head.sequence.to_bytes(6, "big") + bytes.fromhex(head.entry)
    raw += hashlib.blake2b(raw, digest_size=3).digest()
    letters = base64.b32encode(raw).decode().rstrip("=")
    return "-".join(letters[k : k + _GROUP] for k in range(0, len(letters), _GROUP))


def head_from(code: str) -> Head:
    letters = re.sub(r"[\s-]", "", code).upper()
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise NotAHead("not the letters of a head") from error
    kept, check = raw[:-3], raw[-3:]
    if len(kept) != 70 or hashlib.blake2b(kept, digest_size=3).digest() != check:
        raise NotAHead("a letter is missing or wrong")
    return Head(kept[:32].hex(), int.from_bytes(kept[32:38], "big"), kept[38:].hex())


def heads_of(codes: Iterable[str]) -> tuple[Head, ...]:
    return tuple(head_from(code) for code in codes)
