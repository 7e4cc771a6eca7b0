"""Review is quick: whoever only confirms presses no more than two keys a claim, reports and all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import current, settled, sign_in
from tests.browser.keyboard import Keyboard
from tests.browser.server import Server

pytestmark = pytest.mark.system

CLAIMS = 30


def confirm(page: Page, keys: Keyboard) -> None:
    """The current claim, seen to be accepted before the next key is pressed."""
    number = current(page).get_attribute("data-n")
    keys.press("a")
    expect(page.locator(f"#c{number}")).to_have_attribute("data-standing", "accepted")
    settled(page)


def test_thirty_claims_with_two_keys_each(server: Server, page: Page) -> None:
    sign_in(page, server, "reviewer")
    keys, confirmed, reports = Keyboard(page), 0, set()
    page.goto(page.locator("[aria-labelledby=h-rev] a[href*='/reportes/']").first.evaluate("one => one.href"))
    while confirmed < CLAIMS:
        reports.add(page.url)
        while page.locator(".claim-item[data-open=yes]").count() and confirmed < CLAIMS:
            expect(current(page)).to_have_attribute("data-open", "yes")
            confirm(page, keys)
            confirmed += 1
        if confirmed < CLAIMS:
            here = page.url
            keys.press("n")
            page.wait_for_url(lambda url, here=here: "/reportes/" in url and url != here)
    assert len(reports) > 2
    assert len(keys.pressed) <= 2 * CLAIMS
    assert set(keys.pressed) == {"a", "n"}
    kept = 0
    for report in reports:
        page.goto(report)
        kept += page.locator(".claim-item[data-standing=accepted]").count()
    assert kept == CLAIMS


def test_haste_decides_on_nothing_unseen(server: Server, page: Page) -> None:
    """A key pressed twice before the first answer is there judges at most the two claims at hand, never another."""
    sign_in(page, server, "reviewer")
    page.goto(server.report("08-boat-survivors-found.txt"))
    page.locator(".claim-item .do [value=accepted]").first.wait_for(state="attached")
    open_before = page.locator(".claim-item[data-open=yes]")
    numbers = open_before.evaluate_all("all => all.map(one => one.dataset.n)")
    keys = Keyboard(page)
    keys.press("a", "a")
    expect(page.locator(f"#c{numbers[0]}")).to_have_attribute("data-standing", "accepted")
    page.reload()
    still = page.locator(".claim-item[data-open=yes]").evaluate_all("all => all.map(one => one.dataset.n)")
    assert still in (numbers[1:], numbers[2:])


def test_keys_work_where_no_claim_is(server: Server, page: Page) -> None:
    """A report in which nothing was read is passed over, or given its first claim, by keyboard as well."""
    here = server.report("04-blog-retoma-radio.txt")
    sign_in(page, server, "reviewer")
    page.goto(here)
    expect(page.locator(".claim-item")).to_have_count(0)
    page.keyboard.press("g")
    expect(page.locator("#picker")).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(here)
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != here)
