"""`paradero read`: each input in turn; what was read goes to its form, what was not to one line of standard error."""

from __future__ import annotations

import sys
from collections import Counter
from urllib.parse import urlsplit

from paradero.cli.inputs import Input, Skipped, unfold
from paradero.cli.options import ReadOptions
from paradero.cli.outcomes import Failure, outcome
from paradero.cli.progress import Progressing, progressing
from paradero.cli.showing import Shown, shown
from paradero.cli.streams import drop_output
from paradero.wording.words import Words


def read_all(options: ReadOptions, words: Words) -> int:
    """0 if every input was read, else 1. Invariant: one that fails never keeps the others from being read."""
    inputs, skipped = unfold(options.sources)
    show = shown(options, inputs, words)
    counted: Counter[str] = Counter()
    with progressing(len(inputs), words) as progress:
        for left in skipped:
            tell_skipped(left, progress, words)
        try:
            for item in inputs:
                warn(item, progress, words)
                counted[_one(item, show, progress, options, words)] += 1
                progress.step()
            done = show.finish(progress.say)
        except BrokenPipeError:
            drop_output()
            done = True
    if len(inputs) > 1:
        parts = [words.count(f"done.{what}", counted[what]) for what in ("read", "failed") if counted[what]]
        progress.say("; ".join(parts) + ".")
    return 0 if done and not counted["failed"] else 1


def tell_skipped(left: Skipped, progress: Progressing, words: Words) -> None:
    if left.total:
        kinds = ", ".join(ending for ending, _ in left.endings[:4])
        progress.say(words.count("note.skipped", left.total, folder=left.folder, kinds=kinds))
    for path in left.own:
        progress.say(f"{path}: {words('note.own')}")


def _one(item: Input, show: Shown, progress: Progressing, options: ReadOptions, words: Words) -> str:
    result = outcome(item, words, options)
    if isinstance(result, Failure):
        progress.say(f"{result.name}: {result.message}")
        if options.debug and result.trace:
            progress.say(result.trace, lines=True)
        show.failure(result)
        return "failed"
    with progress.aside():
        show.reading(result)
    return "read"


def warn(item: Input, progress: Progressing, words: Words) -> None:
    """Consent is having typed the address; the person is told what follows from it before it happens."""
    host = _host(item.name) if item.how == "address" else None
    if host:
        progress.say(words("note.fetching", url=item.name, host=host))
    if item.how == "stdin" and sys.stdin is not None and sys.stdin.isatty():
        progress.say(words("note.stdin", keys="Ctrl-Z" if sys.platform == "win32" else "Ctrl-D"))


def _host(address: str) -> str | None:
    """None for what only looks like an address: capture will say so, and nobody is asked."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
