"""How far it has come, on standard error, for whoever waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from paradero.cli.sanitising import plain
from paradero.wording.words import Words


class Progressing:
    """A bar, or nothing where nobody would see it. What is said appears above the bar, never inside it."""

    def __init__(self, console: Console, bar: Progress | None, total: int) -> None:
        self._console = console
        self._bar = bar
        self._task = bar.add_task("", total=total) if bar else None

    def say(self, said: str, lines: bool = False) -> None:
        """One line, whatever the names in it hold; only what is ours throughout, a traceback, may have several."""
        self._console.print(Text(plain(said, newlines=lines)), soft_wrap=True)

    def step(self) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """The bar away while standard output is written to the same terminal."""
        both = self._bar is not None and sys.stdout.isatty()
        if both and self._bar:
            self._bar.stop()
        yield
        if both and self._bar:
            self._bar.start()


@contextmanager
def progressing(total: int, words: Words, doing: str = "note.reading") -> Iterator[Progressing]:
    """A bar only for two inputs or more, and only at a terminal."""
    console = Console(stderr=True, highlight=False)
    if total < 2 or not console.is_terminal:
        yield Progressing(console, None, total)
        return
    columns = (TextColumn(words(doing)), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield Progressing(console, bar, total)
