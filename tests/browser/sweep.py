"""Every page there is, made from the table of routes, so that a new one is swept without anybody thinking of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.urls import reverse

from paradero.actions.permitting import Actor, Role
from paradero.web.routes import ROUTES
from paradero.web.routing import Route
from tests.browser.server import Server

_NO_PAGES = {"static", "progress", "alive"}
"""What a page asks for by itself, and shows within itself."""
_IN_BETWEEN = {"unlock", "sign_in", "code", "with_passphrase"}
"""Pages on the way in: `test_accessible` goes there in the state in which they are shown."""
QUERIES: dict[str, tuple[str, ...]] = {
    "inbox": ("", "?m=paste", "?m=told", "?m=address"),
    "reports": ("", "?v=to_review", "?v=failed", "?v=nothing+of+the+kind"),
    "add_claim": ("", "?start=0&end=9"),
    "correct": ("?claim={claim}",),
}
"""The forms that one address has."""
FILES = ("secuestro.txt", "02-nota-del-diario.html", "vigilia.txt")
"""Reports whose pages are swept: claims within claims, a page of the web, signs of all kinds."""


def pages(server: Server, role: Role, claims: dict[str, str]) -> Iterator[str]:
    """Paths, with their queries, that this role may go to. `claims`: one of each report, by its number."""
    for route in ROUTES:
        if "GET" not in route.methods or route.name in _NO_PAGES | _IN_BETWEEN:
            continue
        if route.deed is None or Actor(role).may(route.deed):
            yield from _of(route, server, claims)


def _of(route: Route, server: Server, claims: dict[str, str]) -> Iterator[str]:
    subjects = [server.reports[name] for name in FILES] if route.name == "report" else [server.reports[FILES[0]]]
    for subject in subjects if route.report else [""]:
        path = reverse(route.name, kwargs={"subject": subject} if route.report else {})
        for query in QUERIES.get(route.name, ("",)):
            yield cast(str, path) + query.format(claim=claims.get(subject, ""))
