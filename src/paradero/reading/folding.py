"""One character in, one character out: so that what is found in folded text stands at the same place in the report."""

from __future__ import annotations

import unicodedata

_SIGNS = {
    **dict.fromkeys("“”„«»‟〝〞″", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": ".",
    "\u00a0": " ",
    "ß": "s",
    "ø": "o",
    "ł": "l",
}


class _Table(dict[int, str]):
    """Filled as characters are met: most reports use the same hundred."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _SIGNS.get(char)
        if plain is None:
            plain = unicodedata.normalize("NFKD", char)[0].lower()
            plain = _SIGNS.get(plain, plain)
            if len(plain) != 1 or (plain.isspace() and char != "\n"):
                plain = " " if plain.isspace() else char
        self[code] = plain
        return plain


_TABLE = _Table()


def fold(text: str) -> str:
    """Lower case, no accents, plain quotation marks and dashes; the length never changes.

    >>> fold("«Según» JOSÉ – Peñón")
    '"segun" jose - penon'
    """
    return text.translate(_TABLE)
