"""Why something could not be read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal


@cache
def _messages() -> dict[str, dict[str, str]]:
    text = files("paradero.capture").joinpath("words/messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class Unreadable(Exception):
    """Bytes or an address that gave no report: a code for programs, a sentence that helps for people.

    >>> str(Unreadable("not_found"))
    'The page is not there (any more). Check the address, or look for it in a web archive.'
    >>> Unreadable("http_status", status=503).details
    {'status': 503}
    """

    def __init__(self, code: str, **details: object) -> None:
        if code not in _messages():
            raise ValueError(f"no message for {code!r}")
        super().__init__(code)
        self.code = code
        self.details = details

    def message(self, language: Literal["en", "es"] = "en") -> str:
        """The sentence in Spanish or English. Details that the sentence names are filled in."""
        details = {"limit_mb": "?", "status": "?", **self.details}
        return _messages()[self.code][language].format_map(details)

    def __str__(self) -> str:
        return self.message("en")
