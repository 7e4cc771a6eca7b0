"""The language of the pages: Spanish, unless somebody chose English on this browser."""

from __future__ import annotations

from typing import Any

from paradero.wording.language import Language

COOKIE = "paradero_language"
YEAR = 365 * 24 * 60 * 60


def chosen_language(request: Any) -> Language:
    return "en" if request.COOKIES.get(COOKIE) == "en" else "es"
