"""Lines of a page before it is known which of them are the report."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from paradero.capture.folding import fold

_END = re.compile(r"[.!?…](?:[\"”»'’)\]]|\[\d+\])*$|[—–]$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SPACES = re.compile(r"[^\S\n]+")
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Lone surrogates cannot be stored, and an overridden writing direction can hide what a text says. Other marks of
# direction and joiners belong to right-to-left text and to emoji, and stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\u202d\u202e\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True)
class Line:
    """One line, tidied; `gap` says that an empty line stood before it."""

    text: str
    gap: bool = False

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(_WORD.findall(self.folded))

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph: a sentence, or so many words that it must be one.

        >>> Line("Tres personas fueron vistas el lunes cerca del puente.").is_prose
        True
        >>> Line("Lo más leído").is_prose
        False
        """
        return (len(self.words) >= 8 and self.ends) or len(self.words) >= 25


def tidy(text: str) -> str:
    """NFC, no control characters, one kind of newline, runs of blanks made one; line structure is kept.

    >>> tidy("Uno\\x00  dos\\r\\ntres")
    'Uno dos\\ntres'
    """
    text = _INVISIBLE.sub("", _NEWLINES.sub("\n", unicodedata.normalize("NFC", text)))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))


def lines_of(text: str) -> list[Line]:
    """The lines of a tidied text that hold anything."""
    found: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        if raw:
            found.append(Line(raw, gap))
        gap = not raw
    return found
