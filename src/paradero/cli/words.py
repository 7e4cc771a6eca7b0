"""The words shown to people, from `messages/{es,en}.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from paradero.cli.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Invariant: a key that is not there is an error, never shown to anybody.

    >>> words("es")("stance.denies")
    'niega'
    >>> words("en").count("done.read", 2)
    '2 reports read'
    """

    language: Language
    _table: dict[str, Any]

    def __call__(self, key: str, **details: object) -> str:
        """The words of a dotted key, with the details that they name filled in."""
        found = self._find(key)
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format_map(details) if details else found

    def has(self, key: str) -> bool:
        return isinstance(self._find(key), str)

    def several(self, key: str) -> list[str]:
        found = self._list(key)
        return [str(one) for one in found]

    def pairs(self, key: str) -> list[tuple[str, str]]:
        return [(str(first), str(second)) for first, second in self._list(key)]

    def _list(self, key: str) -> list[Any]:
        found = self._find(key)
        if not isinstance(found, list):
            raise KeyError(key)
        return found

    def count(self, key: str, n: int, **details: object) -> str:
        """The key's `one` or `many`, with `{n}` as the language writes numbers."""
        return self(f"{key}.{'one' if n == 1 else 'many'}", n=self.number(n), **details)

    def number(self, n: int) -> str:
        """Thousands apart from five digits on, as both languages' style guides ask."""
        return str(n) if abs(n) < 10_000 else f"{n:,}".replace(",", self("number.thousands"))

    def _find(self, key: str) -> Any:
        found: Any = self._table
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found


@cache
def words(language: Language) -> Words:
    text = files("paradero.cli").joinpath(f"messages/{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text))
