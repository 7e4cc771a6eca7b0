"""What somebody tried on the pages, and no longer can."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from django.db import DatabaseError

from paradero.actions.export_bundle import bundle_of
from paradero.actions.finding import latest
from paradero.actions.import_bundle import take
from paradero.actions.noting import noted
from paradero.actions.opening import Secret, create, opened
from paradero.actions.permitting import Actor
from paradero.actions.receive_report import Incoming, receive_report
from paradero.actions.restrict_report import restrict_report
from paradero.store.models import Member, Task
from paradero.tasks import desk as desks
from paradero.vault import Cost
from tests.actions.conftest import MOTHER, PASSPHRASE
from tests.web.conftest import PASSWORD, Office


@pytest.mark.parametrize("members", [True, False])
def test_a_wrong_passphrase_opens_nothing_also_where_it_is_open(office: Office, members: bool) -> None:
    with office.desk.at(Actor()):
        Member.objects.update(active=members)
    client = office.client()
    assert client.post("/abrir", {"passphrase": "lo que sea, pero largo"}).status_code == 422
    client.post("/entrar/contrasena", {})
    assert client.get("/equipo").status_code == 302


def test_a_wrong_passphrase_wins_nothing_by_racing_a_right_one(office: Office) -> None:
    office.desk.lock()
    got: list[object] = []

    def give(passphrase: str) -> None:
        got.append((passphrase, office.client().post("/abrir", {"passphrase": passphrase}).status_code))

    threads = [threading.Thread(target=give, args=(p,)) for p in (PASSPHRASE, "otra cosa muy distinta", PASSPHRASE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ("otra cosa muy distinta", 422) in got


def test_another_session_ends_with_a_new_password(office: Office) -> None:
    mine, theirs = office.client("reader"), office.client("reader")
    new = {"now": PASSWORD, "new": "otra clave muy larga", "again": "otra clave muy larga"}
    mine.post("/cuenta/contrasena", new)
    assert mine.get("/").status_code == 200
    assert theirs.get("/").status_code == 302


@pytest.mark.parametrize("what", ["bar", "password", "second_factor"])
def test_a_coordinator_ends_every_session_of_a_member(office: Office, what: str) -> None:
    theirs, member = office.client("reader"), office.people["reader"]
    chief = office.client("coordinator")
    chief.post(f"/equipo/{member}", {"what": what})
    if what == "bar":
        chief.post(f"/equipo/{member}", {"what": "let_in"})
    assert theirs.get("/").headers["Location"].startswith("/entrar")


def test_a_session_alone_changes_no_second_factor(office: Office) -> None:
    with office.desk.at(Actor()):
        Member.objects.filter(login="reader").update(secret="JBSWY3DPEHPK3PXP")
        stamp = Member.objects.get(login="reader").stamp
    client = office.client()
    session = client.session
    session.update({"member": office.people["reader"], "at": time.time(), "stamp": stamp})
    session.save()
    client.cookies["paradero"] = session.session_key
    assert client.post("/cuenta", {"what": "no_second_factor", "password": "no es"}).status_code == 422
    with office.desk.at(Actor()):
        assert Member.objects.get(login="reader").secret


def test_nobody_is_renamed_like_somebody_else_nor_by_themselves(office: Office) -> None:
    office.client("reader").post("/cuenta", {"what": "name", "name": "Persona coordinator"})
    chief = office.client("coordinator")
    assert "Persona reader" in chief.get("/equipo").content.decode()
    answer = chief.post(f"/equipo/{office.people['reader']}", {"what": "rename", "name": "PERSONA  coordinátor"})
    assert answer.status_code == 422


def test_whoever_may_not_see_a_report_is_not_told_that_it_is_here_and_keeps_what_they_bring(office: Office) -> None:
    client = office.client("recorder")
    told = {"way": "call", "by": "una tía", "text": "Vio a doce personas en Altar."}
    office.client("coordinator").post("/bandeja/relato", {**told, "restricted": "1"})
    answer = client.post("/bandeja/relato", told)
    assert client.get(answer["Location"]).status_code == 200
    assert office.client("reviewer").get(answer["Location"]).status_code == 404, "it is no way around"
    with office.desk.at(Actor("recorder", office.people["recorder"])) as workspace:
        receipt = receive_report(workspace, Incoming(MOTHER.encode(), "madre.txt"))
        assert receipt.what == "added" and receipt.subject != office.report("madre.txt")
        assert receive_report(workspace, Incoming(MOTHER.encode(), "madre.txt")).subject == receipt.subject


@pytest.mark.parametrize("page", ["", "/custodia", "/agregar?start=0&end=40", "/reservar", "/borrar", "/borrado"])
def test_every_page_of_a_restricted_report_is_a_look(office: Office, page: str) -> None:
    subject = office.report("madre.txt")
    office.client("coordinator").get(f"/reportes/{subject}{page}")
    with office.desk.at(Actor()) as workspace:
        assert (noted(workspace)[0].what, noted(workspace)[0].about) == ("looked", subject)


def test_finding_it_is_a_look_too_and_going_back_and_forth_is_one(office: Office) -> None:
    client = office.client("coordinator")
    for _ in range(3):
        client.post("/buscar", {"words": "mirtala"}, headers={"HX-Request": "true"})
    with office.desk.at(Actor()) as workspace:
        assert [n.what for n in noted(workspace)].count("looked") == 1


def test_who_is_named_for_a_restricted_report_is_somebody(office: Office) -> None:
    data = {"restricted": "1", "to": "Inés Tzul vive en Altar"}
    assert office.client("reviewer").post(f"/reportes/{office.report()}/reservar", data).status_code == 404
    assert office.client("reader").get(f"/reportes/{office.report()}").status_code == 200


def test_a_report_that_others_erased_has_a_page_that_says_so(office: Office) -> None:
    with office.desk.at(Actor()) as workspace:
        state = workspace.tables.view(office.report()).state
        assert state.received is not None and state.received.body is not None
        workspace.blobs.erase(str(state.received.body.content["captured"]))
    assert office.client("reader").get(f"/reportes/{office.report()}").status_code == 200


def test_a_third_partner_opens_no_report_and_hides_none_of_ours(tmp_path: Path) -> None:
    """Two organisations: one restricts its own report, the other says that it is free, and restricts ours."""
    base = tmp_path
    texts = {"a": b"Una madre busca a su hija en Altar.", "h": b"Otra nota.", "ours": b"Nuestra nota de Tenosique."}
    for name in texts:
        create(base / name, PASSPHRASE, Cost.least())
    with opened(base / "a", Secret(PASSPHRASE)) as workspace:
        theirs = receive_report(workspace, Incoming(texts["a"], "a.txt", restricted=True)).subject
        first = bundle_of(workspace, [theirs])
    with opened(base / "ours", Secret(PASSPHRASE)) as workspace:
        own = receive_report(workspace, Incoming(texts["ours"], "o.txt")).subject
        of_ours = bundle_of(workspace, [own])
    with opened(base / "h", Secret(PASSPHRASE)) as workspace:
        take(workspace, first)
        take(workspace, of_ours)
        restrict_report(workspace, theirs, False)
        restrict_report(workspace, own, True)
        hostile = bundle_of(workspace, [theirs, own])
    with opened(base / "ours", Secret(PASSPHRASE)) as workspace:
        take(workspace, first)
        take(workspace, hostile)
        seen = {h.row.subject for h in latest(workspace.acting(Actor("reader", "r" * 32)))}
    assert seen == {own}


def test_a_backup_that_somebody_takes_slowly_keeps_nobody_waiting(office: Office) -> None:
    pieces = iter(office.client("coordinator").post("/ajustes/respaldo").streaming_content)
    next(pieces)
    client = office.client("recorder")
    before = time.monotonic()
    assert client.post("/bandeja/pegado", {"text": "Doce personas fueron vistas en Altar."}).status_code == 302
    for _ in range(200):
        with office.desk.at(Actor()):
            if Task.objects.filter(state="done").exists():
                break
        time.sleep(0.02)
    assert time.monotonic() - before < 5 and office.desk.is_open
    assert len(b"".join(pieces)) > 10_000
    assert not list(office.desk.folder.rglob(".new-*")), "the snapshot is gone"


def test_a_desk_that_closes_by_itself_says_so_at_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server then makes the process anew: the keys must not stay in its memory."""
    told = threading.Event()
    office.desk.broke = told.set

    def fails(*_: object) -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(desks, "work", fails)
    office.client("recorder").post("/bandeja/pegado", {"text": "Doce personas fueron vistas en Altar."})
    assert told.wait(5) and not office.desk.is_open and office.desk.trouble
    assert "notice bad" in office.client().get("/abrir").content.decode()


