"""Wrong passwords cost time: the more of them, the longer the wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PASSPHRASE = "passphrase"
"""Under which what went wrong with the passphrase of the workspace is counted."""
FREE = 5
LONGEST = 300.0
MOST = 1000
"""Names that are counted; then those whose wait is over go, so that nobody fills the memory with names."""


class Attempts:
    """Counts what went wrong for a name. Invariant: a right one behind the wait begins anew.

    >>> now = [0.0]
    >>> attempts = Attempts(lambda: now[0])
    >>> for _ in range(FREE): attempts.failed("ana")
    >>> attempts.wait("ana"), attempts.wait("eva")
    (2.0, 0.0)
    >>> attempts.goes_on("eva", attempts.many("ana"))
    >>> attempts.wait("eva")
    2.0
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def wait(self, name: str) -> float:
        """Seconds before another is looked at."""
        with self._lock:
            many, last = self._failed.get(name, (0, 0.0))
        if many < FREE:
            return 0.0
        return max(0.0, last + min(LONGEST, 2.0 ** (many - FREE + 1)) - self._clock())

    def failed(self, name: str) -> None:
        with self._lock:
            many, _ = self._failed.get(name, (0, 0.0))
            self._failed.pop(name, None)
            self._failed[name] = (many + 1, self._clock())
            if len(self._failed) > MOST:
                over = self._clock() - LONGEST
                self._failed = {n: (m, at) for n, (m, at) in self._failed.items() if at > over and m >= FREE}

    def many(self, name: str) -> int:
        """How often it went wrong."""
        with self._lock:
            return self._failed.get(name, (0, 0.0))[0]

    def goes_on(self, name: str, many: int) -> None:
        """The count of a process before this one, as if the last had just been: a lock forgives nothing."""
        with self._lock:
            self._failed[name] = (many, self._clock())

    def succeeded(self, name: str) -> None:
        with self._lock:
            self._failed.pop(name, None)
