"""Standard output as each mode needs it."""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import IO, Any

from rich.console import Console


class Out(Console):
    """A console that leaves a closed pipe to whoever runs the command, instead of ending the process itself."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def forgiving(stream: IO[str]) -> IO[str]:
    """Letters that the stream's encoding lacks (cp1252 on Windows) become question marks, never a crash."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return stream


def write_json(form: dict[str, Any]) -> None:
    """One object, one line, UTF-8 whatever the locale. File names that are no UTF-8 are written as JSON escapes."""
    line = json.dumps(form, ensure_ascii=False) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def check_output() -> None:
    """Standard output may have been closed before we began (`>&-`); Python would then write to nobody, in silence."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def drop_output() -> None:
    """After a closed pipe or a full disk: no more is written, and Python has nothing to complain of at its end."""
    if sys.stdout is None:
        return
    try:
        stdout = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stdout)
    os.close(nowhere)
