"""A wrong use of the command, told in the interface's language."""

from __future__ import annotations

import typer


class Misuse(typer.TyperException):
    """Invariant: its message says what is wrong and what would do instead. Ends the command with code 2."""

    exit_code = 2
    order: str | None = None
    """The order whose help tells more, where it is known."""
