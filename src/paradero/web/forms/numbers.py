"""Numbers as they are typed or stand in an address."""

from __future__ import annotations

_DIGITS = 15


def number_of(typed: str, digits: int = _DIGITS) -> int | None:
    """None for whatever is no whole number, or one that nobody means.

    >>> number_of("12"), number_of("²"), number_of("9" * 30), number_of("-1")
    (12, None, None, None)
    """
    fine = typed.isascii() and typed.isdecimal() and len(typed) <= digits
    return int(typed) if fine else None
