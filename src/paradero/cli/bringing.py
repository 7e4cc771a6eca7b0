"""The bytes of one input, and where they come from."""

from __future__ import annotations

import sys
from pathlib import Path

from paradero import capture
from paradero.cli.inputs import Input
from paradero.wording.own import OwnPage, is_own, is_own_file


def brought(item: Input, proxy: str | None) -> tuple[bytes, capture.Source]:
    """Raises Unreadable, and OwnPage for a page that Paradero made. Invariant: no more is read than capture takes."""
    limits = capture.Limits()
    if item.how == "file":
        return _of_file(Path(item.name), limits), capture.Source(item.name)
    if item.how == "stdin":
        data, source = sys.stdin.buffer.read(limits.bytes + 1), capture.Source("-")
    else:
        data, source = capture.fetch(item.name, capture.FetchOptions(proxy=proxy))
    if is_own(data):
        raise OwnPage
    return data, source


def _of_file(path: Path, limits: capture.Limits) -> bytes:
    if is_own_file(path):
        raise OwnPage
    try:
        if not path.is_file():
            raise capture.Unreadable("unreadable_file", path=str(path))
        if path.stat().st_size > limits.bytes:
            raise capture.Unreadable("too_large", limit_mb=limits.bytes // 1_000_000)
        with path.open("rb") as file:
            return file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise capture.Unreadable("unreadable_file", path=str(path), error=type(error).__name__) from error
