"""Make the pictures of the guide anew: `.venv/bin/python -m tests.browser.pictures`.

It makes the demonstration in a folder of its own, serves it, walks through the guide's tour in both languages, and
writes what it sees. Look at every picture before you keep it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "src" / "paradero" / "web" / "static" / "guide"
PASSPHRASE = "puente maiz lluvia farol nube"
LARGEST = 150_000
ALL_TOGETHER = 1_200_000
PORT = 8761
WIDTH, PHONE = 1100, 390
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--hide-scrollbars")
_EDGE = 16
"""Pixels left around what a picture shows."""
_TOLD = {
    "es": (
        "una vecina",
        "Hombres armados secuestraron a su primo el 9 de noviembre de 2025 en Tapachula, Chiapas. "
        "Viajaba con dos amigos.",
    ),
    "en": (
        "a neighbour",
        "Armed men kidnapped her cousin on 9 November 2025 in Tapachula, Chiapas. He was travelling with two friends.",
    ),
}
"""As the guide has it: told and guide are changed together."""
_LOCALES = {"es": "es-MX", "en": "en-GB"}
_SEARCHED = "XW-41-907"


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is missing: apt-get install chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    for language in ("es", "en"):
        with demonstration() as address, browser(chromium, _LOCALES[language]) as new_page:
            Walk(new_page, address, language).through()
    sizes = {path.name: path.stat().st_size for path in sorted(PICTURES.glob("*.png"))}
    for name, size in sizes.items():
        print(f"{size:>8} {name}{'  too large' if size > LARGEST else ''}")
    return int(max(sizes.values()) > LARGEST or sum(sizes.values()) > ALL_TOGETHER)


@contextmanager
def demonstration() -> Iterator[str]:
    """Its pages, at their address, until the end."""
    with TemporaryDirectory() as folder:
        order = [sys.executable, "-m", "paradero.cli", "demo", f"{folder}/demo", str(ROOT / "samples")]
        quiet = subprocess.DEVNULL
        served = subprocess.Popen([*order, "--no-browser", "--port", str(PORT)], stdout=quiet, stderr=quiet)
        address = f"http://127.0.0.1:{PORT}"
        try:
            for _ in range(200):
                with suppress(OSError):
                    urllib.request.urlopen(f"{address}/static/icon.svg")
                    break
                time.sleep(0.3)
            yield address
        finally:
            served.terminate()
            served.wait(20)


@contextmanager
def browser(chromium: str, locale: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        speaks = {**os.environ, "LANGUAGE": locale.replace("-", "_")}
        opened = playwright.chromium.launch(executable_path=chromium, args=[*_QUIET, f"--lang={locale}"], env=speaks)

        def new_page(width: int) -> Any:
            size = {"width": width, "height": 900}
            return opened.new_context(viewport=size, reduced_motion="reduce", locale=locale).new_page()

        yield new_page
        opened.close()


class Walk:
    """The tour of the guide in one language, with a picture wherever the guide has one."""

    def __init__(self, new_page: Any, address: str, language: str) -> None:
        self.address, self.language = address, language
        self.page, self.phone = self._opened(new_page(WIDTH)), self._opened(new_page(PHONE))

    def _opened(self, page: Any) -> Any:
        page.context.add_cookies([{"name": "paradero_language", "value": self.language, "url": self.address}])
        return page

    def through(self) -> None:
        page = self.page
        self.open(page)
        self.sign_in(page, "ines", "revisora de prueba")
        self.picture("day", page, "main")
        page.click(".todo .t a")
        page.wait_for_selector("#review")
        report = page.url
        self.review()
        self.sign_in(self.phone, "ines", "revisora de prueba")
        self.phone.goto(report)
        self.phone.wait_for_timeout(600)
        self.phone.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        self.picture("phone", self.phone, "#review", height=1100)
        self.search()
        page.goto(f"{report}/custodia")
        self.picture("custody", page, "main")
        self.sign_out(page)
        self.sign_in(page, "tomas", "captura de prueba")
        self.bring()
        self.sign_out(page)
        self.coordinate()

    def open(self, page: Any) -> None:
        page.goto(self.address)
        page.fill("#passphrase", PASSPHRASE)
        page.keyboard.press("Enter")
        page.wait_for_selector("#login")

    def sign_in(self, page: Any, login: str, password: str) -> None:
        if page.query_selector("#login") is None:
            page.goto(f"{self.address}/entrar")
        page.fill("#login", login)
        page.fill("#password", password)
        page.keyboard.press("Enter")
        page.wait_for_selector("nav.nav")

    def sign_out(self, page: Any) -> None:
        page.goto(f"{self.address}/cuenta")
        page.click("form[action$='/salir'] button")
        page.wait_for_selector("#login")

    def review(self) -> None:
        """Accept, reject, undo, reject, correct a date, and add what no reader saw: by keyboard."""
        page = self.page
        for key in ("a", "r", "k", "u", "r"):
            page.keyboard.press(key)
            page.wait_for_timeout(700)
        for _ in range(4):
            page.keyboard.press("j")
        page.keyboard.press("c")
        page.wait_for_selector("form.correct [name=dates]")
        page.wait_for_timeout(300)
        page.evaluate("scrollTo(0, 0)")
        self.picture("correction", page, "#review .passage:has(form.correct)")
        page.select_option("form.correct [name=dates]", "complaint")
        page.click("form.correct button.main")
        page.wait_for_selector(".standing.corrected")
        page.wait_for_timeout(500)
        self.add_words()
        page.wait_for_timeout(500)
        page.evaluate("scrollTo(0, 0)")
        self.picture("report", page, "main", height=1220)

    def add_words(self) -> None:
        page = self.page
        page.evaluate(_SELECT, "XW-41-907")
        page.wait_for_selector("#picker:not([hidden])")
        page.click("#picker [data-press=pick]")
        page.wait_for_selector("#add-here [name=kind]")
        page.wait_for_timeout(500)
        page.select_option("#add-here [name=kind]", "vehicle")
        page.wait_for_selector("#add-here [name=plates]")
        page.fill("#add-here [name=vehicle]", "camioneta blanca de redilas")
        page.fill("#add-here [name=plates]", "XW-41-907")
        page.fill("#add-here [name=speaker]", "Herminia Toledano Cruz")
        with page.expect_navigation():
            page.click("#add-here button.main")
        page.wait_for_selector("#review")

    def search(self) -> None:
        page = self.page
        page.goto(f"{self.address}/buscar")
        page.fill("#words", _SEARCHED)
        page.wait_for_selector("#found li")
        page.wait_for_timeout(300)
        self.picture("search", page, "main")

    def bring(self) -> None:
        page = self.page
        by, text = _TOLD[self.language]
        page.goto(f"{self.address}/bandeja?m=told")
        page.fill("#by", by)
        page.fill("#text", text)
        page.wait_for_timeout(2500)
        page.evaluate("document.activeElement.blur()")
        self.picture("told", page, "main", height=1185)
        with page.expect_navigation():
            page.click("form[data-draft] button.main")
        page.wait_for_selector("#review")

    def coordinate(self) -> None:
        page = self.page
        page.goto(f"{self.address}/entrar/contrasena")
        page.fill("#passphrase", PASSPHRASE)
        page.keyboard.press("Enter")
        page.wait_for_selector("nav.nav")
        page.goto(f"{self.address}/equipo")
        self.picture("people", page, "main")

    def picture(self, name: str, page: Any, part: str | None = None, height: int | None = None) -> None:
        """Of one part of a page, or of its beginning."""
        shot = Image.open(BytesIO(page.screenshot(full_page=True)))
        left, top, right, bottom = 0.0, 0.0, float(shot.width), float(shot.height)
        if part is not None:
            box = page.evaluate(_BOX, part)
            left, top = max(0.0, box["x"] - _EDGE), box["y"]
            right, bottom = min(right, box["x"] + box["width"] + _EDGE), box["y"] + box["height"]
        if height is not None:
            bottom = min(bottom, top + height)
        made = trimmed(shot.crop((int(left), int(top), int(right), int(bottom))).convert("RGB"))
        made = made.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        made.save(PICTURES / f"{name}-{self.language}.png", optimize=True)


def trimmed(picture: Image.Image) -> Image.Image:
    """Without what is empty at its right and its foot."""
    paper = Image.new("RGB", picture.size, picture.getpixel((1, 1)))
    _, _, right, bottom = ImageChops.difference(picture, paper).getbbox() or (0, 0, *picture.size)
    return picture.crop((0, 0, min(picture.width, right + _EDGE), min(picture.height, bottom + _EDGE)))


_BOX = """(part) => {
  const box = document.querySelector(part).getBoundingClientRect();
  return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };
}"""
_SELECT = """(words) => {
  for (const text of document.querySelectorAll("#review .said")) {
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
  }
}"""

if __name__ == "__main__":
    raise SystemExit(main())
