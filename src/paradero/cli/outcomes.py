"""One input, read; or why it was not."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass

from paradero.cli.inputs import Input
from paradero.cli.options import ReadOptions
from paradero.model import Reading
from paradero.wording.own import OwnPage
from paradero.wording.words import Words


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no reading. Invariant: `message` is one line that says what would help."""

    name: str
    message: str
    trace: str | None = None


def outcome(item: Input, words: Words, options: ReadOptions) -> Reading | Failure:
    """Read one input. Whatever goes wrong with it stays with it: the others are still read."""
    from paradero.capture import Unreadable, capture
    from paradero.cli.bringing import brought
    from paradero.reading import Options, read

    name = words("note.stdin_name") if item.how == "stdin" else item.name
    if item.how == "stdin" and sys.stdin is None:
        return Failure(name, words("failed.stdin_closed"))
    if item.how in {"empty_folder", "closed_folder"}:
        return Failure(name, words("failed.empty_folder" if item.how == "empty_folder" else "failed.no_entry"))
    try:
        report = capture(*brought(item, options.proxy))
        return read(report, Options(least=0.0)) if options.everything else read(report)
    except Unreadable as reason:
        if item.how == "stdin" and reason.code == "empty":
            return Failure(name, words("failed.stdin_empty"))
        return Failure(name, reason.message(words.language))
    except OwnPage:
        return Failure(name, words("failed.own"))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not cost a person all the others
        return Failure(name, words("failed.crashed", error=type(error).__name__), traceback.format_exc())
