"""One thing that somebody added or decided, in words that can be taken away without a gap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

LONGEST = 2**32
"""No log is longer: a number that large is a lie, and nobody shall have to count up to it."""
FIRST = bytes(32)
"""What the first entry of a log names as the one before it."""

Content = Mapping[str, object]
"""What an entry says: text, whole numbers, booleans, None, and lists and mappings of these. No fractions: they do not
have one spelling."""


@dataclass(frozen=True, slots=True)
class Header:
    """The part of an entry that stays when its words are erased: it says nothing of anybody.

    Invariant: every field but `sequence` is random or a hash, so a header that survives incriminates nobody.
    `author` is a public key, `previous` the id of the same author's entry before, `commitment` a salted hash
    of the body.
    """

    author: bytes
    sequence: int
    previous: bytes
    commitment: bytes

    def __post_init__(self) -> None:
        if not (len(self.author) == len(self.previous) == len(self.commitment) == 32):
            raise ValueError("author, previous and commitment are 32 bytes each")
        if not 0 <= self.sequence < LONGEST:
            raise ValueError(f"no place in a log: {self.sequence}")
        if (self.sequence == 0) != (self.previous == FIRST):
            raise ValueError("only the first entry of a log has none before it")


@dataclass(frozen=True, slots=True)
class Body:
    """What an entry says. `answers` are the ids of those entries on the subject that its author had seen.

    `subject` names what it is about by a random id; `time` is the author's clock, which may be wrong: it only shows.
    """

    kind: str
    subject: str
    time: datetime
    answers: tuple[str, ...]
    content: Content


@dataclass(frozen=True, slots=True)
class Entry:
    """Invariant: `id` is the hash of the header alone, so it stands when the body is gone (`body` and `salt` None)."""

    id: str
    header: Header
    signature: bytes
    body: Body | None = None
    salt: bytes | None = None

    def __post_init__(self) -> None:
        if (self.body is None) != (self.salt is None):
            raise ValueError("a body goes with its salt")

    @property
    def erased(self) -> bool:
        return self.body is None
