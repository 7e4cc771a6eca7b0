"""What `paradero read` was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`--json` and `--html` may go together: lines to standard output, a page to the file."""

    sources: tuple[str, ...]
    json: bool = False
    html: Path | None = None
    proxy: str | None = None
    debug: bool = False
    everything: bool = False
