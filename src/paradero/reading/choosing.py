"""Learned choices: a grammar names what speaks for each candidate, and learned weights add up.

The weights of a choice stand in `weights/NAME.toml`, written by `python -m tools.learn --write`; nobody edits them. A
feature that learning never met counts nothing.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

Features = tuple[str, ...]


@cache
def _written(name: str) -> dict[str, float]:
    text = (resources.files("paradero.reading") / "weights" / f"{name}.toml").read_text(encoding="utf-8")
    learned: dict[str, float] = tomllib.loads(text)["weights"]
    return learned


_TRIED: dict[str, dict[str, float]] = {}


def attempt(name: str, learned: dict[str, float] | None) -> None:
    """Use other weights than the written ones, for learning; None goes back to the written ones."""
    if learned is None:
        _TRIED.pop(name, None)
    else:
        _TRIED[name] = learned


def weights(name: str) -> dict[str, float]:
    """The weights of one choice by feature."""
    tried = _TRIED.get(name)
    return _written(name) if tried is None else tried


def of_this(answer: str, found: Features) -> Features:
    """What speaks about a question, as features of one answer to it.

    >>> of_this("denies", ("title asks",))
    ('denies: title asks',)
    """
    return tuple(f"{answer}: {f}" for f in found)


def total(name: str, found: Iterable[str]) -> float:
    learned = weights(name)
    return sum(learned.get(f, 0.0) for f in found)


def likelihood(name: str, found: Iterable[str]) -> float:
    """Of one candidate by itself, yes or no: between 0 and 1.

    >>> 0 < likelihood("confidence", ["kind count"]) < 1
    True
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total(name, found)))))


def shares(name: str, candidates: Sequence[Features]) -> list[float]:
    """Of several candidates of which one is right: how likely each is. Invariant: they sum to 1.

    >>> shares("whose", [("a feature never met",), ("another",)])
    [0.5, 0.5]
    """
    totals = [total(name, found) for found in candidates]
    most = max(totals, default=0.0)
    raised = [math.exp(t - most) for t in totals]
    whole = sum(raised)
    return [r / whole for r in raised]
