"""The real server, as a process of its own, at a port that is free."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.actions.conftest import PASSPHRASE

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    folder: Path
    address: str
    reports: dict[str, str]
    process: subprocess.Popen[bytes]
    said: Path
    """What it printed: of a fault inside, where it happened."""

    def at(self, path: str) -> str:
        return self.address + path

    def report(self, name: str = "secuestro.txt") -> str:
        return self.at(f"/reportes/{self.reports[name]}")

    def faults(self) -> list[str]:
        """What failed inside."""
        lines = self.said.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if line.startswith("paradero: ") or "Traceback" in line]

    def image(self) -> str:
        """Where the system put the program in memory: elsewhere whenever the process is made anew."""
        return Path(f"/proc/{self.process.pid}/maps").read_text(encoding="utf-8").partition("-")[0]

    def wait_for_another(self, image: str) -> None:
        """Until the process was made anew behind a lock and answers."""
        until = time.monotonic() + _PATIENCE
        while self.image() == image:
            assert time.monotonic() < until, "the process is not made anew"
            time.sleep(0.03)
        _wait(self)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(_PATIENCE)


def started(folder: Path, reports: dict[str, str], unlocked: bool) -> Server:
    """Invariant: once it is returned it answers, with the record open if and only if `unlocked`."""
    port, said = _free(), folder.with_suffix(".log")
    command = [sys.executable, "-m", "paradero.cli", "serve", str(folder), "--port", str(port), "--no-browser"]
    with said.open("wb") as kept:
        process = subprocess.Popen(
            command + ["--passphrase-stdin"] * unlocked, stdin=subprocess.PIPE, stdout=kept, stderr=subprocess.STDOUT
        )
    assert process.stdin is not None
    process.stdin.write(f"{PASSPHRASE}\n".encode())
    process.stdin.close()
    server = Server(folder, f"http://127.0.0.1:{port}", reports, process, said)
    _wait(server)
    return server


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(server: Server) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert server.process.poll() is None, server.said.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(server.at("/static/icon.svg"), timeout=5).close()
            return
        except urllib.error.URLError:
            time.sleep(0.03)
    raise AssertionError("the server does not answer")
