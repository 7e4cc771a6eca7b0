"""Words of a report that cannot steer the terminal."""

from __future__ import annotations

import unicodedata


def plain(text: str, newlines: bool = False) -> str:
    """Controls and marks that turn the direction of writing become �, one for one; letters of every script stay.

    >>> plain("doce\\x1b[31m migrantes")
    'doce�[31m migrantes'
    """
    return "".join(c if _harmless(c) or (newlines and c == "\n") else "�" for c in text)


def _harmless(char: str) -> bool:
    kind = unicodedata.category(char)
    if kind == "Cf":
        return unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return kind not in {"Cc", "Cs", "Zl", "Zp"} or char == "\t"
