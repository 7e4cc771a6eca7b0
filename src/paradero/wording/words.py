"""The words shown to people, from `messages/`: a language's own file, and those of the record."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from paradero.wording.language import Language


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


_FILES = ("{}.toml", "{}.record.toml", "{}.help.toml", "{}.refusals.toml", "{}.serve.toml", "{}.web.toml")


@cache
def words(language: Language) -> Words:
    table: dict[str, Any] = {}
    for name in _FILES:
        text = files("paradero.wording").joinpath("messages", name.format(language)).read_text(encoding="utf-8")
        _add(table, tomllib.loads(text))
    return Words(language, table)


def _add(table: dict[str, Any], more: dict[str, Any]) -> None:
    """Put tables together. A key that two files give would be shown as one of them by chance: an error."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(table.setdefault(key, {}), dict):
            _add(table[key], value)
        elif key in table:
            raise ValueError(f"two files of messages say {key!r}")
        else:
            table[key] = value
