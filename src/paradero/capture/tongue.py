"""The language of a text."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from typing import Any

from paradero.capture.wording import LANGUAGES

_FEWEST = 20
UNDETERMINED = "und"
"""ISO 639-2 for a language that cannot be told. None would say that nothing speaks against the usual one."""
_lock = threading.Lock()


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def language_of(text: str) -> str | None:
    """One of es, en, fr, pt, it; "und" for a text in other letters than theirs; None for one too short to tell.

    >>> language_of("Doce personas fueron vistas el lunes cerca del puente.")
    'es'
    >>> language_of("قالت الأم إن ابنها لم يتصل")
    'und'
    """
    sample = text[:20_000].lower()
    letters = [char for char in sample if char.isalpha()]
    if 2 * sum(unicodedata.name(char, "").startswith("LATIN ") for char in letters) < len(letters):
        return UNDETERMINED
    if len(letters) < _FEWEST:
        return None
    with _lock:
        code: str = _identifier().classify(sample)[0]
    return code
