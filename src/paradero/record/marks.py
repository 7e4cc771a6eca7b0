"""Fingerprints by which something is known again. Without the key of the workspace nobody can try names on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from paradero.record.captured import Captured
from paradero.record.filling import words_of

_SHINGLE = 4
SKETCH = 64
ALIKE = 0.3
"""Two texts are held to be copies from this part of shared four-word sequences on; estimated from their sketches."""


@dataclass(frozen=True, slots=True)
class Marks:
    """
    >>> marks = Marks(bytes(32))
    >>> marks.text("Dijo  INÉS tzul") == marks.text("dijo inés Tzul."), Marks(b"other").text("x") == marks.text("x")
    (True, False)
    """

    key: bytes = field(repr=False)

    def content(self, content: bytes) -> str:
        return self._mark("content", content)

    def text(self, text: str) -> str:
        """Alike for texts of the same words, whatever their case, accents, signs and line ends."""
        return self.words(words_of(text))

    def words(self, words: Iterable[str]) -> str:
        return self._mark("words", " ".join(words).encode("utf-8", "surrogatepass"))

    def word_of(self, subject: str, word: str) -> str:
        """One word, as it was erased from one report."""
        return self._mark("word of", f"{subject} {word}".encode("utf-8", "surrogatepass"))

    def sketch(self, text: str) -> frozenset[str]:
        """The least of the fingerprints of its four-word sequences (a bottom-k sketch, Broder 1997)."""
        words = words_of(text)
        runs = {" ".join(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1))} if words else set()
        return frozenset(sorted(self._mark("run", run.encode("utf-8", "surrogatepass")) for run in runs)[:SKETCH])

    def _mark(self, purpose: str, content: bytes) -> str:
        return hashlib.blake2b(content, key=self.key, person=purpose.encode(), digest_size=16).hexdigest()


def known_by(captured: Captured) -> str:
    """The words by which a report is known to have come in before: its own, and whose they are.

    The same words from another outlet or another person are another report: a copy, and perhaps a voice.
    """
    report, told = captured.report, captured.told
    whose = (report.publisher, str(report.published or "")) if report else ()
    return "\n".join(part for part in (captured.text, *whose, told and told.by) if part)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the sequences that two texts share, from 0 to 1, as their sketches tell it."""
    least = sorted(one | other)[:SKETCH]
    return sum(mark in one and mark in other for mark in least) / len(least) if least else 0.0
