"""The connection breaks while somebody types what is told to them: no word of it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from paradero.wording.words import Words
from tests.browser.acting import main_button, sign_in, speak
from tests.browser.conftest import Contexts
from tests.browser.server import Server

pytestmark = pytest.mark.system

BEGUN = "Dice que Adelfo Tut salió de Comitán el 9 de febrero de 2023. "
GOES_ON = "Iba con su hermano; el teléfono de los dos suena apagado. "
THEN = "La última vez llamó desde Arriaga."


def cable_pulled(context: BrowserContext) -> Callable[[], None]:
    context.set_offline(True)
    return lambda: context.set_offline(False)


def server_gone(context: BrowserContext) -> Callable[[], None]:
    """The computer says that it is connected, and nothing answers."""
    context.route("**/*", lambda route: route.abort("connectionrefused"))
    return lambda: context.unroute("**/*")


@pytest.mark.parametrize("how", [cable_pulled, server_gone])
def test_a_told_report(
    server: Server, contexts: Contexts, language: str, say: Words, how: Callable[[BrowserContext], Callable[[], None]]
) -> None:
    context = contexts()
    page = context.new_page()
    sign_in(page, server, "recorder")
    speak(page, language)
    page.goto(server.at("/bandeja?m=told"))
    by = f"una prima ({how.__name__} {language})"
    page.locator("#by").fill(by)
    page.locator("#text").press_sequentially(BEGUN)
    expect(page.locator("#saved")).not_to_be_empty()

    mend = how(context)
    page.locator("#text").press_sequentially(GOES_ON)
    band = page.locator("#offline")
    expect(band).to_be_visible()
    expect(band).to_have_text(say("web.offline"))
    main_button(page).click()
    expect(main_button(page)).to_be_enabled()
    expect(band).to_be_visible()
    expect(page.locator("#text")).to_have_value(BEGUN + GOES_ON)
    page.locator("#text").press("Control+End")
    page.locator("#text").press_sequentially(THEN)

    mend()
    expect(page.locator("#text")).to_have_value(BEGUN + GOES_ON + THEN)
    main_button(page).click()
    expect(page.locator("#review")).to_contain_text(THEN)
    assert words_of(page) == (BEGUN + GOES_ON + THEN).split()
    expect(page.locator("h1")).to_contain_text(by)
    page.goto(server.at("/bandeja?m=told"))
    expect(page.locator("#text")).to_have_value("")


def words_of(page: Page) -> list[str]:
    return str(
        page.evaluate("""() => [...document.querySelectorAll("#review [data-start]")].map((one) => {
          const copy = one.cloneNode(true);
          copy.querySelectorAll("sup").forEach((sup) => sup.remove());
          return copy.textContent;
        }).join(" ")""")
    ).split()


def test_files_that_did_not_arrive_are_named(server: Server, contexts: Contexts) -> None:
    """The first is kept; of the second it is said that it has to be sent again, and nothing pretends that it was."""
    context = contexts()
    page = context.new_page()
    sign_in(page, server, "recorder", "/bandeja")
    sent: list[str] = []

    def second_breaks(route: object) -> None:
        sent.append("")
        route.continue_() if len(sent) == 1 else route.abort("connectionreset")  # type: ignore[attr-defined]

    page.route("**/bandeja/archivos", second_breaks)
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"Desaparecen {name} en Altar.".encode()}
        for name in ("cuatro", "nueve")
    ]
    page.locator("#files").set_input_files(files)  # type: ignore[arg-type]
    main_button(page).click()
    expect(page.locator("#sending")).to_contain_text("nueve.txt")
    expect(page.locator("#sending")).not_to_contain_text("cuatro.txt")
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#tasks")).to_contain_text("cuatro.txt")
    page.unroute("**/bandeja/archivos")
    page.goto(server.at("/bandeja"))
    expect(page.locator("#tasks")).not_to_contain_text("nueve.txt")


def test_a_judgement_that_did_not_arrive_is_not_shown_as_made(server: Server, contexts: Contexts) -> None:
    context = contexts()
    page = context.new_page()
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['secuestro.txt']}")
    mend = cable_pulled(context)
    page.keyboard.press("a")
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#c1")).to_have_attribute("data-open", "yes")
    mend()
    page.keyboard.press("a")
    expect(page.locator("#c1")).to_have_attribute("data-standing", "accepted")
    expect(page.locator("#offline")).to_be_hidden()
