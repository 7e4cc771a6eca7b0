"""The forms in which readings reach a person or a program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from paradero.cli.form import reading_form
from paradero.cli.inputs import Input
from paradero.cli.options import ReadOptions
from paradero.cli.outcomes import Failure
from paradero.cli.streams import check_output, write_json
from paradero.model import Reading
from paradero.wording.words import Words

Say = Callable[[str], None]


class Shown(Protocol):
    """Takes readings and failures in the order of the inputs; `finish` says whether all could be shown."""

    def reading(self, reading: Reading) -> None: ...
    def failure(self, failure: Failure) -> None: ...
    def finish(self, say: Say) -> bool: ...


def shown(options: ReadOptions, inputs: Sequence[Input], words: Words) -> Shown:
    """What the options ask for: lines of JSON, a page, both, or the terminal."""
    parts: list[Shown] = []
    if options.json or options.html is None:
        check_output()
    if options.json:
        parts.append(Lines())
    if options.html is not None:
        parts.append(Page(options.html, inputs, words))
    if not parts:
        from paradero.cli.terminal import Terminal

        parts.append(Terminal(len(inputs), words))
    return Several(tuple(parts))


class Several:
    """The same readings in more than one form."""

    def __init__(self, parts: Sequence[Shown]) -> None:
        self._parts = parts

    def reading(self, reading: Reading) -> None:
        for part in self._parts:
            part.reading(reading)

    def failure(self, failure: Failure) -> None:
        for part in self._parts:
            part.failure(failure)

    def finish(self, say: Say) -> bool:
        finished = [part.finish(say) for part in self._parts]
        return all(finished)


class Lines:
    """One JSON object a line, one line a report."""

    def reading(self, reading: Reading) -> None:
        write_json(reading_form(reading))

    def failure(self, failure: Failure) -> None:
        """Told on standard error only: standard output holds reports and nothing else."""

    def finish(self, say: Say) -> bool:
        return True


class Page:
    """Everything on one HTML page, written whole at the end or not at all."""

    def __init__(self, target: Path, inputs: Sequence[Input], words: Words) -> None:
        from paradero.cli.writing import check_target

        check_target(target, inputs, words)
        self._target = target
        self._words = words
        self._readings: list[Reading] = []
        self._failures: list[Failure] = []

    def reading(self, reading: Reading) -> None:
        self._readings.append(reading)

    def failure(self, failure: Failure) -> None:
        self._failures.append(failure)

    def finish(self, say: Say) -> bool:
        from paradero.cli.html.page import page
        from paradero.cli.writing import write_whole

        if not self._readings:
            say(self._words("note.html_nothing", path=self._target))
            return False
        try:
            write_whole(self._target, page(self._readings, self._failures, self._words))
        except OSError as error:
            say(self._words("failed.html", path=self._target, reason=error.strerror or type(error).__name__))
            return False
        say(self._words.count("note.html_written", len(self._readings), path=self._target))
        return True
