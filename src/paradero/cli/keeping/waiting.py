"""How far something has come of which nobody knows beforehand how much it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from paradero.wording.words import Words


@contextmanager
def counting(key: str, words: Words) -> Iterator[Callable[[int], None]]:
    """What counts on at a terminal, and nothing where nobody would see it."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda done: None
        return
    columns = (TextColumn(words(key)), BarColumn(), TextColumn("{task.completed:.0f}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done: bar.advance(task, done)
