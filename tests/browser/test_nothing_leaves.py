"""No page asks anybody but its own server for anything, and no page breaks its own policy or says that it failed."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage

from paradero.actions.permitting import Role
from tests.browser.acting import enter
from tests.browser.conftest import Contexts
from tests.browser.server import Server
from tests.browser.sweep import FILES, pages

pytestmark = pytest.mark.system

_VIOLATIONS = """document.addEventListener("securitypolicyviolation",
  (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""


class Watched:
    """What a context asked for and what its console said."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        context.add_init_script(_VIOLATIONS)
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", self._console)
        context.on("weberror", lambda error: self.said.append(str(error.error)))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} or "Content Security Policy" in message.text:
            self.said.append(f"{message.page.url if message.page else '?'}: {message.text}")


def some_claims(page: object, server: Server) -> dict[str, str]:
    """One claim of each report that is swept."""
    found = {}
    for name in FILES:
        page.goto(server.report(name))  # type: ignore[attr-defined]
        key = page.locator(".claim-item").first.get_attribute("data-key")  # type: ignore[attr-defined]
        found[server.reports[name]] = key
    return found


@pytest.mark.parametrize("role", ["coordinator", "reviewer", "recorder"])
def test_over_all_pages(server: Server, contexts: Contexts, role: Role) -> None:
    context = contexts()
    watched = Watched(context)
    page = context.new_page()
    page.goto(server.at("/entrar"))
    enter(page, role)
    for path in pages(server, role, some_claims(page, server)):
        answer = page.goto(server.at(path))
        status = answer.status if answer else 0
        if status != 200:
            watched.said.append(f"{path}: {status}")
    assert [url for url in watched.asked if not url.startswith(server.address + "/")] == []
    assert watched.said == []
    assert any("/static/fonts/" in url for url in watched.asked)


def test_a_stray_request_would_be_seen(server: Server, contexts: Contexts) -> None:
    """What watches is not blind: a picture from elsewhere is refused by the policy, and it is told."""
    context = contexts()
    watched = Watched(context)
    page = context.new_page()
    page.goto(server.at("/entrar"))
    page.evaluate("new Image().src = 'http://127.0.0.1:9/stray.png'")
    with page.expect_console_message(lambda message: "policy: img-src" in message.text):
        page.evaluate("document.body.style.setProperty('x', '1'); new Image().src = 'http://127.0.0.1:9/another.png'")
    assert any("stray.png" in said for said in watched.said)
