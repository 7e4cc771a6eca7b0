"""What is brought in through the pages, kindly meant or not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from paradero import capture
from paradero.actions.finding import latest, search_reports
from paradero.actions.permitting import Actor
from paradero.actions.preferences import set_preferences
from paradero.store.models import Draft, Task
from tests.web.conftest import Office

Wait = Callable[[], None]
SCRIPT = (
    b"<html><head><title>x</title></head><body><h1>Doce personas</h1>"
    b"<p>Doce personas fueron vistas en Altar el lunes.</p><script>alert(1)</script>"
    b"<p onclick='alert(2)'>Dijo <img src=x onerror=alert(3)> Ana.</p></body></html>"
)
TOLD = {
    "way": "call",
    "by": "una tía",
    "on": "2026-11-20",
    "text": "Vio a doce personas en Altar.",
    "taken_by": "Tomás",
}


def sent(client: Client, *files: tuple[str, bytes], **more: str) -> int:
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/bandeja/archivos", {"files": uploads, **more}).status_code


def bomb() -> bytes:
    """A file that says it is a document and unpacks to more than anybody wants."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("[Content_Types].xml", "<Types/>")
        whole.writestr("word/document.xml", b"0" * 300_000_000)
    return packed.getvalue()


def test_many_files_at_once_become_reports(office: Office, done: Wait) -> None:
    client = office.client("recorder")
    files = [(f"nota {n}.txt", f"Vieron a {n} personas en Altar, dijo Ana Brito.".encode()) for n in range(2, 8)]
    assert sent(client, *files) == 302
    done()
    with office.desk.at(Actor()) as workspace:
        assert {h.view.captured.file for h in latest(workspace, 6) if h.view.captured} == {name for name, _ in files}
    assert "nota 7.txt" in client.get("/bandeja").content.decode()


def test_scripts_in_a_page_are_words_to_us(office: Office, done: Wait) -> None:
    client = office.client("coordinator")
    sent(client, ("<img src=x onerror=alert(4)>.html", SCRIPT))
    done()
    with office.desk.at(Actor()) as workspace:
        subject = latest(workspace, 1)[0].row.subject
    for page in ("", "/custodia", "/borrar"):
        shown = client.get(f"/reportes/{subject}{page}").content.decode()
        assert "<script>alert" not in shown and "onerror=alert(3)>" not in shown and "<img src=x" not in shown
    assert "&lt;img src=x onerror=alert(4)&gt;.html" in client.get("/bandeja").content.decode()
    taken = client.post(f"/reportes/{subject}/original")
    assert taken.content == SCRIPT and taken["Content-Type"] == "application/octet-stream"
    assert taken["Content-Disposition"] == f'attachment; filename="original-{subject[:8]}.html"'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("../../etc/passwd", b"Doce personas fueron vistas en Altar."),
        ("C:\\datos\\nota.txt", b"Trece personas fueron vistas en Altar."),
        ("a\x00b.txt", b"Catorce personas fueron vistas en Altar."),
        ("ñandú\u202etxt.exe", b"Quince personas fueron vistas en Altar."),
        ("x" * 300 + ".txt", "Dieciséis personas fueron vistas en Altar.".encode()),
    ],
)
def test_strange_names_lead_nowhere(office: Office, done: Wait, name: str, data: bytes) -> None:
    before = sorted(p for p in office.desk.folder.parent.iterdir())
    sent(office.client("recorder"), (name, data))
    done()
    assert sorted(p for p in office.desk.folder.parent.iterdir()) == before
    with office.desk.at(Actor()) as workspace:
        assert len(search_reports(workspace, "personas vistas Altar")) == 1


def test_a_bomb_is_kept_and_told_and_harms_nobody(office: Office, done: Wait) -> None:
    client = office.client("recorder")
    assert sent(client, ("carta.docx", bomb()), ("nota.txt", b"Doce personas fueron vistas en Altar.")) == 302
    done()
    with office.desk.at(Actor()):
        states = dict(Task.objects.values_list("name", "state"))
    assert states == {"carta.docx": "failed", "nota.txt": "done"}
    day = client.get("/").content.decode()
    assert "carta.docx" in day, "what failed is named on the day's page"


