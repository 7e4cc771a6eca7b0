"""An address to a report."""

from __future__ import annotations

from paradero.model import Report


def fetch(address: str) -> Report:
    raise NotImplementedError
