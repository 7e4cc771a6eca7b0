"""Marks of stance and lines of firmness on a terminal: a shape each, so that nothing rests on colour."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.model import Modality, Stance

STYLES: dict[Stance, str] = {
    "asserts": "blue",
    "denies": "red",
    "doubts": "yellow",
    "updates": "green",
    "retracts": "magenta",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """One set for terminals that can write them, one of letters that every encoding has."""

    stance: dict[Stance, str]
    firmness: dict[Modality, str]
    bar: str
    rule: str
    cut: str


_DRAWN = Marks(
    {"asserts": "●", "denies": "⊘", "doubts": "◐", "updates": "▶", "retracts": "✕"},
    {"stated": "────", "alleged": "─ ──", "presumed": "╌╌╌╌", "likely": "─·─·", "feared": "····"},
    "│",
    "─",
    "…",
)
_TYPED = Marks(
    {"asserts": "+", "denies": "-", "doubts": "?", "updates": ">", "retracts": "x"},
    {"stated": "----", "alleged": "- --", "presumed": "- - ", "likely": "-.-.", "feared": "...."},
    "|",
    "-",
    "...",
)


def marks(encoding: str) -> Marks:
    """The drawn set where the encoding has it, else the typed one.

    >>> marks("cp1252").stance["denies"], marks("utf-8").stance["denies"]
    ('-', '⊘')
    """
    drawn = "".join([*_DRAWN.stance.values(), *_DRAWN.firmness.values(), _DRAWN.bar, _DRAWN.rule])
    try:
        drawn.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _TYPED
    return _DRAWN
