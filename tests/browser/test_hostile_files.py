"""Files that mean harm, or are none: each is told about in a sentence, and the others are kept."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from paradero import capture
from paradero.wording.words import Words
from tests.browser.acting import main_button, sign_in, speak, unlock
from tests.browser.conftest import Contexts
from tests.browser.server import Server

pytestmark = pytest.mark.system

PICTURE = "<img src=x onerror=alert(1)>.html"
PAGE = (
    "<html><head><title>Buscan a tres <script>window.harm = 1</script></title></head><body onload='window.harm = 2'>"
    "<article><h1>Buscan a tres personas en Altar</h1><script>window.harm = 3; alert(1)</script>"
    "<p>Tres personas <img src=x onerror='window.harm = 4; alert(2)'> desaparecieron en Altar el 3 de mayo de 2023, "
    "&lt;script&gt;window.harm = 5&lt;/script&gt; dijo Clementina Ek&lt;img src=x onerror=alert(3)&gt;.</p>"
    "<p>La familia pidió a la Fiscalía que active la búsqueda inmediata de los tres.</p></article></body></html>"
)
LARGE = 60_000_000


def bomb() -> bytes:
    """A document of a few kilobytes that unpacks to more than any report has."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<a>" + b" " * (capture.Limits().unpacked + 1))
    return made.getvalue()


def file(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def watched(page: Page) -> list[str]:
    """Whatever opens a dialog."""
    opened: list[str] = []

    def dismiss(dialog: object) -> None:
        opened.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dismiss)
    return opened


def harmless(page: Page) -> None:
    assert page.evaluate("window.harm") is None
    assert page.locator("[onerror], [onload], img, main script, iframe").count() == 0


def ended(page: Page, many: int) -> None:
    expect(page.locator(".task")).to_have_count(many)
    expect(page.locator(".task[data-state=waiting], .task[data-state=running]")).to_have_count(0, timeout=60_000)


def test_each_is_told_about(shut: Server, contexts: Contexts, language: str, say: Words) -> None:
    page = contexts().new_page()
    dialogs = watched(page)
    unlock(page, shut, language)
    sign_in(page, shut, "coordinator", "/bandeja")
    files = [
        file(PICTURE, PAGE.encode()),
        file("../../../etc/passwd", b"Dos personas desaparecieron en Caborca el 2 de mayo de 2023."),
        file("a/b\\c..\\..\\win.ini", b"Cuatro personas desaparecieron en Sonoyta el 2 de mayo de 2023."),
        file("vacio.txt", b""),
        file("bomba.docx", bomb()),
        file("ruido.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 40),
        file("bien.txt", b"Nueve personas desaparecieron en Pitiquito el 6 de mayo de 2023."),
    ]
    page.locator("#files").set_input_files(files)  # type: ignore[arg-type]
    expect(page.locator(".chosen li").first).to_have_text(PICTURE)
    main_button(page).click()
    expect(page.locator("#tasks")).to_contain_text("bien.txt")
    ended(page, 6)
    for name in (PICTURE, "passwd", "bien.txt"):
        expect(page.locator(".task", has_text=name)).to_have_attribute("data-state", "done")
    expect(page.locator("#tasks")).not_to_contain_text("etc/")
    expect(page.locator("#tasks")).not_to_contain_text("..")
    for name in ("bomba.docx", "ruido.pdf"):
        state = page.locator(".task", has_text=name)
        said = state.locator(".state").inner_text()
        assert len(said.split()) > 3 and said.endswith("."), said
    harmless(page)

    page.locator(".task a", has_text="onerror").click()
    expect(page.locator("#review")).to_contain_text("Tres personas")
    expect(page.locator("#review")).to_contain_text("<script>window.harm = 5</script>")
    harmless(page)
    page.goto(page.url + "/custodia")
    expect(page.locator("main")).to_contain_text(PICTURE)
    harmless(page)
    page.goto(shut.at("/"))
    harmless(page)
    page.goto(shut.at("/buscar"))
    page.locator("#words").press_sequentially("onerror")
    expect(page.locator("#found .hits")).to_be_visible()
    harmless(page)
    assert dialogs == []


def test_an_empty_one_is_told_about_beside_those_that_are_kept(server: Server, page: Page) -> None:
    """What is said of one file is not gone as soon as the next one has arrived."""
    sign_in(page, server, "recorder", "/bandeja")
    page.locator("#files").set_input_files(
        [file("vacio.txt", b""), file("lleno.txt", b"Dos personas desaparecieron en Ures.")]  # type: ignore[list-item]
    )
    main_button(page).click()
    expect(page.locator(".task", has_text="lleno.txt")).to_have_attribute("data-state", "done")
    expect(page.locator("main")).to_contain_text("vacio.txt")


def test_one_that_is_too_large(server: Server, page: Page, tmp_path: Path, language: str, say: Words) -> None:
    """It is said before it is sent, and the others go on their way."""
    large, small = tmp_path / "enorme.txt", tmp_path / f"chico-{language}.txt"
    with large.open("wb") as made:
        made.truncate(LARGE)
    small.write_text(f"Ocho personas desaparecieron en Pitiquito ({language}).", encoding="utf-8")
    sign_in(page, server, "recorder", "/bandeja")
    speak(page, language)
    page.goto(server.at("/bandeja"))
    page.locator("#files").set_input_files([large, small])
    said = say("web.inbox.too_large", mb=capture.Limits().bytes // 1_000_000)
    expect(page.locator(".chosen li").first).to_have_text(f"enorme.txt: {said}")
    main_button(page).click()
    expect(page.locator(".task", has_text=small.name)).to_have_attribute("data-state", "done")
    expect(page.locator(".chosen li")).to_have_text([f"enorme.txt: {said}"])
    expect(page.locator("#tasks")).not_to_contain_text("enorme.txt")


@pytest.mark.parametrize("size", [LARGE, 80_000_000], ids=["above ours", "above the server's"])
def test_one_that_is_too_large_without_script(server: Server, contexts: Contexts, tmp_path: Path, size: int) -> None:
    """Whoever's browser runs no script is told by the server, by a page that can be read."""
    large = tmp_path / "enorme.txt"
    with large.open("wb") as made:
        made.truncate(size)
    page = contexts(java_script_enabled=False).new_page()
    sign_in(page, server, "recorder", "/bandeja")
    page.locator("#files").set_input_files(large)
    main_button(page).click()
    ours = size == LARGE
    expect(page.locator("main [role=alert]")).to_have_count(1 if ours else 0)
    expect(page.locator("main [role=alert]" if ours else "body")).to_contain_text("50 MB")
    page.goto(server.at("/bandeja"))
    expect(page.locator("#tasks")).not_to_contain_text("enorme.txt")
