"""The workspace of a process that serves pages: open or locked, with one thread that keeps it and works in it.

Whoever wants something of it comes and goes (`at`); locking waits until all have gone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from paradero.actions.opening import Secret, opened
from paradero.actions.permitting import Actor
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.workspace import Workspace
from paradero.tasks.queue import first_waiting, take_up
from paradero.tasks.working import work

_PATIENCE = 10.0
"""Seconds that a lock waits for requests to end."""


def awake_or_not() -> float:
    """Seconds, those in which the computer slept too: a lid that was shut overnight is a night without anybody."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.time()


class Locked(Exception):
    """The keys are not in memory: somebody has to give the passphrase."""


class Desk:
    """Invariant: outside of `open` and `lock` there are keys in memory if and only if `is_open`."""

    def __init__(self, folder: Path, clock: Callable[[], float] = awake_or_not) -> None:
        self.folder = folder
        self.broke: Callable[[], None] = lambda: None
        """Called when it closed by itself: what made it do so left keys in the memory of the process."""
        self._clock = clock
        self._changed = threading.Condition()
        self._opening = threading.Lock()
        self._workspace: Workspace | None = None
        self._keeper: threading.Thread | None = None
        self._inside = 0
        self._closing = False
        self._last = clock()
        self.trouble: str | None = None
        """Why it closed by itself, if it did."""

    @property
    def is_open(self) -> bool:
        return self._workspace is not None and not self._closing

    @property
    def is_shut(self) -> bool:
        """Whether it is being locked, and is not yet."""
        return self._workspace is not None and self._closing

    def open(self, secret: Secret) -> None:
        """Raises Refusal, as `opened` does; of one that is open already `already_open`, if the secret is right."""
        with self._opening:
            if self.is_open:
                with refusing():
                    secret.open(self.folder)
                raise Refusal("already_open")
            with self._changed:
                if not self._changed.wait_for(lambda: self._workspace is None, _PATIENCE):
                    raise Refusal("in_use")
            begun: Future[None] = Future()
            self._keeper = threading.Thread(target=self._keep, args=(secret, begun), name="keeper", daemon=True)
            self._keeper.start()
            begun.result()
            self.touch()

    def shut(self) -> None:
        """Let nobody in any more; `lock` closes it."""
        with self._changed:
            self._closing = self._workspace is not None
            self._changed.notify_all()

    def lock(self, patience: float = _PATIENCE) -> bool:
        """Close it and drop the keys; False, if somebody or the work in hand did not come to an end in time."""
        with self._opening, self._changed:
            if self._workspace is None:
                return True
            self._closing = True
            self._changed.notify_all()
            return self._changed.wait_for(lambda: self._workspace is None, patience)

    @contextmanager
    def at(self, actor: Actor) -> Iterator[Workspace]:
        """The workspace, for somebody who acts in it now. Raises Locked."""
        with self._changed:
            if not self.is_open:
                raise Locked
            workspace = self._workspace
            self._inside += 1
        assert workspace is not None
        try:
            yield workspace.acting(actor)
        finally:
            connection.close()  # this thread's own, so that no key stays with it
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def touch(self) -> None:
        """Somebody is at work."""
        self._last = self._clock()

    def idle(self) -> float:
        """Seconds since somebody was."""
        return self._clock() - self._last

    def wake(self) -> None:
        """There is something to do."""
        with self._changed:
            self._changed.notify_all()

    def _keep(self, secret: Secret, begun: Future[None]) -> None:
        broke = False
        try:
            with opened(self.folder, secret) as workspace:
                del secret
                take_up()
                with self._changed:
                    self._workspace, self._closing = workspace, False
                self.trouble = None
                begun.set_result(None)
                self._work(workspace)
                with self._changed:
                    self._changed.wait_for(lambda: self._inside == 0)
                del workspace
        except BaseException as error:  # noqa: BLE001 - told to whoever opens, or to whoever opens it next
            if not begun.done():
                begun.set_exception(error)
            else:
                self.trouble = error.code if isinstance(error, Refusal) else type(error).__name__.lower()
                broke = True
        finally:
            with self._changed:
                self._workspace, self._closing = None, False
                self._changed.notify_all()
        if broke:
            self.broke()

    def _work(self, workspace: Workspace) -> None:
        while not self._closing:
            task = first_waiting()
            if task is not None:
                work(workspace, task)
                continue
            with self._changed:
                if not self._closing:
                    self._changed.wait(1.0)
