"""What is told aloud of a fault of ours: where it happened, and no word of what it happened to."""

from __future__ import annotations

import sys
import traceback


def tell(error: Exception) -> None:
    """A terminal keeps what it shows, so no message of the error is shown: it could hold words of a report."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "paradero" in f.filename] or frames
    where = f"{ours[-1].filename}:{ours[-1].lineno}" if ours else "?"
    print(f"paradero: {type(error).__name__} in {where}", file=sys.stderr, flush=True)
