"""Backups, settings, custody, and what protects people, through the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from paradero.actions.finding import search_reports
from paradero.actions.noting import noted
from paradero.actions.opening import Secret, opened
from paradero.actions.permitting import Actor
from paradero.actions.restore import Asked, restore
from paradero.actions.verify_record import verify_record
from paradero.web.views.static import _content
from tests.actions.conftest import PASSPHRASE
from tests.web.conftest import Office


def notes(office: Office) -> list[tuple[str, str]]:
    with office.desk.at(Actor()) as workspace:
        return [(n.what, n.about) for n in noted(workspace)]


def test_a_backup_of_an_open_workspace_restores_whole(office: Office, tmp_path: Path) -> None:
    answer = office.client("coordinator").post("/ajustes/respaldo")
    archive = tmp_path / "respaldo.tar"
    archive.write_bytes(b"".join(answer.streaming_content))
    before = notes(office)[0]
    office.desk.lock()
    restore(tmp_path / "otra", Asked(archive, Secret(PASSPHRASE)))
    with opened(tmp_path / "otra", Secret(PASSPHRASE)) as workspace:
        assert search_reports(workspace, "Matehuala")
    assert verify_record(tmp_path / "otra", Secret(PASSPHRASE)).faults == []
    assert before == ("backed_up", "")


def test_the_pages_leave_a_record_that_verifies(office: Office) -> None:
    client, subject = office.client("coordinator"), office.report()
    client.post(f"/reportes/{subject}/borrar", {"what": "part", "words": "Tomás Ixcot", "sure": "yes"})
    client.post(f"/reportes/{office.report('boat.txt')}/borrar", {"what": "all", "sure": "yes"})
    office.desk.lock()
    assert verify_record(office.desk.folder, Secret(PASSPHRASE)).faults == []


def test_custody_tells_who_did_what_and_leads_to_the_entries(office: Office) -> None:
    client, subject = office.client("coordinator"), office.report()
    shown = client.get(f"/reportes/{subject}/custodia").content.decode()
    with office.desk.at(Actor()) as workspace:
        entries = list(workspace.book.entries(subject))
        sha256 = workspace.tables.view(subject).captured.sha256
    assert sha256 in shown and all(e.id[:16] in shown for e in entries)


def test_a_look_at_a_restricted_report_is_noted_and_at_another_is_not(office: Office) -> None:
    client = office.client("coordinator")
    before = len(notes(office))
    client.get(f"/reportes/{office.report()}")
    assert len(notes(office)) == before
    client.get(f"/reportes/{office.report('madre.txt')}")
    assert notes(office)[0] == ("looked", office.report("madre.txt"))
    assert "/reportes/" in client.get("/equipo/notas").content.decode()


def test_what_is_taken_out_and_printed_is_noted(office: Office) -> None:
    client, subject = office.client("reviewer"), office.report()
    client.post(f"/reportes/{subject}/original")
    client.post(f"/reportes/{subject}/impreso")
    assert notes(office)[:2] == [("printed", subject), ("original", subject)]


def test_nothing_is_erased_before_it_was_shown_and_confirmed(office: Office) -> None:
    client, subject = office.client("coordinator"), office.report("madre.txt")
    shown = client.post(f"/reportes/{subject}/borrar", {"what": "part", "words": "ines tzul"})
    assert "Inés Tzul" in shown.content.decode()
    assert client.post(f"/reportes/{subject}/borrar", {"what": "all"}).status_code == 422
    assert "Mirtala" in client.get(f"/reportes/{subject}").content.decode()
    client.post(f"/reportes/{subject}/borrar", {"what": "part", "words": "ines tzul", "sure": "yes"})
    page = client.get(f"/reportes/{subject}").content.decode()
    assert "Tzul, madre" not in page and "Mirtala" in page


def test_words_that_are_not_there_are_said(office: Office) -> None:
    answer = office.client("coordinator").post(
        f"/reportes/{office.report()}/borrar", {"what": "part", "words": "nadie así"}
    )
    assert answer.status_code == 422 and 'id="m-words"' in answer.content.decode()


def test_settings_take_what_they_know(office: Office) -> None:
    client = office.client("coordinator")
    given = {"sign_out": "20", "lock": "90", "fetching": "1", "proxy": "", "organisation": "Red La Higuera"}
    assert client.post("/ajustes", given).status_code == 302
    assert "Red La Higuera" in client.get("/").content.decode()
    for wrong in ({**given, "lock": "0"}, {**given, "sign_out": "mucho"}, {**given, "organisation": "x" * 300}):
        assert client.post("/ajustes", wrong).status_code == 422


def test_members_are_admitted_with_a_password_that_is_shown_once(office: Office) -> None:
    client = office.client("coordinator")
    shown = client.post("/equipo/admitir", {"name": "Nueva Persona", "login": "nueva", "role": "recorder"})
    password = shown.content.decode().split('class="secret">')[1].split("<")[0]
    fresh = office.client()
    assert fresh.post("/entrar", {"login": "nueva", "password": password}).status_code == 302
    assert fresh.get("/").headers["Location"] == "/cuenta/contrasena"
    again = client.post("/equipo/admitir", {"name": "Otra", "login": "nueva", "role": "recorder"})
    assert again.status_code == 422 and 'value="Otra"' in again.content.decode()


def test_search_stands_in_no_address_and_finds_without_accents(office: Office) -> None:
    client = office.client("reviewer")
    found = client.post("/buscar", {"words": "sacerdote tomas"}, headers={"HX-Request": "true"}).content.decode()
    assert "<mark>Tomás</mark>" in found
    assert "Mirtala" not in client.post("/buscar", {"words": "mirtala"}).content.decode().split('id="found"')[1]
    assert "<mark>" not in client.get("/buscar?words=tomas").content.decode()


@pytest.mark.parametrize("name", ["../routes.py", "fonts/../../routes.py", ".css", "a/b/c.css", "routes.py", "x.css"])
def test_nothing_but_our_static_files_is_given_out(office: Office, name: str) -> None:
    assert _content(name) is None
    assert office.client().get(f"/static/{name}").status_code == 404


def test_style_script_and_fonts_are_there(office: Office) -> None:
    for name in ("paradero.css", "report.css", "print.css", "paradero.js", "review.js", "htmx.js", "icon.svg"):
        assert office.client().get(f"/static/{name}").status_code == 200
