"""What people do on every day: open, choose a language, sign in, go somewhere, lock."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.actions.conftest import PASSPHRASE
from tests.browser.record import PASSWORD
from tests.browser.server import Server

PATIENCE = 20_000
"""Milliseconds: others work on this machine too."""
expect.set_options(timeout=PATIENCE)


def speak(page: Page, language: str) -> None:
    if page.locator("html").get_attribute("lang") != language:
        page.locator("form.speech button").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def unlock(page: Page, server: Server, language: str = "es") -> None:
    page.goto(server.at("/abrir"))
    speak(page, language)
    page.locator("#passphrase").fill(PASSPHRASE)
    main_button(page).click()
    expect(page.locator("#login")).to_be_visible()


def sign_in(page: Page, server: Server, role: str, to: str = "/") -> None:
    """Goes to a place, which asks who comes, and comes out at that place."""
    page.goto(server.at(to))
    enter(page, role)
    expect(page).to_have_url(server.at(to))


def enter(page: Page, role: str) -> None:
    """At the page that asks for name and password."""
    page.locator("#login").fill(role)
    page.locator("#password").fill(PASSWORD)
    main_button(page).click()
    expect(page.locator("#password")).to_have_count(0)


def main_button(page: Page) -> Locator:
    return page.locator("main button.main[type=submit]")


def go(page: Page, words: str) -> None:
    """By the navigation at the top."""
    page.locator("nav.nav").get_by_role("link", name=words, exact=True).click()
    expect(page.locator("nav.nav [aria-current=page]")).to_have_text(words)


def lock(page: Page, server: Server) -> None:
    """Goes on when the server does, as people do who have a passphrase to type."""
    image = server.image()
    page.locator("#lock-now button").click()
    expect(page.locator("#passphrase")).to_be_visible()
    server.wait_for_another(image)


def claim(page: Page, key: str) -> Locator:
    return page.locator(f".claim-item[data-key='{key}']")


def current(page: Page) -> Locator:
    """The claim that keys would judge."""
    return page.locator(".claim-item[aria-current=true]")


def settled(page: Page) -> None:
    """What was put into the page is in force: for a fiftieth of a second after it is seen it is not."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling")).to_have_count(0)


def marked(page: Page, number: int | str) -> str:
    """The words of the text that are marked as a claim's, without the numbers that stand in them."""
    return str(
        page.evaluate(
            """n => [...document.querySelectorAll(`.cl[data-n="${n}"]`)].map(one => {
              const copy = one.cloneNode(true);
              copy.querySelectorAll("sup").forEach(sup => sup.remove());
              return copy.textContent;
            }).join("")""",
            str(number),
        )
    )
