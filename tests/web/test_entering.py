"""Opening, signing in and out, locking, and coming back to where one was."""

from __future__ import annotations

import time

import pyotp
import pytest
from django.test import Client

from paradero.actions.permitting import Actor
from paradero.actions.preferences import set_preferences
from paradero.actions.team import second_factor
from paradero.store.models import Member
from paradero.web import signing
from paradero.web.attempts import FREE
from tests.actions.conftest import PASSPHRASE
from tests.web.conftest import PASSWORD, Office


def test_the_passphrase_opens_and_leads_to_signing_in(office: Office) -> None:
    office.desk.lock()
    client = office.client()
    assert client.get("/").headers["Location"] == "/abrir"
    wrong = client.post("/abrir", {"passphrase": "otras cinco palabras distintas"})
    assert wrong.status_code == 422 and not office.desk.is_open
    right = client.post("/abrir", {"passphrase": PASSPHRASE})
    assert right.headers["Location"] == "/entrar" and office.desk.is_open


def test_where_nobody_was_admitted_the_passphrase_is_enough(office: Office) -> None:
    with office.desk.at(Actor()):
        Member.objects.update(active=False)
    office.desk.lock()
    client = office.client()
    assert client.post("/abrir", {"passphrase": PASSPHRASE}).headers["Location"] == "/"
    assert client.get("/ajustes").status_code == 200


def test_whoever_just_opened_it_goes_on_without_a_name_and_nobody_else_does(office: Office) -> None:
    office.desk.lock()
    client = office.client()
    client.post("/abrir", {"passphrase": PASSPHRASE})
    assert client.post("/entrar/contrasena", {}).status_code == 302
    assert client.get("/ajustes").status_code == 200
    stranger = office.client()
    assert stranger.post("/entrar/contrasena", {}).status_code == 422
    assert stranger.get("/ajustes").headers["Location"].startswith("/entrar")


@pytest.mark.parametrize("back", ["/reportes?v=failed", "/buscar"])
def test_one_comes_back_to_where_one_was(office: Office, back: str) -> None:
    client = office.client()
    away = client.get(back).headers["Location"]
    page = client.get(away).content.decode()
    assert f'name="back" value="{back}"' in page
    answer = client.post("/entrar", {"login": "reader", "password": PASSWORD, "back": back})
    assert answer.headers["Location"] == back


@pytest.mark.parametrize("back", ["https://malo.example/", "//malo.example/", "/\\malo.example", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(office: Office, back: str) -> None:
    answer = office.client().post("/entrar", {"login": "reader", "password": PASSWORD, "back": back})
    assert answer.headers["Location"] == "/"


def test_many_wrong_passwords_cost_time_also_for_the_right_one(office: Office) -> None:
    client = office.client()
    for _ in range(FREE):
        assert client.post("/entrar", {"login": "reader", "password": "otra"}).status_code == 422
    assert client.post("/entrar", {"login": "reader", "password": PASSWORD}).status_code == 422
    assert client.post("/entrar", {"login": "reviewer", "password": PASSWORD}).status_code == 302


def test_a_member_who_is_barred_is_out_at_once(office: Office) -> None:
    client = office.client("reader")
    assert client.get("/").status_code == 200
    with office.desk.at(Actor()):
        Member.objects.filter(login="reader").update(active=False)
    assert client.get("/").headers["Location"].startswith("/entrar")


def test_another_role_holds_from_the_next_request_on(office: Office) -> None:
    client = office.client("coordinator")
    assert client.get("/ajustes").status_code == 200
    with office.desk.at(Actor()):
        Member.objects.filter(login="coordinator").update(role="reader")
    assert client.get("/ajustes").status_code == 403


def test_a_session_that_nobody_uses_ends_and_one_that_only_polls_counts_as_unused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = office.client("recorder")
    now = [time.time()]
    monkeypatch.setattr(signing.time, "time", lambda: now[0])
    now[0] += 14 * 60
    assert client.get("/bandeja/progreso").status_code == 200
    now[0] += 2 * 60
    assert client.get("/").headers["Location"].startswith("/entrar")


def test_a_code_is_asked_for_behind_the_password(office: Office) -> None:
    secret = second_factor.new_secret()
    with office.desk.at(Actor()):
        Member.objects.filter(login="reader").update(secret=secret)
    client = office.client()
    answer = client.post("/entrar", {"login": "reader", "password": PASSWORD})
    assert answer.headers["Location"] == "/entrar/codigo"
    assert client.get("/").headers["Location"].startswith("/entrar"), "half way in is not in"
    assert client.post("/entrar/codigo", {"code": "000 000"}).status_code == 422
    assert client.post("/entrar/codigo", {"code": pyotp.TOTP(secret).now()}).status_code == 302
    assert client.get("/").status_code == 200


def test_who_has_to_have_a_second_factor_comes_no_further_without(office: Office) -> None:
    with office.desk.at(Actor()) as workspace:
        set_preferences(workspace, {"codes": True})
    client = office.client("reviewer")
    assert client.get("/").headers["Location"] == "/cuenta/codigo"
    page = client.get("/cuenta/codigo")
    secret = client.session["new_secret"]
    assert page.status_code == 200 and "<svg" in page.content.decode()
    code = pyotp.TOTP(secret).now()
    assert client.post("/cuenta/codigo", {"code": code, "password": "otra"}).status_code == 422
    shown = client.post("/cuenta/codigo", {"code": code, "password": PASSWORD})
    assert shown.status_code == 200 and shown.content.decode().count("<li><code>") == second_factor.HOW_MANY
    assert client.get("/").status_code == 200


def test_a_first_password_has_to_be_changed(office: Office) -> None:
    with office.desk.at(Actor()):
        Member.objects.filter(login="reader").update(must_change=True)
    client = office.client("reader")
    assert client.get("/reportes").headers["Location"] == "/cuenta/contrasena"
    new = {"now": PASSWORD, "new": "otra clave muy larga", "again": "otra clave muy larga"}
    assert client.post("/cuenta/contrasena", {**new, "again": "distinta"}).status_code == 422
    assert client.post("/cuenta/contrasena", new).headers["Location"] == "/"
    assert client.get("/reportes").status_code == 200


def test_locking_ends_every_session(office: Office) -> None:
    one, other = office.client("reader"), office.client("coordinator")
    assert one.post("/bloquear").headers["Location"] == "/abrir"
    office.client().post("/abrir", {"passphrase": PASSPHRASE})
    for client in (one, other):
        assert client.get("/").headers["Location"].startswith("/entrar")


def test_a_form_from_elsewhere_does_nothing(office: Office) -> None:
    office.client("reader")
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert strict.post("/entrar", {"login": "reader", "password": PASSWORD}).status_code == 403
    assert strict.post("/bloquear").status_code == 403 and office.desk.is_open


def test_another_host_is_refused(office: Office) -> None:
    """A page elsewhere that makes its own name lead to this computer gets nothing."""
    assert Client(SERVER_NAME="malo.example").get("/abrir").status_code == 400


def test_a_form_that_was_sent_too_late_stays_with_what_was_typed(office: Office) -> None:
    client = office.client("recorder")
    client.post("/salir")
    answer = client.post("/bandeja/relato", {"by": "una tía", "text": "…"}, headers={"HX-Request": "true"})
    assert answer.status_code == 401 and answer["HX-Retarget"] == "#alert"
    assert "/entrar" in answer.content.decode()
