"""The server: one process, on this machine alone, which is made anew whenever it locks."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paradero.actions.opening import Secret
from paradero.actions.permitting import Actor
from paradero.actions.preferences import Preferences, preferences
from paradero.tasks.desk import Desk, Locked
from paradero.web.attempts import PASSPHRASE
from paradero.web.forms.numbers import number_of
from paradero.web.house import House, house, move_in
from paradero.web.telling import tell
from paradero.web.too_large import Channel

HOST = "127.0.0.1"
PORT = 8484
NOT_ANEW = 70
_SWITCH = 0.0005
"""Seconds after which one thread lets another go on."""
SOCKET = "PARADERO_SOCKET"
"""In the environment of the process made anew: the number of the socket that the one before left open."""
FAILED = "PARADERO_FAILED"
"""How often somebody gave a wrong passphrase to the one before."""
TROUBLE = "PARADERO_TROUBLE"
"""Why the one before closed by itself."""
THREADS = 6
IN_MEMORY = 1 << 40
"""waitress puts larger bodies and answers into plain temporary files: with this, none is larger."""
_SET_DUMPABLE = 4
_STEP = 5.0
_GRACE = 0.3
_PATIENCE = 3.0


@dataclass(frozen=True, slots=True)
class Serving:
    """`listening` is a socket that is open already, handed on by the process before. `again` are the arguments with
    which the process is started anew behind a lock.
    """

    folder: Path
    listening: socket.socket
    again: Sequence[str]
    secret: Secret | None = None
    demonstration: tuple[tuple[str, str], ...] = ()


def listen(port: int) -> socket.socket:
    """A socket on this machine alone: on the port, or on any that is free if it is 0. Raises OSError if it is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((HOST, port))
    listening.listen(128)
    return listening


def handed_on(number: int) -> socket.socket:
    """The socket that the process before has left open."""
    return socket.socket(fileno=number)


def serve(serving: Serving, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until interrupted. Raises Refusal, if a secret is given that does not open the workspace."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    keep_no_core()
    # Reading never lets go by itself: each time that a page had waited for the disk, it would wait behind it.
    sys.setswitchinterval(_SWITCH)
    desk = Desk(serving.folder)
    desk.trouble = os.environ.pop(TROUBLE, None)
    if serving.secret is not None:
        desk.open(serving.secret)
    restart = Restart(desk, serving)
    desk.broke = restart.soon
    ours = House(desk, restart.soon, demonstration=serving.demonstration)
    if failed := number_of(os.environ.pop(FAILED, ""), 6):
        ours.attempts.goes_on(PASSPHRASE, failed)
    move_in(ours)
    port = serving.listening.getsockname()[1]
    # Browsers send the cookies of a name to every port of it: two servers would sign each other out.
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = f"paradero_{port}", f"paradero_form_{port}"
    server: Any = create_server(
        get_wsgi_application(),
        sockets=[serving.listening],
        threads=THREADS,
        ident=None,
        inbuf_overflow=IN_MEMORY,
        outbuf_overflow=IN_MEMORY,
        max_request_body_size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        channel_timeout=30,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = Channel
    threading.Thread(target=restart.watch, name="watch", daemon=True).start()
    ready()
    try:
        server.run()
    finally:
        desk.lock()


def keep_no_core() -> None:
    """A process that dies leaves no picture of its memory on the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        # Other programs of the same person may not look into its memory either.
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0)


class Restart:
    """Locks, and makes the process anew: Python cannot wipe keys from its memory, and the system can.

    Invariant: the socket stays open all the while, so that browsers wait a second and meet the locked page.
    """

    def __init__(self, desk: Desk, serving: Serving) -> None:
        self._desk = desk
        self._serving = serving
        self._begun = threading.Event()

    def soon(self) -> None:
        """After the answer that is just being sent."""
        if not self._begun.is_set():
            self._begun.set()
            self._desk.shut()
            threading.Thread(target=self._after, name="restart", daemon=True).start()

    def watch(self) -> None:
        """Lock when nobody has been at work for as long as the settings say."""
        most = 60 * Preferences().lock
        while True:
            time.sleep(_STEP)
            try:
                with self._desk.at(Actor("reader")):
                    most = 60 * preferences().lock
            except Locked:
                continue
            except Exception as error:  # noqa: BLE001 - whatever is wrong, an unattended record still locks
                tell(error)
            if self._desk.idle() > most:
                self.soon()
                return

    def _after(self) -> None:
        try:
            time.sleep(_GRACE)
            # A report that takes longer to read is begun again when somebody opens: nothing of it is lost.
            self._desk.lock(_PATIENCE)
            os.environ[FAILED] = str(house().attempts.many(PASSPHRASE))
            anew(self._serving.listening, self._serving.again, self._desk.trouble)
        finally:
            # Whoever comes here could not become anew: better no server than one that keeps the keys.
            os._exit(NOT_ANEW)


def anew(listening: socket.socket, again: Sequence[str], trouble: str | None) -> None:
    """Become a fresh process that listens at the same socket, and knows no key; only why, if it closed by itself.

    `-P` keeps the folder in which it was started from being searched for modules.
    """
    command = [sys.executable, "-P", "-m", "paradero.cli", *again]
    if trouble:
        os.environ[TROUBLE] = trouble
    if sys.platform == "win32":
        # There a process cannot become another one, nor hand on its socket: the next one listens anew.
        import subprocess

        listening.close()
        subprocess.Popen(command)
        os._exit(0)
    listening.set_inheritable(True)
    os.environ[SOCKET] = str(listening.fileno())
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, command)
