"""The data files of words, as they stand on disk."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("es", "en")


@cache
def files(language: str) -> dict[str, dict[str, Any]]:
    folder = resources.files("paradero.reading") / "words" / language
    return {p.name: tomllib.loads(p.read_text(encoding="utf-8")) for p in folder.iterdir() if p.name.endswith(".toml")}


def lists(language: str) -> list[tuple[str, str, str, list[str]]]:
    """File, table, name and phrases of every list."""
    return [
        (file, table, name, phrases)
        for file, tables in sorted(files(language).items())
        for table, entries in tables.items()
        for name, phrases in entries.items()
        if isinstance(phrases, list)
    ]


def plain(phrase: str) -> str:
    """One way of writing a phrase: first choices, optional words in, stems with an ending."""
    words = [w if len(w) == 1 else w.removesuffix("?").split("|")[0] for w in phrase.split()]
    return " ".join(w[:-1] + "a" if len(w) > 1 and w.endswith("*") else w for w in words)


@cache
def plain_phrases(language: str) -> list[str]:
    return sorted({plain(p) for _, _, _, phrases in lists(language) for p in phrases})
