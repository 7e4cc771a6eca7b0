"""What a reviewer of the pages found, and no longer can."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from paradero.actions import Workspace
from paradero.actions.finding import latest
from paradero.actions.judging import mark_of
from paradero.actions.noting import note, noted
from paradero.actions.opening import Secret, opened
from paradero.actions.permitting import Actor
from paradero.actions.preferences import set_preferences
from paradero.actions.team import members
from paradero.actions.team.members import Admission, admit_member, bar_member, erase_name
from paradero.actions.verify_record import verify_record
from paradero.store.models import Member, Task
from paradero.tasks import desk as desks
from tests.actions.conftest import MOTHER, PASSPHRASE
from tests.web.conftest import Office

Wait = Callable[[], None]


def test_a_fault_beside_an_entry_takes_no_entry_back(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sealed head must never name what a rollback took away: the record would refuse to open."""

    def fails(*_: object) -> None:
        raise DatabaseError("disk is full")

    with office.desk.at(Actor()) as workspace:
        monkeypatch.setattr(members, "note", fails)
        with pytest.raises(DatabaseError):
            admit_member(workspace, Admission("Otra Persona", "otra", "reader", "una clave de prueba"))
        monkeypatch.undo()
        assert not Member.objects.filter(login="otra").exists()
        admit_member(workspace, Admission("Tercera Persona", "tercera", "reader", "una clave de prueba"))
    office.desk.lock()
    with opened(office.desk.folder, Secret(PASSPHRASE)):
        pass
    assert verify_record(office.desk.folder, Secret(PASSPHRASE)).faults == []


def test_nothing_is_recorded_inside_a_transaction_that_could_take_it_back(office: Office) -> None:
    with office.desk.at(Actor()) as workspace, pytest.raises(RuntimeError), transaction.atomic():
        record_something(workspace)


def record_something(workspace: Workspace) -> None:
    from paradero.actions.go_through import go_through

    go_through(workspace, latest(workspace, 1)[0].row.subject)


def test_an_address_stays_restricted_while_its_host_is_confirmed(office: Office) -> None:
    with office.desk.at(Actor()) as workspace:
        set_preferences(workspace, {"fetching": True})
    data = {"addresses": "https://agencia.example/nota", "restricted": "1"}
    page = office.client("recorder").post("/bandeja/direcciones", data).content.decode()
    assert 'name="restricted" value="1" checked' in page


def test_whoever_may_see_what_is_here_is_told_that_it_is(office: Office, done: Wait) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    office.client("coordinator").post("/bandeja/archivos", {"files": SimpleUploadedFile("m.txt", MOTHER.encode())})
    done()
    with office.desk.at(Actor()):
        assert list(Task.objects.values_list("state", "subject")) == [("known", office.report("madre.txt"))]


def test_a_page_whose_numbers_are_old_is_made_anew(office: Office) -> None:
    client, subject = office.client("reviewer"), office.report()
    with office.desk.at(Actor()) as workspace:
        whole = workspace.tables.view(subject)
    keys = list(whole.claims)
    client.post(f"/reportes/{subject}/agregar", {"kind": "victim", "words": "x", "start": "0", "end": "3"})
    data = {"claim": keys[2], "verdict": "accepted", "seen": mark_of(whole, keys[2]), "n": "3"}
    answer = client.post(f"/reportes/{subject}/revisar", data, headers={"HX-Request": "true"})
    assert answer.get("HX-Refresh") == "true"
    with office.desk.at(Actor()) as workspace:
        assert workspace.tables.view(subject).claims[keys[2]].standing == "accepted"


def test_what_failed_stays_in_sight_however_much_came_in_since(office: Office) -> None:
    with office.desk.at(Actor()):
        Task.objects.create(
            name="vieja.pdf", what="file", size=1, state="failed", reason="empty", added=datetime.now(UTC)
        )
        for n in range(80):
            Task.objects.create(name=f"{n}.txt", what="file", size=1, state="done", added=datetime.now(UTC))
    assert "vieja.pdf" in office.client("coordinator").get("/bandeja").content.decode()


def test_a_backup_is_said_to_have_been_made_once_it_was_taken_whole(office: Office) -> None:
    client = office.client("coordinator")
    begun = client.post("/ajustes/respaldo")
    next(iter(begun.streaming_content))
    begun.close()
    with office.desk.at(Actor()) as workspace:
        assert "backed_up" not in {n.what for n in noted(workspace)}
    b"".join(client.post("/ajustes/respaldo").streaming_content)
    with office.desk.at(Actor()) as workspace:
        for _ in range(600):
            note(workspace, "exported", "1")
    page = client.get("/ajustes").content.decode()
    assert "Aquí todavía no se ha hecho" not in page


def test_a_damaged_database_closes_the_desk_and_is_not_blamed_on_a_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paradero.tasks import working

    def fails(*_: object) -> None:
        raise DatabaseError("database disk image is malformed")

    monkeypatch.setattr(working, "receive_report", fails)
    office.client("recorder").post("/bandeja/pegado", {"text": "Doce personas fueron vistas en Altar."})
    for _ in range(200):
        if not office.desk.is_open:
            break
        desks.time.sleep(0.02)
    assert office.desk.trouble == "damaged_record"


def test_locking_what_is_locked_begins_nothing_anew(office: Office) -> None:
    told: list[int] = []
    office.desk.lock()
    office.house.restart = lambda: told.append(1)
    office.client().post("/bloquear")
    assert told == []


def test_nobody_is_forgotten_with_files_that_are_no_reports_yet(office: Office) -> None:
    member = office.people["recorder"]
    with office.desk.at(Actor()) as workspace:
        bar_member(workspace, member)
        Task.objects.create(
            member=member, name="x", what="file", content=b"x", size=1, state="failed", added=datetime.now(UTC)
        )
        with pytest.raises(members.Refusal) as refused:
            erase_name(workspace, member)
        assert refused.value.code == "has_tasks"
        Task.objects.all().delete()
        erase_name(workspace, member)
        assert noted(workspace)[0].what == "name_erased"


@pytest.mark.parametrize("what", ["password", "second_factor", "bar"])
def test_a_coordinators_session_alone_does_nothing_to_its_own_member(office: Office, what: str) -> None:
    client = office.client("coordinator")
    assert client.post(f"/equipo/{office.people['coordinator']}", {"what": what}).status_code == 422
    assert client.get("/").status_code == 200


def test_the_guide_can_be_read_before_signing_in(office: Office) -> None:
    office.desk.lock()
    assert "guide" in office.client().get("/guia").content.decode()


def test_an_original_is_noted_whoever_takes_it_out(office: Office, tmp_path: Path) -> None:
    from paradero.actions.original import original_of

    with office.desk.at(Actor()) as workspace:
        original_of(workspace, office.report())
        assert noted(workspace)[0].what == "original"
