"""Secrets that somebody copies from paper: letters and digits that are not taken for one another."""

from __future__ import annotations

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUP = 5


def on_paper(groups: int) -> str:
    """Random, in groups of five: some 25 bits each.

    >>> len(on_paper(3)), on_paper(3).count("-")
    (17, 2)
    """
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(groups))
