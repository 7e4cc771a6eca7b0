"""On paper there is nothing to press, nothing folded away, and that it was printed is noted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from paradero.wording.words import Words
from tests.browser.acting import enter, sign_in, speak
from tests.browser.conftest import Contexts
from tests.browser.server import Server

pytestmark = pytest.mark.system

TO_PRESS = "button, .button, nav, .nav, .bar, .skip, .do, .do-big, .picker, input:not([type=hidden]), select, textarea"


@pytest.mark.parametrize("path", ["report", "/", "custody", "/equipo", "/reportes"])
def test_nothing_to_press(server: Server, page: Page, path: str) -> None:
    report = f"/reportes/{server.reports['secuestro.txt']}"
    sign_in(page, server, "coordinator", {"report": report, "custody": f"{report}/custodia"}.get(path, path))
    to_press = page.locator(TO_PRESS)
    assert any(one.is_visible() for one in to_press.all())
    page.emulate_media(media="print", color_scheme="dark")
    assert [one.evaluate("one => one.outerHTML") for one in to_press.all() if one.is_visible()] == []
    expect(page.locator("h1")).to_be_visible()
    paper = page.evaluate(
        "[getComputedStyle(document.documentElement).colorScheme, getComputedStyle(document.body).color]"
    )
    assert paper == ["light", "rgb(0, 0, 0)"]


def test_the_text_its_claims_and_who_printed_it_are_on_paper(server: Server, page: Page) -> None:
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['secuestro.txt']}")
    page.emulate_media(media="print")
    expect(page.locator(".claim-item").first).to_be_visible()
    expect(page.locator("#review [data-start]").last).to_be_visible()
    expect(page.locator("footer .paper")).to_contain_text("Persona reviewer")
    assert page.locator(".legend-box .legend").evaluate("one => one.getBoundingClientRect().height > 0")


def test_that_it_was_printed_is_noted(server: Server, contexts: Contexts, language: str, say: Words) -> None:
    page, other = contexts().new_page(), contexts().new_page()
    name = {"es": "boat.txt", "en": "vigilia.txt"}[language]
    sign_in(page, server, "reviewer", f"/reportes/{server.reports[name]}")
    with page.expect_response("**/impreso") as answer:
        page.locator("main .screen [data-press=print]").click()
    assert answer.value.status == 204
    other.goto(server.at("/equipo/notas"))
    enter(other, "coordinator")
    speak(other, language)
    other.goto(server.at("/equipo/notas"))
    line = other.locator("tbody tr", has=other.locator(f"a[href$='{server.reports[name]}']"))
    expect(line.filter(has_text=say("web.noted.printed"))).to_contain_text("Persona reviewer")


def test_printing_by_the_browser_itself_is_noted(server: Server, page: Page) -> None:
    """Ctrl-P and the browser's menu, not only the button."""
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['secuestro.txt']}")
    with page.expect_response("**/impreso") as answer:
        page.pdf()
    assert answer.value.status == 204
