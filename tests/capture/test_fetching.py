"""Fetching: every hop is checked, every wait ends, every failure is named."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from paradero.capture import FetchOptions, Unreadable, capture, fetch
from paradero.capture.public import check_name, is_public

NOTE = "Doce personas fueron vistas el lunes cerca del puente."
HERE = FetchOptions(allow_loopback=True, timeout=2, total=3)


class Site(BaseHTTPRequestHandler):
    seen: list[dict[str, str]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        Site.seen.append({"path": self.path, **self.headers})
        name = self.path.split("?")[0].strip("/").replace("/", "_") or "note"
        if self.path.startswith("http://"):
            name = "proxied"
        getattr(self, f"_{name}", self._missing)()

    def _send(self, status: int, data: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for key, value in {"content_length": str(len(data)), **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _note(self) -> None:
        self._send(200, NOTE.encode("utf-8"), content_type="text/plain; charset=utf-8")

    def _packed(self) -> None:
        self._send(200, gzip.compress(NOTE.encode()), content_encoding="gzip")

    def _cut(self) -> None:
        self._send(200, gzip.compress(NOTE.encode() * 3)[:-9], content_encoding="gzip")

    def _members(self) -> None:
        self._send(200, gzip.compress(b"Doce ") + gzip.compress(b"personas") + b"\0\0", content_encoding="x-gzip")

    def _framed(self) -> None:
        self._send(200, zlib.compress(NOTE.encode()), content_encoding="deflate")

    def _raw(self) -> None:
        self._send(200, zlib.compress(NOTE.encode())[2:-4], content_encoding="Deflate")

    def _brotli(self) -> None:
        self._send(200, NOTE.encode(), content_encoding="br")

    def _garbled(self) -> None:
        self._send(200, NOTE.encode(), content_encoding="gzip")

    def _bomb(self) -> None:
        self._send(200, gzip.compress(b" " * 5_000_000), content_encoding="gzip")

    def _missing(self) -> None:
        self._send(404)

    def _gone(self) -> None:
        self._send(410)

    def _broken(self) -> None:
        self._send(503)

    def _nowhere(self) -> None:
        self._send(302)

    def _moved(self) -> None:
        self._send(301, location="/note")

    def _loop(self) -> None:
        self._send(302, location="/loop")

    def _inside(self) -> None:
        self._send(302, location="http://10.0.0.1/")

    def _metadata(self) -> None:
        self._send(302, location="http://169.254.169.254/latest/")

    def _elsewhere(self) -> None:
        self._send(302, location="http://otro-sitio.example/nota")

    def _tunnelled(self) -> None:
        self._send(302, location="http://[2001:0:4136:e378:8000:63bf:a247:264e]/")

    def _bare(self) -> None:
        self._send(302, location="http://93.184.216.34/nota")

    def _crooked(self) -> None:
        self._send(302, location="http://[::1")

    def _file(self) -> None:
        self._send(302, location="file:///etc/passwd")

    def _big(self) -> None:
        self._send(200, b"", content_length="900000000")

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        self._write_until_closed(b"a" * 65_536, 0)

    def _hang(self) -> None:
        time.sleep(4)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self._write_until_closed(b"a", 0.2)

    def _dripping(self) -> None:
        self._write_until_closed(b"H", 0.2)

    def _proxied(self) -> None:
        self._send(200, b"by proxy: " + self.path.encode())

    def _write_until_closed(self, data: bytes, pause: float) -> None:
        try:
            for _ in range(2_000):
                self.wfile.write(data)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def code(url: str, options: FetchOptions = HERE) -> str:
    with pytest.raises(Unreadable) as raised:
        fetch(url, options)
    return raised.value.code


def test_a_page_and_where_it_came_from(site):
    data, source = fetch(f"{site}/moved", HERE)
    assert data.decode() == NOTE
    assert (source.path, source.url) == (f"{site}/moved", f"{site}/note")
    assert source.content_type == "text/plain; charset=utf-8"
    assert capture(data, source).text == NOTE


def test_a_packed_page(site):
    assert fetch(f"{site}/packed", HERE)[0].decode() == NOTE


@pytest.mark.parametrize(("path", "text"), [("framed", NOTE), ("raw", NOTE), ("members", "Doce personas")])
def test_other_packings(site, path, text):
    data, source = fetch(f"{site}/{path}", HERE)
    assert (data.decode(), source.notes) == (text, ())


def test_a_packed_page_cut_off_is_noted(site):
    data, source = fetch(f"{site}/cut", HERE)
    assert source.notes == ("truncated_end",)
    assert capture(data, source).notes == ("truncated_end",)


def test_what_is_told_of_us(site):
    Site.seen.clear()
    fetch(f"{site}/note?a=1", HERE)
    told = {key.lower(): value for key, value in Site.seen[0].items()}
    assert told["user-agent"].startswith("paradero/")
    assert told["host"] == site.removeprefix("http://")
    assert not told.keys() & {"cookie", "referer", "authorization", "accept-language"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("nothing", "not_found"),
        ("gone", "not_found"),
        ("broken", "http_status"),
        ("nowhere", "http_status"),
        ("loop", "too_many_redirects"),
        ("inside", "private_address"),
        ("metadata", "private_address"),
        ("elsewhere", "moved_elsewhere"),
        ("tunnelled", "moved_elsewhere"),
        ("bare", "moved_elsewhere"),
        ("file", "not_web_address"),
        ("crooked", "not_web_address"),
        ("brotli", "damaged_html"),
        ("garbled", "damaged_html"),
        ("big", "too_large"),
        ("hang", "timeout"),
        ("drip", "timeout"),
        ("dripping", "timeout"),
    ],
)
def test_what_goes_wrong(site, path, expected):
    start = time.monotonic()
    assert code(f"{site}/{path}") == expected
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_a_body_over_the_limit(site, path):
    assert code(f"{site}/{path}", FetchOptions(allow_loopback=True, bytes=1_000_000, total=5)) == "too_large"


def test_loopback_is_private_by_default(site):
    Site.seen.clear()
    assert code(site, FetchOptions()) == "private_address"
    assert Site.seen == []


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://192.168.1.1/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://[fe80::1]/",
    ],
)
def test_private_addresses(url):
    assert code(url, FetchOptions(timeout=2)) == "private_address"


@pytest.mark.parametrize(
    "url",
    ["", "hola", "ftp://faro.example/", "file:///etc/passwd", "http://", "http://u:p@faro.example/", "http://[::1"],
)
def test_no_web_addresses(url):
    assert code(url) == "not_web_address"


def test_a_closed_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        assert code(f"http://127.0.0.1:{line.getsockname()[1]}/") == "unreachable"


def test_an_unknown_host():
    assert code("http://nada.invalid/") == "unreachable"


def test_a_second_answer_of_the_name_server_changes_nothing(site, monkeypatch):
    """The address that was checked is the one connected to: the name is looked up once."""
    port = int(site.rsplit(":", 1)[1])
    asked = []

    def answer(host, _port, **_):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        "socket.getaddrinfo",
        lambda host, *rest, **more: (
            answer(host, *rest, **more) if host == "faro.example" else real(host, *rest, **more)
        ),
    )
    assert fetch(f"http://faro.example:{port}/note", HERE)[0].decode() == NOTE
    assert asked == ["faro.example"]


def test_one_private_address_among_several_is_enough(monkeypatch):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)
    assert code("http://faro.example/", FetchOptions()) == "private_address"


def test_a_proxy_looks_names_up(site, monkeypatch):
    asked = []
    real = socket.getaddrinfo
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda host, *rest, **more: asked.append(host) or real(host, *rest, **more)
    )
    data, _ = fetch("http://faro.example/nota?a=1", FetchOptions(proxy=site))
    assert data == b"by proxy: http://faro.example/nota?a=1"
    assert "faro.example" not in asked


@pytest.mark.parametrize(
    "host", ["localhost", "router", "printer.local", "10.0.0.1", "2130706433", "::1", "a.internal"]
)
def test_private_names_are_not_asked_of_a_proxy(host):
    with pytest.raises(Unreadable):
        check_name(host)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.2", False),
        ("169.254.1.1", False),
        ("172.16.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
    ],
)
def test_public(address, public):
    assert is_public(address) is public
