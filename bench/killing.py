"""A process to be killed: forked from one that has everything loaded, so that it is at work from its first moment."""

from __future__ import annotations

import json
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Say = Callable[[Any], None]
Heard = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Killed:
    """What a process said before it died; `ended`: it was done before the kill came; `error`: what it stumbled over.

    `seconds` is how long it lived.
    """

    said: list[Any]
    ended: bool
    seconds: float
    error: str | None


def forked(work: Callable[[Say], None], kill_after: float | None, heard_enough: Heard | None = None) -> Killed:
    """Run this in another process and kill it with SIGKILL after so many seconds, counted from when it has said enough.

    None lets it end.
    """
    heard, speaks = os.pipe()
    since = started = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.close(heard)
        _work(work, speaks)
    os.close(speaks)
    raw = b""
    if heard_enough is not None:
        while not heard_enough(raw) and (piece := os.read(heard, 1 << 16)):
            raw += piece
        since = time.perf_counter()
    raw += _listen(heard, None if kill_after is None else since + kill_after)
    if kill_after is not None:
        os.kill(pid, signal.SIGKILL)
    raw += _listen(heard, None)
    os.close(heard)
    _, status = os.waitpid(pid, 0)
    lines = [json.loads(line) for line in raw.split(b"\n")[:-1]]
    errors = [line["error"] for line in lines if isinstance(line, dict)]
    return Killed(
        [x for x in lines if not isinstance(x, dict)],
        not os.WIFSIGNALED(status),
        time.perf_counter() - started,
        errors[0] if errors else None,
    )


def _work(work: Callable[[Say], None], speaks: int) -> None:
    def say(what: Any) -> None:
        os.write(speaks, json.dumps(what).encode() + b"\n")

    try:
        work(say)
    except BaseException:  # noqa: BLE001 - what went wrong is told over the pipe, and fails the measurement there
        say({"error": traceback.format_exc()})
    finally:
        os._exit(0)


def _listen(heard: int, until: float | None) -> bytes:
    """What is said until that moment, or to the end."""
    raw = b""
    while True:
        left = None if until is None else until - time.perf_counter()
        if left is not None and left <= 0:
            return raw
        ready, _, _ = select.select([heard], [], [], left)
        if not ready:
            return raw
        piece = os.read(heard, 1 << 16)
        if not piece:
            if until is not None:
                time.sleep(max(0.0, min(0.01, until - time.perf_counter())))
            return raw
        raw += piece
