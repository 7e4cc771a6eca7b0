"""What comes in is preserved, read, found, and known again; what cannot be read is kept all the same."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from paradero.actions import Incoming, Refusal, Workspace, receive_report
from paradero.actions.finding import how_many, latest, report_named, search_reports
from paradero.actions.read_report import read_again
from paradero.actions.tell_report import tell_report
from paradero.capture import Unreadable
from paradero.record import Told
from paradero.record.kinds import READ, RECEIVED
from paradero.record.view import digest
from paradero.store.models import ReportRow
from tests.actions.conftest import KIDNAPPING, MOTHER, named

CALL = Told("la madre de Ramiro", "call", "Mirtala Olvera", date(2023, 5, 7))


def test_bytes_text_and_reading_are_kept_and_lead_to_each_other(workspace: Workspace) -> None:
    subject = named(workspace, "Matehuala")
    whole = workspace.tables.view(subject)
    assert whole.captured is not None and whole.captured.report is not None and whole.reading is not None
    original = digest(whole.state.received, "original")
    assert original is not None and workspace.blobs.get(original) == KIDNAPPING.encode()
    assert whole.captured.sha256 == hashlib.sha256(KIDNAPPING.encode()).hexdigest()
    assert whole.captured.file == "secuestro.txt" and whole.captured.report.published == date(2023, 4, 6)
    shown = {s.claim.span.of(whole.captured.text) for s in whole.claims.values()}
    assert "doce migrantes hondureños" in shown and all(s.standing == "proposed" for s in whole.claims.values())
    read = workspace.tables.view(subject).state.reading
    received = whole.state.received
    assert read is not None and read.body is not None and received is not None and read.body.answers == (received.id,)


def test_entries_hold_no_word_of_a_report(workspace: Workspace) -> None:
    from paradero.ledger.encoding import entry_bytes

    subject = named(workspace, "Tzul")
    for entry in workspace.book.entries(subject):
        told = entry_bytes(entry).decode("utf-8", "replace").lower()
        assert not any(word in told for word in ("tzul", "altar", "madre", "olvera"))


@pytest.mark.parametrize(
    "again",
    [MOTHER, MOTHER + "\n\n", MOTHER.upper(), MOTHER.replace("\n", "\r\n"), MOTHER.replace("é", "e\u0301")],
    ids=["bytes", "blank", "capitals", "windows", "accents"],
)
def test_the_same_report_is_known_by_its_bytes_and_by_its_text(workspace: Workspace, again: str) -> None:
    receipt = receive_report(workspace, Incoming(again.encode(), "otra.txt"))
    assert (receipt.what, receipt.subject) == ("known", named(workspace, "Tzul"))
    assert how_many(workspace) == 3


def test_the_path_of_a_file_is_not_kept(workspace: Workspace) -> None:
    receipt = receive_report(workspace, Incoming(b"Doce personas cruzaron el puente.", "/home/ines/secreto/a.txt"))
    captured = workspace.tables.view(receipt.subject).captured
    assert captured is not None and captured.file == "a.txt" and "secreto" not in repr(captured)


@pytest.mark.parametrize(
    "data, failure", [(b"%PDF-1.4\nnot really", "damaged_pdf"), (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, "binary")]
)
def test_what_cannot_be_read_is_preserved_and_says_why(workspace: Workspace, data: bytes, failure: str) -> None:
    receipt = receive_report(workspace, Incoming(data, "foto.pdf"))
    assert (receipt.what, receipt.failure) == ("added", failure)
    whole = workspace.tables.view(receipt.subject)
    original = digest(whole.state.received, "original")
    assert original is not None and workspace.blobs.get(original) == data
    assert ReportRow.objects.get(subject=receipt.subject).failure == failure
    assert receive_report(workspace, Incoming(data, "copia.pdf")).what == "known"


def test_nothing_is_no_report(workspace: Workspace) -> None:
    with pytest.raises(Unreadable):
        receive_report(workspace, Incoming(b"", "nada.txt"))
    assert how_many(workspace) == 3


def test_a_reader_that_fails_loses_no_report(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from paradero.actions import read_report

    def broken(report: object) -> None:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as patched:
        patched.setattr(read_report, "read", broken)
        receipt = receive_report(workspace, Incoming(b"Doce personas cruzaron el puente en Altar.", "a.txt"))
    assert workspace.tables.view(receipt.subject).failure == "crashed_runtimeerror"
    assert search_reports(workspace, "puente")
    assert read_again(workspace, receipt.subject) and not read_again(workspace, receipt.subject)
    assert workspace.tables.view(receipt.subject).failure is None
    kinds = [e.body.kind for e in workspace.book.entries(receipt.subject) if e.body]
    assert kinds == [RECEIVED, READ, READ]


def test_what_was_told_is_kept_to_the_letter_with_who_and_how(workspace: Workspace) -> None:
    text = "Mi hijo Ramiro no llama desde el martes.\nIba con dos amigos.\n\n7 de mayo"
    receipt = tell_report(workspace, f"  {text}\r\n", CALL)
    captured = workspace.tables.view(receipt.subject).captured
    assert captured is not None and captured.report is not None
    assert captured.text == text and captured.told == CALL and captured.how == "told"
    assert captured.report.published == date(2023, 5, 7)
    assert tell_report(workspace, text, CALL).what == "known"
    assert [hit.row.subject for hit in search_reports(workspace, "dos amigos")] == [receipt.subject]


@pytest.mark.parametrize(
    "text, told, code", [("  ", CALL, "told_nothing"), ("Algo.", Told(" ", "visit"), "told_by_nobody")]
)
def test_nobody_tells_nothing(workspace: Workspace, text: str, told: Told, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        tell_report(workspace, text, told)
    assert refused.value.code == code and how_many(workspace) == 3


def test_reports_are_found_by_words_by_number_and_by_being_the_latest(workspace: Workspace) -> None:
    subject = named(workspace, "Tzul")
    assert [hit.row.subject for hit in search_reports(workspace, "INES tzul")] == [subject]
    assert report_named(workspace, subject[:8].upper()) == subject
    assert [hit.row.subject for hit in latest(workspace, 1)] == [named(workspace, "boat")]
    for begins in ("", "zz", "ffffffffffff", "../"):
        with pytest.raises(Refusal, match="unknown_report"):
            report_named(workspace, begins)
    with pytest.raises(Refusal, match="short_number"):
        report_named(workspace, subject[:2])


def test_two_that_begin_alike_are_named(workspace: Workspace) -> None:
    row = ReportRow.objects.first()
    assert row is not None
    begins = row.subject[:6]
    row.subject = begins + "0" * 26
    row.save(force_insert=True)
    with pytest.raises(Refusal) as refused:
        report_named(workspace, begins)
    assert refused.value.code == "several_reports" and begins in str(refused.value.details["reports"])


def test_the_same_words_from_another_outlet_day_or_person_are_another_report(workspace: Workspace) -> None:
    later = MOTHER.replace("9 de mayo de 2023", "2 de junio de 2023")
    assert receive_report(workspace, Incoming(later.encode(), "otra.txt")).what == "added"
    text = "No ha llamado desde el martes."
    for by in ("Ana Brito", "Inés Tzul"):
        assert tell_report(workspace, text, Told(by, "call")).what == "added"
    assert tell_report(workspace, text, Told("ana brito", "visit")).what == "known"


def test_of_a_very_long_text_the_beginning_is_read_and_all_of_it_kept(workspace: Workspace) -> None:
    text = "Doce personas fueron vistas cerca del puente. " + "x " * 60_000 + "Xochipitzahuatl"
    receipt = receive_report(workspace, Incoming(text.encode(), "largo.txt"))
    whole = workspace.tables.view(receipt.subject)
    assert whole.failure == "too_long" and whole.captured is not None and len(whole.captured.text) > 100_000
    assert [hit.row.subject for hit in search_reports(workspace, "Xochipitzahuatl")] == [receipt.subject]
