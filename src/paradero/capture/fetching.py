"""A web address to bytes."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from paradero import __version__
from paradero.capture.errors import Unreadable
from paradero.capture.inflating import ASKED_FOR, inflate
from paradero.capture.public import check_name, checked_address, is_public
from paradero.capture.source import Source

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

_MOVED = (301, 302, 303, 307, 308)
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How a page is fetched. `proxy` is an http proxy ("http://127.0.0.1:8118"), which then looks up all names.

    `allow_loopback` is for tests, which have their server on this machine.
    """

    timeout: float = 15.0
    """Seconds for one step: connecting, or the next bytes."""
    total: float = 60.0
    """Seconds for everything, redirects included."""
    bytes: int = 50_000_000
    redirects: int = 5
    proxy: str | None = None
    user_agent: str = f"paradero/{__version__}"
    allow_loopback: bool = False


@dataclass(frozen=True, slots=True)
class _Target:
    scheme: str
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.scheme == "https" else 80) else f"{host}:{self.port}"


def fetch(url: str, options: FetchOptions | None = None) -> tuple[bytes, Source]:
    """The bytes behind an address, and where they came from in the end.

    Invariant: every hop is http or https, stays with the host that was asked for, and leads to a public address, which
    is the one connected to; nothing is kept, no cookie, no referrer. Whatever goes wrong is Unreadable.
    """
    options = options or FetchOptions()
    deadline = time.monotonic() + options.total
    here = url
    for _ in range(options.redirects + 1):
        answer = _hop(here, options, deadline)
        if isinstance(answer, str):
            there = _joined(here, answer)
            if _site(there) != _site(here) and not _is_refused_number(_site(there)):
                raise Unreadable("moved_elsewhere", url=there[:200])
            here = there
            continue
        data, whole, content_type = answer
        notes = () if whole else ("truncated_end",)
        return data, Source(path=url, url=here, content_type=content_type, notes=notes)
    raise Unreadable("too_many_redirects", url=url)


def _joined(here: str, moved: str) -> str:
    try:
        return urljoin(here, moved)
    except ValueError as error:
        raise Unreadable("not_web_address", url=moved[:200]) from error


def _site(url: str) -> str:
    """The host that a person consented to, with or without "www."."""
    return _target(url).host.removeprefix("www.")


def _is_refused_number(host: str) -> bool:
    """A private address in figures: the next step refuses it, and says why."""
    try:
        return not is_public(host)
    except ValueError:
        return False


def _target(url: str) -> _Target:
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parts = urlsplit(url.strip())
        host = (
            (parts.hostname or "").encode("idna").decode("ascii")
            if ":" not in (parts.hostname or "")
            else parts.hostname
        )
        if parts.scheme not in ("http", "https") or not host or parts.username is not None:
            raise Unreadable("not_web_address", url=url[:200])
        path = parse_url(url.strip()).request_uri
        return _Target(parts.scheme, host, parts.port or (443 if parts.scheme == "https" else 80), path)
    except (ValueError, LocationParseError) as error:
        raise Unreadable("not_web_address", url=url[:200]) from error


def _hop(url: str, options: FetchOptions, deadline: float) -> str | tuple[bytes, bool, str | None]:
    """One request: the address that it redirects to, or the bytes, whether they are whole, and their type."""
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError, NewConnectionError
    from urllib3.exceptions import TimeoutError as SlowError

    target = _target(url)
    connection = _connection(target, options, deadline)
    # A server that sends one byte at a time never runs into a limit per step: at the deadline the line is cut.
    lines: list[socket.socket] = []
    cutter = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connection, lines])
    cutter.daemon = True
    cutter.start()
    try:
        connection.connect()
        # The connection forgets its line when the answer is to be its last; the answer does not.
        lines.append(connection.sock)
        absolute = options.proxy is not None and target.scheme == "http"
        connection.request(
            "GET",
            f"http://{target.netloc}{target.path}" if absolute else target.path,
            headers={
                "Host": target.netloc,
                "User-Agent": options.user_agent,
                "Accept": "text/html,application/pdf,text/plain,*/*;q=0.5",
                "Accept-Encoding": ASKED_FOR,
                "Connection": "close",
            },
            preload_content=False,
            decode_content=False,
        )
        response = connection.getresponse()
        if response.status in _MOVED and (moved := response.headers.get("location")):
            return moved
        if response.status in _GONE:
            raise Unreadable("not_found", url=url, status=response.status)
        if response.status != 200:
            raise Unreadable("http_status", url=url, status=response.status)
        encoding = response.headers.get("content-encoding", "")
        data, whole = inflate(_body(response, options, deadline), encoding, options.bytes)
        return data, whole, response.headers.get("content-type")
    except NewConnectionError as error:
        raise Unreadable("unreachable", url=url, error=type(error).__name__) from error
    except (TimeoutError, SlowError) as error:
        raise Unreadable("timeout", url=url, error=type(error).__name__) from error
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        code = "timeout" if time.monotonic() >= deadline else "unreachable"
        raise Unreadable(code, url=url, error=type(error).__name__) from error
    finally:
        cutter.cancel()
        connection.close()


def _connection(target: _Target, options: FetchOptions, deadline: float) -> HTTPConnection:
    """A connection to the checked address itself, or to the proxy. The name still names the site in TLS."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    left = min(options.timeout, deadline - time.monotonic())
    if left <= 0:
        raise Unreadable("timeout", host=target.host)
    if options.proxy is None:
        address = checked_address(target.host, target.port, left, options.allow_loopback)
        if target.scheme == "http":
            return HTTPConnection(address, target.port, timeout=left)
        return HTTPSConnection(
            address,
            target.port,
            timeout=left,
            server_hostname=target.host,
            assert_hostname=target.host,
            cert_reqs="CERT_REQUIRED",
        )
    check_name(target.host)
    proxy = _target(options.proxy)
    if target.scheme == "http":
        return HTTPConnection(proxy.host, proxy.port, timeout=left)
    tunnel = HTTPSConnection(proxy.host, proxy.port, timeout=left, cert_reqs="CERT_REQUIRED")
    tunnel.set_tunnel(target.host, target.port)
    return tunnel


def _body(response: BaseHTTPResponse, options: FetchOptions, deadline: float) -> bytes:
    """The body as it was sent. Invariant: never more than the limit in memory, whatever the length announced."""
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > options.bytes:
        raise Unreadable("too_large", limit_mb=options.bytes // 1_000_000, size=int(announced))
    parts: list[bytes] = []
    size = 0
    for part in response.stream(65_536, decode_content=False):
        size += len(part)
        if size > options.bytes:
            raise Unreadable("too_large", limit_mb=options.bytes // 1_000_000)
        if time.monotonic() > deadline:
            raise Unreadable("timeout", during="body")
        parts.append(part)
    if time.monotonic() > deadline:
        # The line was cut at the deadline, which can look like the body's end.
        raise Unreadable("timeout", during="body")
    return b"".join(parts)


def _cut(connection: HTTPConnection, lines: list[socket.socket]) -> None:
    line = lines[0] if lines else connection.sock
    if line is None:
        return
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The other side had closed it already, which is all that was wanted.
        return
