"""Words chosen in a text, by mouse or by keyboard: exactly those become a claim's, whatever stands before them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from paradero.wording.words import words
from tests.browser.acting import marked, settled, sign_in
from tests.browser.record import VIGIL
from tests.browser.server import Server

pytestmark = pytest.mark.system

CHOSEN = ("mochilas verdes", "botas de hule", "Elodia Pech 👩🏽‍🦱. Llevaban", "secuestraron a doce migrantes")
"""Behind signs of several characters; on both sides of one; from within a claim into claims within a claim."""

_ENDS = """([where, words]) => {
  const walk = document.createTreeWalker(document.querySelector(where), NodeFilter.SHOW_TEXT, (one) =>
    one.parentElement.closest("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const at = nodes.map((one) => one.data).join("").indexOf(words);
  const place = (offset, after) => {
    for (const one of nodes) {
      if (offset < one.length || (after && offset === one.length)) return [one, offset];
      offset -= one.length;
    }
  };
  const range = document.createRange();
  range.setStart(...place(at, false));
  range.setEnd(...place(at + words.length, true));
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  const boxes = [...range.getClientRects()].filter((one) => one.width > 0);
  const first = boxes[0], last = boxes[boxes.length - 1];
  return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
}"""

_TEXT = """() => [...document.querySelectorAll("#review [data-start]")].map((one) => {
  const copy = one.cloneNode(true);
  copy.querySelectorAll("sup").forEach((sup) => sup.remove());
  return copy.textContent;
}).join(" ")"""


def drag_over(page: Page, where: str, chosen: str) -> None:
    """With the left button held down, from before the first letter to behind the last."""
    # Until the letters are those that stay, the words move under the mouse.
    page.evaluate("() => document.fonts.ready.then(() => true)")
    left, top, right, bottom = page.evaluate(_ENDS, [where, chosen])
    page.mouse.move(left + 0.5, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=3)
    page.mouse.move(right - 0.5, bottom, steps=3)
    page.mouse.up()


@pytest.mark.parametrize("chosen", CHOSEN)
def test_by_mouse(server: Server, page: Page, chosen: str) -> None:
    assert VIGIL.count(chosen) == 1
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['vigilia.txt']}")
    passage = page.locator("#review [data-start]").last.get_attribute("data-start")
    drag_over(page, f"#review [data-start='{passage}']", chosen)
    expect(page.locator("#picker .said")).to_have_text(chosen)
    page.locator("[data-press=pick]").click()
    expect(page.locator("#add-here q")).to_have_text(chosen)
    settled(page)
    page.locator("#add-kind").select_option("threat")
    expect(page.locator("#add-words")).to_be_visible()
    settled(page)
    said = f"lo que dice de {CHOSEN.index(chosen)}"
    page.locator("#add-words").fill(said)
    before = page.locator(".claim-item").count()
    page.locator("#add-here button.main").click()
    expect(page.locator(".claim-item")).to_have_count(before + 1)
    added = page.locator(".claim-item", has_text=said)
    assert marked(page, str(added.get_attribute("data-n"))) == chosen


def test_words_of_two_paragraphs_are_not_offered(server: Server, page: Page) -> None:
    """A claim's words stand in one place; half of a choice is never taken for the whole."""
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['secuestro.txt']}")
    page.evaluate("""() => {
      const [first, second] = [...document.querySelectorAll("#review [data-start]")].slice(-2);
      getSelection().setBaseAndExtent(first, 0, second, second.childNodes.length);
    }""")
    page.wait_for_function("getSelection().toString().length > 50")
    page.evaluate("new Promise(done => setTimeout(done, 400))")
    expect(page.locator("#picker")).to_be_hidden()


def test_by_keyboard_from_paragraph_to_paragraph(server: Server, page: Page) -> None:
    """The arrows go through all words of the text in their order, over the numbers of claims and never onto them."""
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['vigilia.txt']}")
    page.locator("#review").focus()
    page.keyboard.press("g")
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expected = re.findall(r"[^\W_][\w’'.-]*", page.evaluate(_TEXT))
    assert expected[:3] == ["Vigilia", "por", "doce"] and len(expected) > 30
    seen = []
    for _ in expected:
        seen.append(page.locator("#picker .said").inner_text())
        page.keyboard.press("ArrowRight")
    assert seen == expected
    page.keyboard.press("Escape")
    expect(page.locator("#picker")).to_be_hidden()


def test_escape_takes_a_form_back(server: Server, page: Page) -> None:
    sign_in(page, server, "reviewer", f"/reportes/{server.reports['secuestro.txt']}")
    page.locator("#review").focus()
    before = page.locator(".claim-item").count()
    page.keyboard.press("g")
    expect(page.locator("#picker")).to_contain_text(words("es")("web.pick.do"))
    page.keyboard.press("Enter")
    expect(page.locator("#add-here form")).to_be_visible()
    settled(page)
    page.locator("#add-here [data-press=cancel]").press("Enter")
    expect(page.locator("#add-here form")).to_have_count(0)
    page.reload()
    expect(page.locator(".claim-item")).to_have_count(before)
