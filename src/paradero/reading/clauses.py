"""Stretches of a sentence within which words belong together."""

from __future__ import annotations

from paradero.reading.page import Page

_HARD = frozenset({";", ":", "(", ")", '"'})
_FARTHEST = 150
"""Words farther off than this say nothing about one, however long the line without a stop."""


def clause(page: Page, token: int, commas: bool = True) -> tuple[int, int]:
    """The clause around a token: between signs and turning words; with commas=False commas do not end it.

    Invariant: the clause lies in the token's sentence and holds the token.
    """
    sentence = page.tokens.sentence(token)
    words = page.tokens.words
    turns = page.words_of("clause.turns")

    def ends(at: int) -> bool:
        word = words[at]
        return word in _HARD or word in turns or (commas and word == ",")

    first, last = token, token + 1
    while first > max(sentence.first, token - _FARTHEST) and not ends(first - 1):
        first -= 1
    while last < min(sentence.last, token + _FARTHEST) and not ends(last):
        last += 1
    return first, last
