"""Whatever a page says is there in both languages, with what it is told filled in."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from django.urls import reverse

from paradero.actions.permitting import ROLES, Actor, Role
from paradero.web.routes import ROUTES
from paradero.wording.words import Words, words
from tests.web.conftest import Office
from tests.web.test_who_may import address

TEMPLATES = sorted((Path(__file__).parents[2] / "src/paradero/web/templates").rglob("*.html"))
BOTH = pytest.mark.parametrize("spoken", [words("es"), words("en")], ids=["es", "en"])
SAID = re.compile(r"{%\s*(say|count)\s+'([^']+)'([^%]*)%}")


def said(path: Path) -> list[tuple[str, set[str]]]:
    """Keys that a template says, and what it fills in."""
    found = []
    for tag, key, rest in SAID.findall(path.read_text(encoding="utf-8")):
        whole = key[1:] if key.startswith(".") else f"web.{key}"
        given = set(re.findall(r"(\w+)=", rest))
        found += [(f"{whole}.{n}", given | {"n"}) for n in ("one", "many")] if tag == "count" else [(whole, given)]
    return found


@BOTH
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_every_key_of_a_template_has_its_words_and_what_they_name(path: Path, spoken: Words) -> None:
    for key, given in said(path):
        assert spoken.has(key), key
        named = {name for _, name, _, _ in Formatter().parse(spoken(key)) if name} if not given else set()
        assert not named, f"{key} names {named}, and nothing is filled in"
        if given:
            assert "{" not in spoken(key, **dict.fromkeys(given, "x")), key


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_can_be_shown_in_both_languages(office: Office, role: Role, language: str) -> None:
    client = office.client(role)
    client.cookies["paradero_language"] = language
    for route in ROUTES:
        if "GET" not in route.methods or (route.deed and not Actor(role).may(route.deed)):
            continue
        with office.desk.at(Actor()) as workspace:
            claim = next(iter(workspace.tables.view(office.report()).claims))
        answer = client.get(address(route, office.report()), {"claim": claim}, follow=True)
        assert answer.status_code == 200, route.name
        if route.name not in {"static", "progress", "alive"}:
            assert f'<html lang="{language}" ' in answer.content.decode(), route.name
    for way in ("files", "paste", "told", "address"):
        assert client.get(reverse("inbox"), {"m": way}).status_code in {200, 403}


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_title_and_no_address_names_anybody(office: Office, language: str) -> None:
    client = office.client("coordinator")
    client.cookies["paradero_language"] = language
    names = ("Inés", "Tzul", "Ramiro", "Mirtala", "Persona", "Matehuala")
    for name, subject in office.reports.items():
        for route in (r for r in ROUTES if r.report and "GET" in r.methods):
            answer = client.get(address(route, subject))
            title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.S)
            assert title is None or not any(n in title[1] for n in names), (name, route.name)
            links = re.findall(r'(?:href|action|src)="([^"]*)"', answer.content.decode())
            assert not any(n in link for n in names for link in links), (name, route.name)
