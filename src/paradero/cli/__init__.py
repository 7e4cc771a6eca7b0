"""The `paradero` command.

>>> from paradero.cli import main
>>> main(["--version"])
paradero 0.1.0
0
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, else with the process's own. Returns the exit code, never raises it."""
    from paradero.cli.running import run

    return run(arguments)
