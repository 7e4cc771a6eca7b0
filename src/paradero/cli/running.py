"""From arguments to an exit code."""

from __future__ import annotations

import errno
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import typer

from paradero.cli.app import command
from paradero.cli.misuse import Misuse
from paradero.cli.sanitising import plain
from paradero.cli.streams import drop_output, forgiving
from paradero.wording.language import interface_language
from paradero.wording.words import Words, words

INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> int:
    """0 when all was done, 1 when an input failed, 2 when it was asked for wrongly, 130 when it was interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
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
        _tell(spoken("failed.interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return 0
    except OSError as error:
        # What is read and the page that is written answer for their own errors: this one is standard output's.
        if "--debug" in given:
            traceback.print_exc()
        drop_output()
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        _tell(spoken("failed.output_full" if full else "failed.output", reason=error.strerror or type(error).__name__))
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it is, a person is told what to do, not shown our insides
        if "--debug" in given:
            traceback.print_exc()
        _tell(spoken("failed.broken", error=type(error).__name__))
        return 1
    return code or 0


def _explain(error: Any, spoken: Words) -> None:
    ctx = getattr(error, "ctx", None)
    _tell(spoken("usage.error", problem=_problem(error, spoken)))
    order = getattr(error, "order", None)
    _tell(spoken("usage.hint", command=ctx.command_path if ctx else f"paradero {order}" if order else "paradero"))


def _tell(line: str) -> None:
    """One line of standard error, whatever the names in it hold; never on standard output, where reports go."""
    if sys.stderr is not None:
        print(plain(line), file=sys.stderr)


def _problem(error: Any, spoken: Words) -> str:
    """The parser's complaint in our words, found by the name of its kind."""
    if isinstance(error, Misuse):
        return error.message
    param = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or (param.opts[0] if param else "")
    if type(error).__name__ == "MissingParameter" and param is not None and param.name != "sources":
        argument = param.param_type_name == "argument"
        return spoken("usage.missing", name=param.metavar if argument else f"{name} {param.metavar or ''}".strip())
    near = ", ".join(getattr(error, "possibilities", None) or ())
    key = f"usage.{type(error).__name__}" + ("_near" if near else "")
    return spoken(key if spoken.has(key) else "usage.other", name=name, near=near, problem=error.format_message())
