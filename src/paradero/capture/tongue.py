"""The language of a text."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

from paradero.capture.wording import LANGUAGES

_FEWEST = 20
_lock = threading.Lock()


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def language_of(text: str) -> str | None:
    """One of es, en, fr, pt, it; None for a text too short to tell.

    >>> language_of("Doce personas fueron vistas el lunes cerca del puente.")
    'es'
    """
    sample = text[:20_000].lower()
    if sum(char.isalpha() for char in sample) < _FEWEST:
        return None
    with _lock:
        code: str = _identifier().classify(sample)[0]
    return code
