"""No mouse: from the passphrase to the lock a recorder needs keys alone, and always sees where the keyboard is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from paradero.wording.words import Words
from tests.actions.conftest import PASSPHRASE
from tests.browser.acting import main_button
from tests.browser.keyboard import Keyboard
from tests.browser.record import PASSWORD
from tests.browser.server import Server

pytestmark = pytest.mark.system

TOLD = "Dice que Wilmer Canul salió de Arriaga el 2 de mayo de 2023 y no ha llamado."


def come_in(keys: Keyboard, server: Server, language: str) -> None:
    page = keys.page
    page.goto(server.address)
    if language == "en":
        keys.reach(page.locator("form.speech button"), by="Shift+Tab")
        keys.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("#passphrase")).to_be_focused()
    keys.type(PASSPHRASE)
    keys.press("Enter")
    expect(page.locator("#login")).to_be_focused()
    keys.type("recorder")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    expect(page.locator("nav.nav")).to_be_visible()


def skip_to_the_content(keys: Keyboard) -> None:
    """The first place of each page leads past the navigation."""
    page = keys.page
    keys.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    keys.press("Enter")
    page.wait_for_function("document.activeElement.id === 'principal'")


def follow(keys: Keyboard, words: str) -> None:
    keys.reach(keys.page.locator("nav.nav").get_by_role("link", name=words, exact=True))
    keys.press("Enter")
    expect(keys.page.locator("nav.nav [aria-current=page]")).to_have_text(words)


def bring_files(keys: Keyboard) -> None:
    page = keys.page
    # The browser has to know that somebody listens before the key is pressed: else now and then it asks nobody.
    page.on("filechooser", lambda chooser: None)
    keys.reach(page.locator("#files"))
    with page.expect_file_chooser() as chooser:
        keys.press("Enter")
    data = b"Tres personas desaparecieron en Palenque el 3 de mayo de 2023.\n"
    chooser.value.set_files([{"name": "palenque.txt", "mimeType": "text/plain", "buffer": data}])
    keys.reach(page.locator("#upload [name=restricted]"))
    keys.press("Space")
    expect(page.locator("#upload [name=restricted]")).to_be_checked()
    keys.press("Space")
    keys.reach(main_button(page))
    keys.press("Enter")
    expect(page.locator(".task[data-state=done]")).to_have_count(1)


def tell(keys: Keyboard, say: Words) -> None:
    page = keys.page
    keys.reach(page.locator("nav.tabs").get_by_role("link", name=say("web.inbox.way.told")), by="Shift+Tab")
    keys.press("Enter")
    keys.reach(page.locator("[name=way]:checked"))
    keys.press("ArrowDown")
    expect(page.locator("[name=way][value=visit]")).to_be_checked()
    keys.press("Tab")
    expect(page.locator("#by")).to_be_focused()
    keys.type("un primo")
    keys.reach(page.locator("#text"))
    keys.type(TOLD)
    keys.reach(main_button(page))
    keys.press("Space")
    expect(page.locator("#review")).to_contain_text(re.compile("Wilmer Canul"))


def search(keys: Keyboard, say: Words) -> None:
    page = keys.page
    follow(keys, say("web.nav.search"))
    expect(page.locator("#words")).to_be_focused()
    keys.type("palenque")
    hit = page.locator("#found .hits a")
    keys.reach(hit.first)
    keys.press("Enter")
    expect(page.locator("#review")).to_contain_text("Palenque")


def test_from_the_passphrase_to_the_lock(shut: Server, page: Page, language: str, say: Words) -> None:
    keys = Keyboard(page)
    come_in(keys, shut, language)
    skip_to_the_content(keys)
    page.reload()
    follow(keys, say("web.nav.inbox"))
    bring_files(keys)
    tell(keys, say)
    search(keys, say)
    keys.reach(page.locator("#lock-now button"), by="Shift+Tab")
    keys.press("Enter")
    expect(page.locator("#passphrase")).to_be_focused()
