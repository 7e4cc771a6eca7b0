"""What was seen and typed is gone when the browser is closed: nothing of it lies in the profile's files."""

from __future__ import annotations

import bz2
import gzip
import shutil
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.actions.conftest import PASSPHRASE
from tests.browser.acting import PATIENCE, main_button, sign_in, unlock
from tests.browser.conftest import FLAGS
from tests.browser.record import PASSWORD
from tests.browser.server import Server

pytestmark = pytest.mark.system

NAME = "Florentino Quiyono"
SEARCHED = "Quiyono"
MISTYPED = "cinco palabras bastan siempra"
TOLD = f"Dice que {NAME} salió de Tapachula el 4 de mayo de 2023 y no ha llamado."
MARKER = "Zacarias-Ordinario"
"""On a page that says nothing of what may be kept: a browser keeps it, so that the search is seen to find."""


class _Ordinary(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = f"<title>{MARKER}</title><p>{MARKER}</p>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is said."""


@contextmanager
def ordinary_page() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Ordinary)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def kept_profile(playing: Any, folder: Path) -> Iterator[BrowserContext]:
    """A browser that writes into its folder whatever browsers write, and is closed as people close it."""
    context = playing.chromium.launch_persistent_context(
        folder, executable_path=shutil.which("chromium"), args=FLAGS, viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    finally:
        context.close()


def forms(words: str) -> list[bytes]:
    """How they may stand in a file."""
    return [form for each in (words, words.lower()) for form in (each.encode(), each.encode("utf-16-le"))]


def contents(path: Path) -> Iterator[bytes]:
    """What is in a file, and what is packed in it from its beginning on or from behind any head that looks like one."""
    raw = path.read_bytes()
    yield raw
    for magic, unpack in ((b"\x1f\x8b\x08", gzip.decompress), (b"BZh", bz2.decompress)):
        at = raw.find(magic)
        while at >= 0:
            yield _unpacked(unpack, raw[at:])
            at = raw.find(magic, at + 1)
    for magic in (b"\x78\x01", b"\x78\x9c", b"\x78\xda"):
        at = raw.find(magic)
        while at >= 0:
            yield _unpacked(lambda part: zlib.decompressobj().decompress(part), raw[at : at + 1_000_000])
            at = raw.find(magic, at + 1)


def _unpacked(unpack: Any, part: bytes) -> bytes:
    """Nothing, if it only looked as if it were packed."""
    try:
        return bytes(unpack(part))
    except (OSError, EOFError, ValueError, zlib.error):
        return b""


def holding(folder: Path, words: str) -> list[str]:
    wanted = forms(words)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [
        str(path.relative_to(folder))
        for path in files
        if any(form in part for part in contents(path) for form in wanted)
    ]


def a_day(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.at("/abrir"))
    page.locator("#passphrase").fill(MISTYPED)
    main_button(page).click()
    expect(page.locator("#m-pass")).to_be_visible()
    unlock(page, server)
    page.locator("#login").fill("recorder")
    page.locator("#password").fill(PASSWORD + " no")
    main_button(page).click()
    expect(page.locator("#m-enter")).to_be_visible()
    sign_in(page, server, "recorder", "/bandeja?m=told")
    page.locator("#by").fill(f"la madre de {NAME}")
    page.locator("#text").press_sequentially(TOLD)
    expect(page.locator("#saved")).not_to_be_empty()
    page.locator("#by").fill("")
    main_button(page).click()
    expect(page.locator("#m-by")).to_be_visible()
    page.locator("#by").fill(f"la madre de {NAME}")
    main_button(page).click()
    expect(page.locator("#review")).to_contain_text(NAME)
    page.goto(server.at("/buscar"))
    page.locator("#words").press_sequentially(SEARCHED)
    page.locator("#words").press("Enter")
    expect(page.locator("#found")).to_contain_text(NAME)
    page.locator("#found .hits a").first.click()
    expect(page.locator("#review")).to_contain_text(NAME)
    assert NAME.split()[0] not in page.title()
    page.pdf()
    page.go_back()
    page.go_forward()
    expect(page.locator("#review")).to_contain_text(NAME)


def addresses(folder: Path) -> list[tuple[str, str]]:
    """The browser's own list of where it was."""
    (path,) = folder.rglob("History")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as history:
        return history.execute("SELECT url, title FROM urls").fetchall()


def test_the_profile_holds_no_name(shut: Server, playing: Any, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with kept_profile(playing, profile) as context, ordinary_page() as ordinary:
        context.new_page().goto(ordinary)
        a_day(context, shut)

    assert len(holding(profile, MARKER)) >= 2, "nothing is found that is surely there"
    for words in (NAME, SEARCHED, PASSPHRASE, MISTYPED, PASSWORD):
        assert holding(profile, words) == [], words
    visited = addresses(profile)
    assert any(title == MARKER for _, title in visited)
    ours = [(url, title) for url, title in visited if url.startswith(shut.address)]
    assert len(ours) >= 4
    for url, title in ours:
        assert SEARCHED.lower() not in f"{url} {title}".lower()
    assert not any("?" in url and "m=" not in url and "a=" not in url for url, _ in ours)
