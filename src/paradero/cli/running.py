"""From arguments to an exit code."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer

from paradero.cli.app import command
from paradero.cli.language import interface_language
from paradero.cli.streams import drop_output, forgiving
from paradero.cli.words import Words, words

INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> int:
    """0 when all was done, 1 when an input failed, 2 when it was asked for wrongly, 130 when it was interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    spoken = words(interface_language(given, os.environ))
    forgiving(sys.stderr)
    forgiving(sys.stdout)
    if "--debug" not in given:
        # Parsers of PDF and HTML log what they repair; a person gets one line an input, from us.
        logging.getLogger().addHandler(logging.NullHandler())
    try:
        code: int | None = command(spoken).main(given, prog_name="paradero", standalone_mode=False)
    except typer.TyperException as error:
        _explain(error, spoken)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return code or 0


def finish(code: int) -> int:
    """The code to end with, after what is left in the buffers is out; a closed pipe is a reader who has seen enough."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
    return code


def _explain(error: Any, spoken: Words) -> None:
    kind = type(error).__name__
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else "paradero"
    details = {
        "name": getattr(error, "option_name", None) or _parameter(error) or _last_word(error),
        "near": ", ".join(getattr(error, "possibilities", None) or ()),
        "problem": error.format_message(),
    }
    key = f"usage.{kind}_near" if details["near"] and spoken.has(f"usage.{kind}_near") else f"usage.{kind}"
    if kind == "BadParameter" and error.message == spoken("usage.lang", value=_value(error)):
        problem = error.message
    else:
        problem = spoken(key if spoken.has(key) else "usage.other", **details)
    print(spoken("usage.error", problem=problem), file=sys.stderr)
    print(spoken("usage.hint", command=path), file=sys.stderr)