@pytest.mark.parametrize(
    "path", ["/reportes?p=²", "/equipo/notas?b=²", f"/bandeja/{'9' * 23}/quitar", f"/static/{'x' * 300}.css"]
)
def test_odd_numbers_and_names_break_nothing(office: Office, path: str) -> None:
    client = office.client("coordinator")
    assert (client.post(path) if path.endswith("quitar") else client.get(path)).status_code in {200, 302, 404}


def test_a_form_that_anybody_may_send_is_small(office: Office) -> None:
    answer = office.client().post("/entrar", {"login": "x" * 100_000, "password": "y"})
    assert answer.status_code == 400
    assert all(len(name) < 100 for name in office.house.attempts._failed)


def test_many_claims_over_many_paragraphs_are_shown_soon() -> None:
    from paradero.model import Claim, Span
    from paradero.web.shown.marked import marked
    from paradero.wording.arranging import Numbered
    from paradero.wording.segments import paragraphs

    text = "\n".join("doce personas fueron vistas en Altar" for _ in range(600))
    claims = [Numbered(n, Claim(f"c{n}", "count", "x", Span(37 * n, 37 * n + 13))) for n in range(600)]
    nested = [Numbered(600 + n, Claim(f"d{n}", "victim", "x", Span(0, 36 - n % 30))) for n in range(300)]
    before = time.process_time()
    whole = [marked(text, part, [*claims, *nested], {})[0] for part in paragraphs(text)]
    assert time.process_time() - before < 5
    assert sum(map(len, whole)) < 1_000_000
