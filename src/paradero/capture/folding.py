"""Letters without accents and case, for comparing."""

from __future__ import annotations

import unicodedata


class _Folds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        self[code] = base if len(base) == 1 else char
        return self[code]


_folds = _Folds({ord("’"): "'", ord("‘"): "'", ord("`"): "'", 0xA0: " "})


def fold(text: str) -> str:
    """Invariant: as long as `text`, so that a position in one is a position in the other.

    >>> fold("Según Él: NIÑOS")
    'segun el: ninos'
    """
    return text.translate(_folds)
