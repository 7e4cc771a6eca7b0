"""Whose session ended comes back to where they were, and what they had typed is still there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from paradero.wording.words import Words
from tests.browser.acting import enter, main_button, settled, sign_in, speak
from tests.browser.conftest import Contexts
from tests.browser.server import Server

pytestmark = pytest.mark.system

TOLD = "Dice que Odilia Caal no volvió del trabajo el 5 de junio de 2023 en Nogales."


def sign_out_elsewhere(page: Page, server: Server) -> None:
    other = page.context.new_page()
    other.goto(server.at("/cuenta"))
    other.locator("form[action='/salir'] button").click()
    expect(other.locator("#login")).to_be_visible()
    other.close()


def test_a_page_leads_to_signing_in_and_back(server: Server, page: Page) -> None:
    sign_in(page, server, "reviewer", "/reportes?v=to_review")
    sign_out_elsewhere(page, server)
    page.reload()
    expect(page.locator("#login")).to_be_visible()
    enter(page, "reviewer")
    expect(page).to_have_url(server.at("/reportes?v=to_review"))


@pytest.mark.parametrize("way", ["told", "paste"])
def test_what_was_typed_stays_and_is_sent_again(
    server: Server, contexts: Contexts, language: str, say: Words, way: str
) -> None:
    page = contexts().new_page()
    sign_in(page, server, "recorder")
    speak(page, language)
    page.goto(server.at(f"/bandeja?m={way}"))
    text = f"{TOLD} ({way}, {language})"
    if way == "told":
        page.locator("#by").fill("su hermana")
    page.locator("#text").fill(text)
    sign_out_elsewhere(page, server)
    main_button(page).click()
    notice = page.locator("#alert [role=alert]")
    expect(notice).to_contain_text(say("web.again.kept"))
    expect(page.locator("#text")).to_have_value(text)

    with page.context.expect_page() as opened:
        notice.get_by_role("link", name=say("web.again.enter")).click()
    other = opened.value
    enter(other, "recorder")
    other.close()
    expect(page.locator("#text")).to_have_value(text)
    main_button(page).click()
    if way == "told":
        expect(page.locator("#review")).to_contain_text("Odilia Caal")
    else:
        expect(page.locator(".task", has_text=say("web.task.pasted")).first).to_be_visible()
        expect(page.locator(".task[data-state=waiting], .task[data-state=running]")).to_have_count(0)


def test_a_judgement_waits_for_whoever_signs_in_again(server: Server, page: Page) -> None:
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['boat.txt']}")
    sign_out_elsewhere(page, server)
    page.keyboard.press("r")
    expect(page.locator("#alert [role=alert]")).to_be_visible()
    expect(page.locator("#c1")).to_have_attribute("data-open", "yes")
    settled(page)
    other = page.context.new_page()
    sign_in(other, server, "reviewer")
    other.close()
    page.locator("#c1").focus()
    page.keyboard.press("r")
    expect(page.locator("#c1")).to_have_attribute("data-standing", "rejected")


def test_files_are_not_thrown_away(server: Server, page: Page) -> None:
    """They are still chosen: sent again, they arrive."""
    sign_in(page, server, "recorder", "/bandeja")
    data = "Desaparecen seis en Sásabe.".encode()
    page.locator("#files").set_input_files([{"name": "sasabe.txt", "mimeType": "text/plain", "buffer": data}])
    sign_out_elsewhere(page, server)
    main_button(page).click()
    expect(page.locator("#alert [role=alert]")).to_be_visible()
    other = page.context.new_page()
    sign_in(other, server, "recorder")
    other.close()
    main_button(page).click()
    expect(page.locator(".task", has_text="sasabe.txt")).to_have_attribute("data-state", "done")
