"""A browser without a window, and the server that it talks to: cookies, forms, fragments, and nothing else."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

HOST = "127.0.0.1"
STARTS_WITHIN = 60.0
_BOUNDARY = "paradero-bench-5d1c8a"
_FORM = re.compile(r'name="claim" value="([^"]+)"><input type="hidden" name="n" value="(\d+)">(.*?)</form>', re.S)
_SEEN = re.compile(r'name="seen" value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """`seconds` from asking to the last byte."""

    status: int
    body: bytes
    headers: Mapping[str, str]
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A claim that a page offers to judge: what its form sends."""

    key: str
    number: str
    seen: str


def open_claims(page: str) -> list[OpenClaim]:
    found = []
    for key, number, rest in _FORM.findall(page):
        seen = _SEEN.search(rest)
        if 'value="accepted"' in rest:
            found.append(OpenClaim(unescape(key), number, unescape(seen[1]) if seen else ""))
    return found


@dataclass(slots=True)
class Browser:
    """Follows no redirect: each answer is one request, whose time is its own. One connection, kept open."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _connection: http.client.HTTPConnection | None = None

    def get(self, path: str, htmx: bool = False) -> Answer:
        return self.ask("GET", path, None, {"HX-Request": "true"} if htmx else {})

    def post(self, path: str, fields: Mapping[str, str], htmx: bool = False) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self._form_token()}
        return self.ask("POST", path, urlencode(fields).encode(), {**kind, **({"HX-Request": "true"} if htmx else {})})

    def upload(self, path: str, files: Iterable[tuple[str, bytes]], htmx: bool = True) -> Answer:
        parts = [
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            f"Content-Type: application/octet-stream\r\n\r\n".encode()
            + content
            + b"\r\n"
            for name, content in files
        ]
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        headers = {"Content-Type": kind, "X-CSRFToken": self._form_token()}
        body = b"".join(parts) + f"--{_BOUNDARY}--\r\n".encode()
        return self.ask("POST", path, body, {**headers, **({"HX-Request": "true"} if htmx else {})})

    def _form_token(self) -> str:
        return next(value for name, value in self.cookies.items() if name.startswith("paradero_form"))

    def ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        sent = {**headers, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        started = time.perf_counter()
        if self._connection is None:
            self._connection = http.client.HTTPConnection(HOST, self.port, timeout=120)
        try:
            self._connection.request(method, path, body, sent)
            response = self._connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        taken = time.perf_counter() - started
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: one.value for name, one in SimpleCookie(line).items()})
        return Answer(response.status, content, {k.lower(): v for k, v in response.headers.items()}, taken)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    # ── coming in ──

    def unlock(self, passphrase: str) -> None:
        expect(self.get("/abrir"), 200)
        expect(self.post("/abrir", {"passphrase": passphrase}), 302)

    def sign_in(self, login: str, password: str) -> None:
        """Somebody else may have opened the workspace: then their cookie of forms is not ours yet."""
        expect(self.get("/entrar"), 200)
        expect(self.post("/entrar", {"login": login, "password": password}), 302)


class Unexpected(Exception):
    """The server answered something else than it should have."""


def expect(answer: Answer, status: int) -> Answer:
    if answer.status != status:
        raise Unexpected(f"{answer.status} where {status} was expected: {answer.text[:300]}")
    return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Started:
    """How a server is started: behind what traces it, by another module than the command, with other surroundings."""

    behind: Sequence[str] = ()
    module: Sequence[str] = ("paradero.cli",)
    environment: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def served(folder: Path, started: Started | None = None) -> Iterator[tuple[int, int]]:
    """The number of the real server's process, as its command starts it, and its port; it is ended as by Ctrl-C."""
    how, port = started or Started(), free_port()
    arguments = ["serve", str(folder), "--port", str(port), "--no-browser"]
    command = [*how.behind, sys.executable, "-m", *how.module, *arguments]
    said = folder.parent / "server.said"
    with said.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **how.environment})
    server = process.pid
    try:
        _wait(port, process, said)
        server = _traced_by(process.pid) if how.behind else process.pid
        yield server, port
    finally:
        with suppress(ProcessLookupError):
            os.kill(server, signal.SIGINT)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            os.kill(server, signal.SIGKILL)
            process.wait()
        left = [line for line in said.read_text(encoding="utf-8", errors="replace").splitlines() if "Error" in line]
        if left:
            print("  the server said:", *left[:20], sep="\n    ", flush=True)


def _traced_by(tracer: int) -> int:
    """The one process that another started."""
    return int(Path(f"/proc/{tracer}/task/{tracer}/children").read_text(encoding="ascii").split()[0])


def _wait(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            if Browser(port).get("/abrir").status == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
    raise Unexpected(f"the server does not answer: {said.read_text(encoding='utf-8', errors='replace')[-500:]}")


def until_locked(process: int, before: bytes, port: int, within: float = 60.0) -> tuple[float, float]:
    """Seconds until the page that asks for the passphrase answers, and until a process made anew answers with it.

    `before` is the picture of the process from before the lock.
    """
    started, first = time.perf_counter(), None
    while time.perf_counter() - started < within:
        anew = picture(process) != before
        try:
            answered = Browser(port).get("/abrir").status == 200
        except (OSError, http.client.HTTPException):
            answered = False
        taken = time.perf_counter() - started
        if answered and first is None:
            first = taken
        if answered and anew and first is not None:
            return first, taken
        time.sleep(0.01)
    raise Unexpected("the unlock page does not come")


def picture(process: int) -> bytes:
    """With what a program began, as far as the system tells: the one made anew behind a lock has other arguments."""
    found = Path(f"/proc/{process}/cmdline").read_bytes()
    with suppress(PermissionError):  # a server may forbid others to look at it
        found += Path(f"/proc/{process}/auxv").read_bytes()
    return found
