"""The languages' words for dates, bylines and furniture, from `words/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from paradero.capture.folding import fold

LANGUAGES = ("es", "en", "fr", "pt", "it")


@cache
def _tables() -> dict[str, dict[str, dict[str, list[str]]]]:
    folder = files("paradero.capture").joinpath("words")
    return {name: tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for name in LANGUAGES}


@cache
def phrases(table: str, key: str) -> frozenset[str]:
    """The phrases of all languages, folded: a page may mix its language with its furniture's.

    >>> "lo mas leido" in phrases("furniture", "headings")
    True
    """
    return frozenset(fold(word) for tables in _tables().values() for word in tables[table][key])


@cache
def months() -> dict[str, int]:
    """Every name and short form of a month, folded, to its number. No two languages contradict each other."""
    return _numbered("months")


@cache
def weekdays() -> dict[str, int]:
    """Every name of a weekday, folded, to its number; Monday is 0, as in `date.weekday`."""
    return {word: number - 1 for word, number in _numbered("weekdays").items()}


def _numbered(key: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for tables in _tables().values():
        for number, words in enumerate(tables["days"][key], 1):
            found.update((fold(word), number) for word in words)
    return found


@cache
def day_words() -> dict[str, int]:
    """Days of the month written out, as official letters have them: `quince` is 15."""
    found: dict[str, int] = {}
    for tables in _tables().values():
        found.update((fold(word), number) for number, word in enumerate(tables["days"]["numbers"], 1))
    return found


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def starting(table: str, key: str) -> re.Pattern[str]:
    """A pattern for a folded line that starts with one of the phrases, as whole words."""
    return re.compile(rf"(?:{either(phrases(table, key))})(?!\w)")
