"""A text as words, sentences and paragraphs, each pointing back into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from paradero.model import Span
from paradero.reading.folding import fold

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|'s\b|[^\W_]+|[^\w\s]|_")
_END = frozenset(".?!")
_CLOSERS = frozenset("\")']")
_LONGEST = 400
"""A sentence longer than this is no sentence: it is cut, so that the work stays in step with the length of the text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens from `first` up to `last`, exclusive, in one paragraph."""

    number: int
    first: int
    last: int
    paragraph: int
    title: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one place a token; `words` are folded, `caps` says that the report wrote a capital."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    caps: tuple[bool, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: tuple[int, ...] = field(repr=False)
    shouting: frozenset[int] = frozenset()
    """Numbers of sentences all in capitals, where capitals mean nothing."""

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """From token `first` to the one before `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def original(self, first: int, last: int) -> str:
        return self.text[self.starts[first] : self.ends[last - 1]]

    def sentence(self, token: int) -> Sentence:
        return self.sentences[self.sentence_of[token]]


def tokenize(text: str, abbreviations: frozenset[str], title: Span | None = None) -> Tokens:
    """Words and signs of the text; a sentence ends at a full stop that is no abbreviation's, or with its line.

    >>> [w for w in tokenize("Lo dijo el Lic. Pérez. Nada más.", frozenset({"lic"})).words][:5]
    ['lo', 'dijo', 'el', 'lic', '.']
    """
    folded = fold(text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    caps: list[bool] = []
    for match in _TOKEN.finditer(folded):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
        caps.append(text[match.start()].isupper())
    sentences = tuple(_sentences(text, words, starts, ends, caps, abbreviations, title))
    sentence_of = [0] * len(words)
    shouting = set()
    for s in sentences:
        sentence_of[s.first : s.last] = [s.number] * (s.last - s.first)
        letters = [w for w in range(s.first, s.last) if words[w][0].isalpha() and len(words[w]) > 3]
        if len(letters) > 2 and sum(text[ends[w] - 1].isupper() for w in letters) > 0.7 * len(letters):
            shouting.add(s.number)
    return Tokens(
        text, tuple(words), tuple(starts), tuple(ends), tuple(caps), sentences, tuple(sentence_of), frozenset(shouting)
    )


def _sentences(  # noqa: PLR0913, PLR0917 - parallel lists of one tokenizer, nowhere else passed on
    text: str,
    words: list[str],
    starts: list[int],
    ends: list[int],
    caps: list[bool],
    abbreviations: frozenset[str],
    title: Span | None,
) -> list[Sentence]:
    found: list[Sentence] = []
    first, paragraph = 0, 0
    for i in range(len(words)):
        last_word = i + 1 == len(words)
        line_ends = last_word or "\n" in text[ends[i] : starts[i + 1]]
        if line_ends or i - first >= _LONGEST or _stops(i, words, starts, ends, caps, abbreviations):
            in_title = title is not None and starts[first] < title.end
            found.append(Sentence(len(found), first, i + 1, paragraph, in_title))
            first = i + 1
        if line_ends:
            paragraph += 1
    return found


def _stops(  # noqa: PLR0913, PLR0917
    i: int, words: list[str], starts: list[int], ends: list[int], caps: list[bool], abbreviations: frozenset[str]
) -> bool:
    """Whether the sentence ends after token i: closing quotation marks and brackets stay with their sentence."""
    if words[i + 1] in _CLOSERS and ends[i] == starts[i + 1]:
        return False
    mark = i
    while mark > max(0, i - 4) and words[mark] in _CLOSERS and words[mark - 1] in (_END | _CLOSERS):
        mark -= 1
    if words[mark] not in _END:
        return False
    following = i + 1
    while following < min(i + 5, len(words) - 1) and words[following] in "\"'([-¿¡":
        following += 1
    begins = caps[following] or words[following][0].isdecimal() or words[following] in "\"'([-¿¡"
    if starts[i + 1] == ends[i] and words[mark] == "." and not caps[following]:
        return False
    if words[mark] == "." and mark > 0 and mark == i:
        before = words[mark - 1]
        initial = len(before) == 1 and before.isalpha() and caps[mark - 1]
        if (before in abbreviations or initial) and ends[mark - 1] == starts[mark]:
            return False
    return begins
