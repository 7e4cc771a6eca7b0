"""Every route, every role, restricted or not: made from the table of routes, so that a new one cannot be forgotten."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from paradero.actions.permitting import ROLES, Actor, Role
from paradero.web.routes import ROUTES
from paradero.web.routing import Route
from tests.web.conftest import Office

CASES = [(route, method) for route in ROUTES for method in route.methods]
CLOSED = [(route, method) for route, method in CASES if route.who == "member"]
HARMLESS: dict[str, dict[str, str]] = {
    "judge": {"verdict": "accepted"},
    "correct": {"low": "x"},
    "add_claim": {"quote": "words that are not there"},
    "through": {"through": "yes"},
    "read_again": {},
    "original": {},
    "printed": {},
    "restrict": {"restricted": "1"},
    "erase": {"what": "all"},
    "erasure": {"verdict": "refused"},
}
"""What is sent, that no test of rights does more than it is to: a route about a report that has none here fails."""
NOTHING_THERE = {"task_again", "member"}
"""About something that is not here: whoever may is told so."""


def named(case: tuple[Route, str]) -> str:
    return f"{case[1]} {case[0].name}"


def address(route: Route, subject: str) -> str:
    given: dict[str, object] = {
        "subject": subject,
        "name": "paradero.css",
        "task": 1,
        "form": "told",
        "member": "0" * 32,
    }
    return reverse(route.name, kwargs={k: v for k, v in given.items() if f":{k}>" in route.path})


def ask(client: Client, route: Route, method: str, office: Office, subject: str) -> int:
    data = dict(HARMLESS[route.name]) if route.report and method == "POST" else {}
    if route.name in {"judge", "correct"}:
        with office.desk.at(Actor()) as workspace:
            data["claim"] = next(iter(workspace.tables.view(subject).claims))
    call = client.get if method == "GET" else client.post
    return call(address(route, subject), data).status_code


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("restricted", [False, True], ids=["free", "restricted"])
@pytest.mark.parametrize("case", CLOSED, ids=named)
def test_of_a_role_it_is_allowed_or_refused(
    office: Office, case: tuple[Route, str], role: Role, restricted: bool
) -> None:
    route, method = case
    subject = office.report("madre.txt" if restricted else "secuestro.txt")
    status = ask(office.client(role), route, method, office, subject)
    if route.deed is not None and not Actor(role).may(route.deed):
        assert status == 403
    elif route.report and restricted and role != "coordinator":
        assert status == 404
    elif route.name in NOTHING_THERE:
        assert status in {404, 422}
    else:
        assert status in {200, 204, 302, 422}


@pytest.mark.parametrize("case", CLOSED, ids=named)
def test_nobody_comes_in_who_has_not_signed_in(office: Office, case: tuple[Route, str]) -> None:
    route, method = case
    answer = getattr(office.client(), method.lower())(address(route, office.report()))
    assert answer.status_code == 302 and answer["Location"].startswith("/entrar")


@pytest.mark.parametrize("case", CLOSED, ids=named)
def test_nobody_comes_in_while_it_is_locked(office: Office, case: tuple[Route, str]) -> None:
    route, method = case
    client = office.client("coordinator")
    office.desk.lock()
    answer = getattr(client, method.lower())(address(route, office.report()))
    assert answer.status_code == 302 and answer["Location"].startswith("/abrir")


@pytest.mark.parametrize("case", CASES, ids=named)
def test_every_answer_forbids_keeping_it_and_running_what_is_not_ours(office: Office, case: tuple[Route, str]) -> None:
    route, method = case
    for client in (office.client("coordinator"), office.client()):
        answer = getattr(client, method.lower())(address(route, office.report()))
        assert answer["Cache-Control"] == "no-store"
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert answer["Referrer-Policy"] == "same-origin" and answer["X-Content-Type-Options"] == "nosniff"


def test_an_address_that_is_nowhere_has_them_too(office: Office) -> None:
    answer = office.client().get("/no/hay/nada")
    assert answer.status_code == 404 and answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("route", [r for r in ROUTES if r.report], ids=lambda r: r.name)
def test_a_route_about_a_report_is_tried_with_what_it_expects(route: Route) -> None:
    assert route.methods == ("GET",) or route.name in HARMLESS
