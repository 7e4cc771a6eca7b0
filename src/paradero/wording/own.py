"""Knowing a page of our own: it is no report, whatever words of reports it holds."""

from __future__ import annotations

from pathlib import Path

_MARK = b'<meta name="generator" content="Paradero'
_HEAD = 4096


class OwnPage(Exception):
    """Asked to read a page of ours as if it were a report."""


def is_own(data: bytes) -> bool:
    """Whether these bytes open as a page that Paradero wrote.

    >>> is_own(b'<html><head><meta name="generator" content="Paradero 0.1.0"></head>')
    True
    """
    return _MARK in data[:_HEAD]


def is_own_file(path: Path) -> bool:
    """False for what cannot be opened: reading it says why, and writing there is refused."""
    try:
        if not path.is_file():  # a pipe would keep us waiting
            return False
        with path.open("rb") as file:
            return is_own(file.read(_HEAD))
    except (OSError, ValueError):
        return False
