"""The whole day of a reviewer: from the day to a report, claim after claim by keyboard, to the next report."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from paradero.wording.words import Words
from tests.browser.acting import claim, current, go, marked, settled, sign_in, unlock
from tests.browser.keyboard import Keyboard
from tests.browser.server import Server

pytestmark = pytest.mark.system


REPORT = "secuestro.txt"
"""The first that came in, and so the first to be reviewed."""


def judged(page: Page, key: str, standing: str) -> None:
    expect(claim(page, key)).to_have_attribute("data-standing", standing)
    settled(page)


def at(page: Page) -> str:
    """The claim that keys would judge. Numbers change when claims are added; what this returns does not."""
    expect(current(page)).to_have_count(1)
    return str(current(page).get_attribute("data-key"))


def correct_a_count(page: Page, keys: Keyboard) -> str:
    """Another number of people than was read, and nothing else of it."""
    counts = page.locator(".claim-item[data-open=yes][data-key^='count:']")
    key, number = (str(counts.first.get_attribute(name)) for name in ("data-key", "data-n"))
    for _ in range(40):
        if at(page) == key:
            break
        keys.press("j")
    keys.press("c")
    low = page.locator(f"#f{number}-low")
    low.wait_for()
    settled(page)
    expect(low).to_be_focused()
    keys.press("Control+a")
    keys.type("17")
    keys.press("Tab")
    expect(page.locator(f"#f{number}-high")).to_be_focused()
    keys.press("Control+a", "Delete", "Enter")
    judged(page, key, "corrected")
    expect(claim(page, key).locator(".val")).to_contain_text("17")
    return key


def add_by_keyboard(page: Page, keys: Keyboard, say: Words) -> None:
    """Three words in a row, chosen with the arrows, become a claim that marks those words and no others."""
    keys.press("g")
    picked = page.locator("#picker .said")
    expect(picked).to_be_visible()
    keys.press("ArrowRight", "ArrowRight", "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight")
    words = picked.inner_text()
    assert len(words.split()) == 3
    keys.press("Enter")
    settled(page)
    expect(page.locator("#add-kind")).to_be_focused()
    expect(page.locator("#add-here q")).to_have_text(words)
    before = page.locator(".claim-item").count()
    keys.press("End")
    expect(page.locator("#add-words")).to_be_visible()
    settled(page)
    expect(page.locator("#add-kind")).to_be_focused()
    keys.press("Tab")
    keys.type("gente con uniforme")
    keys.press("Enter")
    expect(page.locator(".claim-item")).to_have_count(before + 1)
    added = page.locator(".claim-item", has_text=say("web.claim.added"))
    expect(added.locator(".val")).to_have_text("gente con uniforme")
    assert marked(page, str(added.get_attribute("data-n"))) == words


def review(page: Page, keys: Keyboard, say: Words) -> None:
    first = at(page)
    keys.press("a")
    judged(page, first, "accepted")
    expect(current(page)).not_to_have_attribute("data-key", first)

    second = at(page)
    keys.press("r")
    judged(page, second, "rejected")
    expect(current(page)).not_to_have_attribute("data-key", second)
    keys.press("k")
    expect(current(page)).to_have_attribute("data-key", second)
    keys.press("u")
    judged(page, second, "proposed")
    expect(current(page)).to_have_attribute("data-key", second)
    keys.press("r")
    judged(page, second, "rejected")

    corrected = correct_a_count(page, keys)
    counts = (say.count("web.bar.accepted", 1), say.count("web.bar.corrected", 1), say.count("web.bar.rejected", 1))
    for said in counts:
        expect(page.locator("#progress")).to_contain_text(said)
    add_by_keyboard(page, keys, say)
    expect(page.locator(".claim-item[data-standing=accepted]")).to_have_attribute("data-key", first)
    expect(page.locator(".claim-item[data-standing=rejected]")).to_have_attribute("data-key", second)
    expect(page.locator(".claim-item[data-standing=corrected]")).to_have_count(2)
    expect(page.locator(f".claim-item[data-standing=corrected][data-key='{corrected}']")).to_have_count(1)


def test_from_the_day_to_the_next_report(shut: Server, page: Page, language: str, say: Words) -> None:
    unlock(page, shut, language)
    sign_in(page, shut, "reviewer")
    keys = Keyboard(page)
    keys.reach(page.locator("[aria-labelledby=h-rev] li a").first)
    keys.press("Enter")
    expect(page).to_have_url(shut.report(REPORT))
    expect(page).to_have_title(re.compile(shut.reports[REPORT][:8]))
    review(page, keys, say)

    keys.press("n")
    page.wait_for_url(lambda url: "/reportes/" in url and shut.reports[REPORT] not in url)
    expect(current(page)).to_have_attribute("data-open", "yes")

    page.goto(shut.report(REPORT))
    page.locator("main").get_by_role("link", name=say("web.custody.title"), exact=True).click()
    expect(page.locator("main .hash").first).to_have_text(shut.reports[REPORT])
    decided = page.locator(".log tbody tr", has_text="Persona reviewer")
    for verdict, many in (("accepted", 1), ("rejected", 2), ("open", 1)):
        said = say(f"web.log.verdict.{verdict}", kind="").strip()
        expect(decided.filter(has_text=said)).to_have_count(many)
    expect(decided.filter(has_text=say("web.log.claim.corrected"))).to_have_count(2)

    go(page, say("web.nav.search"))
    page.locator("#words").press_sequentially("Matehuala")
    expect(page.locator("#found .hits a").first).to_be_visible()
    assert page.locator("#found .hits mark").count() > 0
