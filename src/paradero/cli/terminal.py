"""A reading as a person reads it on a terminal, or through a pipe."""

from __future__ import annotations

import sys

from paradero.cli.outcomes import Failure
from paradero.cli.sheet import Sheet
from paradero.cli.streams import Out
from paradero.model import Reading
from paradero.wording.words import Words

_WIDEST = 96


class Terminal:
    """Prints each reading as soon as it is there."""

    def __init__(self, total: int, words: Words, console: Out | None = None) -> None:
        self._console = console or Out(file=sys.stdout, highlight=False, emoji=False, markup=False)
        self._total = total
        self._words = words
        self._met = 0

    def reading(self, reading: Reading) -> None:
        self._met += 1
        heading = self._words("report.number", n=self._met, all=self._total) if self._total > 1 else ""
        sheet = Sheet(reading, self._words, min(self._console.width, _WIDEST), self._console.encoding)
        for line in sheet.lines(heading):
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False)

    def failure(self, failure: Failure) -> None:
        """Counted, so that the numbers of reports stay those of the inputs; told on standard error."""
        self._met += 1

    def finish(self, say: object) -> bool:
        return True
