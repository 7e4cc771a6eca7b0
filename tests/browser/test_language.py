"""Two languages: changed at once, in the place where one is, and kept for the next time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import enter, sign_in, speak
from tests.browser.server import Server

pytestmark = pytest.mark.system


@pytest.mark.parametrize("path", ["/bandeja?m=told", "/reportes?v=to_review", "report"])
def test_it_is_changed_where_one_is(server: Server, page: Page, path: str) -> None:
    path = f"/reportes/{server.reports['boat.txt']}" if path == "report" else path
    sign_in(page, server, "reviewer", path)
    for language in ("en", "es"):
        speak(page, language)
        expect(page).to_have_url(server.at(path))


def test_whoever_was_on_the_way_somewhere_still_comes_there(server: Server, page: Page) -> None:
    page.goto(server.at("/cuenta"))
    speak(page, "en")
    enter(page, "reader")
    expect(page).to_have_url(server.at("/cuenta"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