def test_what_is_empty_or_too_large_is_told_and_the_others_are_kept(
    office: Office, done: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paradero.web.views import inbox

    monkeypatch.setattr(inbox.capture, "Limits", lambda: capture.limits.Limits(bytes=1000))
    client = office.client("recorder")
    files = [("vacía.txt", b""), ("grande.txt", b"x" * 2000), ("nota.txt", b"Doce personas fueron vistas en Altar.")]
    answer = client.post("/bandeja/archivos", {"files": [SimpleUploadedFile(n, d) for n, d in files]})
    shown = answer.content.decode()
    assert answer.status_code == 422 and "vacía.txt" in shown and "grande.txt" in shown
    done()
    with office.desk.at(Actor()):
        assert list(Task.objects.values_list("name", flat=True)) == ["nota.txt"]


def test_nothing_chosen_is_said(office: Office) -> None:
    client = office.client("recorder")
    assert client.post("/bandeja/archivos", {}).status_code == 422
    assert client.post("/bandeja/pegado", {"text": "  "}).status_code == 422


def test_pasted_words_become_a_report(office: Office, done: Wait) -> None:
    client = office.client("recorder")
    assert client.post("/bandeja/pegado", {"text": "Doce personas fueron vistas en Altar."}).status_code == 302
    done()
    with office.desk.at(Actor()) as workspace:
        assert latest(workspace, 1)[0].row.how == "pasted"


def test_what_is_told_is_kept_at_once(office: Office) -> None:
    client = office.client("recorder")
    answer = client.post("/bandeja/relato", TOLD)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "una tía" in page and "Vio a" in page


@pytest.mark.parametrize("missing", ["by", "way", "text"])
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(office: Office, missing: str) -> None:
    client = office.client("recorder")
    answer = client.post("/bandeja/relato", {**TOLD, missing: ""})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert missing == "text" or "Vio a doce personas" in shown
    assert missing == "by" or 'value="una tía"' in shown


@pytest.mark.parametrize("on", ["ayer", "2999-01-01", "2026-13-40"])
def test_a_day_that_is_none_is_asked_about(office: Office, on: str) -> None:
    assert office.client("recorder").post("/bandeja/relato", {**TOLD, "on": on}).status_code == 422


def test_a_restricted_report_is_so_from_the_beginning(office: Office) -> None:
    mine = office.client("recorder")
    where = mine.post("/bandeja/relato", {**TOLD, "restricted": "1"})["Location"]
    assert mine.get(where).status_code == 200
    assert office.client("reviewer").get(where).status_code == 404
    assert office.client("coordinator").get(where).status_code == 200


def test_what_was_erased_here_is_held_and_the_words_stay_in_the_form(office: Office) -> None:
    client = office.client("coordinator")
    where = client.post("/bandeja/relato", TOLD)["Location"]
    client.post(f"{where}/borrar", {"what": "all", "sure": "yes"})
    held = client.post("/bandeja/relato", TOLD)
    assert held.status_code == 409 and 'name="anyway"' in held.content.decode()
    assert "Vio a doce personas" in held.content.decode()
    assert client.post("/bandeja/relato", {**TOLD, "anyway": "1"}).status_code == 302


def test_what_is_typed_is_kept_until_it_is_sent(office: Office) -> None:
    client = office.client("recorder")
    typed = {"by": "una tía", "text": "Vio a do", "restricted": "1"}
    assert client.post("/borrador/told", typed).status_code == 200
    page = office.client("recorder").get("/bandeja?m=told").content.decode()
    assert "Vio a do" in page and 'name="restricted" value="1" checked' in page
    assert "Vio a do" not in office.client("reviewer").get("/bandeja?m=told").content.decode()
    client.post("/bandeja/relato", TOLD)
    with office.desk.at(Actor()):
        assert not Draft.objects.exists()


def test_addresses_are_off_until_somebody_who_may_enables_them(office: Office) -> None:
    client = office.client("recorder")
    where = {"addresses": "https://agencia.example/nota"}
    assert client.post("/bandeja/direcciones", where).status_code == 422
    with office.desk.at(Actor()) as workspace:
        set_preferences(workspace, {"fetching": True})
    asked = client.post("/bandeja/direcciones", where)
    assert asked.status_code == 200 and 'name="host" value="agencia.example"' in asked.content.decode()
    with office.desk.at(Actor()):
        assert not Task.objects.exists()
    client.post("/bandeja/direcciones", {**where, "confirmed": "1"})
    with office.desk.at(Actor()):
        assert not Task.objects.exists(), "a host that nobody confirmed is not asked"


@pytest.mark.parametrize("address", ["ftp://x.example/a", "file:///etc/passwd", "nota.html", "http://", "https://[bad"])
def test_what_is_no_address_is_said(office: Office, address: str) -> None:
    with office.desk.at(Actor()) as workspace:
        set_preferences(workspace, {"fetching": True})
    assert office.client("recorder").post("/bandeja/direcciones", {"addresses": address}).status_code == 422
