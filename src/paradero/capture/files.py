"""A file on disk to a report."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from paradero.capture.capturing import capture
from paradero.capture.errors import Unreadable
from paradero.capture.limits import Limits
from paradero.capture.source import Source
from paradero.model import Report


def read_path(path: str | PathLike[str], limits: Limits | None = None, url: str | None = None) -> Report:
    """Capture a file. Invariant: a file over the limit is refused before a byte of it is read."""
    limits = limits or Limits()
    place = Path(path)
    try:
        if not place.is_file():
            raise Unreadable("unreadable_file", path=str(place))
        size = place.stat().st_size
        if size > limits.bytes:
            raise Unreadable("too_large", limit_mb=limits.bytes // 1_000_000, size=size)
        with place.open("rb") as file:
            data = file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise Unreadable("unreadable_file", path=str(place), error=type(error).__name__) from error
    return capture(data, Source(str(place), url=url), limits)
