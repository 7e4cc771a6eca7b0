"""Every page can be used by whoever does not see it as others do, in light and dark, on large and small screens."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from paradero.actions.permitting import Role
from tests.browser.acting import claim, enter, settled
from tests.browser.conftest import Contexts
from tests.browser.record import GUARDED, PASSWORD
from tests.browser.server import Server
from tests.browser.sweep import pages
from tests.browser.test_nothing_leaves import some_claims

pytestmark = pytest.mark.system

GRAVE = {"serious", "critical"}
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that see a difference between light and dark."""
WIDTHS = (1280, 390)
NARROWEST = 360


@cache
def axe() -> str:
    (script,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return script.read_text(encoding="utf-8")


def faults(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """What axe finds in light and dark, and whether the page is wider than the narrowest telephone."""
    found = []
    page.evaluate(axe())
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += _found(page, "light", {})
        found += _found(page, "dark", {"runOnly": COLOURS})
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    across = page.evaluate("document.documentElement.scrollWidth")
    return [*found, f"{page.url} is {across} wide"] if across > NARROWEST else found


def _found(page: Page, scheme: Literal["light", "dark"], options: dict[str, Any]) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    done = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], "preload": False, **options})
    grave = [fault for fault in done["violations"] if fault["impact"] in GRAVE]
    size = page.viewport_size
    return [f"{page.url} {scheme} {size}: {f['id']} {[n['target'] for n in f['nodes']][:3]}" for f in grave]


def judge_some(page: Page, server: Server) -> None:
    """So that what was accepted, rejected and added is swept too."""
    page.goto(server.report())
    keys = page.locator(".claim-item[data-open=yes]").evaluate_all("all => all.map(one => one.dataset.key)")
    for key, verdict in zip(keys[:2], ("accepted", "rejected"), strict=True):
        page.locator(f".claim-item[data-key='{key}']").click(position={"x": 4, "y": 4})
        page.keyboard.press({"accepted": "a", "rejected": "r"}[verdict])
        claim(page, key).and_(page.locator(f"[data-standing={verdict}]")).wait_for()
        settled(page)


def widths(role: Role, path: str, of_both: set[str]) -> tuple[int, ...]:
    """Each page at both widths, by one of two people: what they see differs less than the widths do."""
    if path not in of_both:
        return WIDTHS
    return WIDTHS[:1] if role == "coordinator" else WIDTHS[1:]


@pytest.mark.parametrize("role", ["coordinator", "reviewer"])
def test_every_page(server: Server, contexts: Contexts, role: Role) -> None:
    page = contexts().new_page()
    page.goto(server.at("/entrar"))
    enter(page, role)
    if role == "coordinator":
        judge_some(page, server)
    claims, found = some_claims(page, server), []
    of_both = set(pages(server, "reviewer", claims))
    for path in pages(server, role, claims):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(server.at(path))
        found += faults(page, widths(role, path, of_both))
    assert found == []


def test_the_pages_on_the_way_in(server: Server, shut: Server, page: Page) -> None:
    page.goto(shut.at("/abrir"))
    found = faults(page)
    page.locator("#passphrase").fill("no es esta")
    page.locator("#passphrase").press("Enter")
    page.locator("#m-pass").wait_for()
    found += faults(page)
    page.goto(server.at("/entrar"))
    found += faults(page)
    page.locator("#login").fill("nadie")
    page.locator("#password").fill("no es esta")
    page.locator("#password").press("Enter")
    page.locator("#m-enter").wait_for()
    found += faults(page)
    page.goto(server.at("/entrar/contrasena"))
    found += faults(page)
    page.goto(server.at("/entrar"))
    page.locator("#login").fill(GUARDED)
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.locator("#code").wait_for()
    found += faults(page)
    assert found == []


def test_axe_is_not_blind(page: Page) -> None:
    page.set_content(
        "<html lang=es><title>t</title><main><h1>t</h1><img src='data:,'><p style='width:900px'>x</p></main>"
    )
    found = faults(page)
    assert any("image-alt" in one for one in found) and "is 9" in found[-1]
