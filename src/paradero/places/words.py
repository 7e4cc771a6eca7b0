"""The word lists in `data/`, read once, when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One TOML file of `data/`.

    >>> table("words")["abbreviations"]["cd"]
    'ciudad'
    """
    parsed: dict[str, Any] = tomllib.loads(files("paradero.places").joinpath("data", f"{name}.toml").read_text("utf-8"))
    return parsed
