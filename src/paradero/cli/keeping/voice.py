"""What we say beside the result: on standard error, wrapped where a person reads it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from paradero.cli.lines import hanging
from paradero.cli.sanitising import plain
from paradero.wording.words import Words

_WIDEST = 96


class Voice:
    """Sentences of ours. Invariant: one call is one line, unless a terminal is too narrow for it."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._console = Console(stderr=True, highlight=False, emoji=False, markup=False)

    def __call__(self, key: str, **details: object) -> None:
        self.say(self._words(key, **details))

    def say(self, said: str, style: str = "") -> None:
        text = Text(plain(said), style)
        wide = self._console.width if self._console.is_terminal else None
        for line in [text] if wide is None else hanging(Text(), text, min(wide, _WIDEST)):
            self._console.print(line, soft_wrap=True)

    def gap(self) -> None:
        """An empty line, for the eye only."""
        if self._console.is_terminal:
            self._console.print()
