"""`paradero serve`: the pages of a record, at an address of this computer."""

from __future__ import annotations

import errno
import os
import socket
import threading
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass

from paradero.actions.opening import Secret, check_there
from paradero.cli.keeping.asking import Asking
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting

_LEAST, _MOST = 1024, 65535


@dataclass(frozen=True, slots=True)
class Pages:
    """`again`: the arguments that start the same pages anew. `demonstration`: names and passwords to show."""

    again: Sequence[str]
    port: int | None
    browser: bool
    secret: Secret | None = None
    demonstration: tuple[tuple[str, str], ...] = ()


def open_pages(setting: Setting, port: int | None, browser: bool) -> int:
    check_there(setting.folder)
    secret = Secret(Asking(setting).secret("passphrase")) if setting.stdin else None
    again = ["serve", str(setting.folder), *_language(setting), "--no-browser"]
    return run(setting, Pages(again, port, browser, secret))


def run(setting: Setting, pages: Pages) -> int:
    """Serve until Ctrl-C, which is the way to end and no error."""
    from paradero.web.serving import SOCKET, Serving, serve

    voice = Voice(setting.words)
    before = os.environ.pop(SOCKET, None)
    listening = _handed_on(before) if before else _listening(setting, pages.port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"

    def ready() -> None:
        if before:
            return
        voice("serve.ready", address=address)
        voice("serve.end")
        if pages.browser:
            threading.Thread(target=_open, args=(address,), daemon=True).start()

    serving = Serving(setting.folder, listening, pages.again, pages.secret, pages.demonstration)
    try:
        serve(serving, ready)
    except KeyboardInterrupt:
        voice("serve.ended")
    return 0


def _open(address: str) -> None:
    """In whatever browser there is; without one the address that was printed is enough."""
    try:
        webbrowser.open(address)
    except webbrowser.Error:
        return


def _handed_on(number: str) -> socket.socket:
    from paradero.web.serving import handed_on

    return handed_on(int(number))


def _listening(setting: Setting, port: int | None) -> socket.socket:
    """At the usual port, or at any that is free where that is taken and nobody asked for it by name."""
    from paradero.web.serving import PORT, listen

    if port is not None and not _LEAST <= port <= _MOST:
        raise Misuse(setting.words("usage.port", least=_LEAST, most=_MOST))
    try:
        return listen(PORT if port is None else port)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        if port is not None:
            raise Misuse(setting.words("usage.port_taken", port=port)) from None
        return listen(0)


def _language(setting: Setting) -> list[str]:
    return ["--lang", setting.words.language]
