"""Why a report that is kept could not be read."""

from __future__ import annotations

from paradero.capture import Unreadable
from paradero.wording.words import Words


def unread_reason(code: str, words: Words) -> str:
    """The sentence of a code of capture, or of ours.

    >>> from paradero.wording.words import words
    >>> unread_reason("crashed_keyerror", words("en"))
    'Paradero failed while reading it (keyerror); the report itself is kept.'
    """
    if code.startswith("crashed"):
        return words("keep.crashed", error=code.removeprefix("crashed_"))
    if code == "too_long":
        return words("keep.too_long")
    if code == "damaged":
        return words("keep.damaged")
    try:
        return Unreadable(code).message(words.language)
    except ValueError:
        return words("keep.unread", code=code)
