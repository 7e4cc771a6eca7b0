"""Two people at one claim: nobody's decision is put over another's that they had not seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from paradero.wording.words import Words
from tests.browser.acting import claim, current, settled, sign_in, speak
from tests.browser.conftest import Contexts
from tests.browser.server import Server

pytestmark = pytest.mark.system


def decisions(page: Page, server: Server, name: str) -> int:
    """How many entries the ledger has on this report. Looked at in another tab: the page stays as it is."""
    other = page.context.new_page()
    other.goto(server.report(name) + "/custodia")
    many = other.locator(".log tbody tr", has=other.locator("code")).count()
    other.close()
    return many


def open_form(page: Page, number: str) -> None:
    page.keyboard.press("c")
    page.locator(f"#f{number} form").wait_for()
    settled(page)


REPORTS = {"key": "boat.txt", "form": "01-denuncia-albergue.txt", "form before": "vigilia.txt"}
"""The second decides with a key; in a form; in a form that was open already when the first decided."""


@pytest.mark.parametrize("by", REPORTS)
def test_the_second_sees_the_first(server: Server, contexts: Contexts, language: str, say: Words, by: str) -> None:
    name = REPORTS[by]
    first, second = contexts().new_page(), contexts().new_page()
    for page, role in ((first, "reviewer"), (second, "coordinator")):
        sign_in(page, server, role)
        speak(page, language)
        page.goto(server.report(name))
    key = str(current(second).get_attribute("data-key"))
    number = str(current(second).get_attribute("data-n"))
    expect(current(first)).to_have_attribute("data-key", key)
    before = decisions(first, server, name)
    if by == "form before":
        open_form(second, number)
    first.keyboard.press("a")
    expect(claim(first, key)).to_have_attribute("data-standing", "accepted")

    if by == "key":
        second.keyboard.press("r")
    else:
        if by == "form":
            open_form(second, number)
        second.locator(f"#f{number} button.main").click()
    clash = claim(second, key).locator(".clash[role=alert]")
    expect(clash).to_contain_text(say("web.claim.meanwhile"))
    expect(clash).to_contain_text("Persona reviewer")
    expect(claim(second, key)).to_have_attribute("data-standing", "accepted")
    settled(second)
    assert decisions(second, server, name) == before + 1

    second.keyboard.press("u")
    expect(claim(second, key)).to_have_attribute("data-standing", "proposed")
    settled(second)
    second.keyboard.press("r")
    expect(claim(second, key)).to_have_attribute("data-standing", "rejected")
    assert decisions(second, server, name) == before + 3
    first.reload()
    expect(claim(first, key)).to_have_attribute("data-standing", "rejected")
    expect(claim(first, key)).to_contain_text("Persona coordinator")
