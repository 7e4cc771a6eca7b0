"""The language of the interface: Spanish, unless someone asked for English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

Language = Literal["es", "en"]


def interface_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that `--lang` names, else PARADERO_LANG, else the system's locale; Spanish for any other.

    Asked before the arguments are parsed, because the parser's own words depend on it.

    >>> interface_language(["read", "--lang", "en"], {})
    'en'
    >>> interface_language([], {"LANG": "en_US.UTF-8", "PARADERO_LANG": "es"})
    'es'
    >>> interface_language([], {"LANG": "C.UTF-8"})
    'es'
    """
    asked = _option(arguments) or environment.get("PARADERO_LANG")
    named = asked or environment.get("LC_ALL") or environment.get("LANG") or ""
    return "en" if named.lower().startswith("en") else "es"


def _option(arguments: Sequence[str]) -> str | None:
    for at, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
    return None
