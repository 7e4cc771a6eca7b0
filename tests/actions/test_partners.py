"""Whoever sends a bundle can add what is theirs, and reach nothing of ours."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paradero.actions import Incoming, Workspace, opened, receive_report
from paradero.actions.answer_erasure import answer_erasures
from paradero.actions.erase_part import erase_part, part_of
from paradero.actions.erase_report import erase_report
from paradero.actions.export_bundle import bundle_of
from paradero.actions.finding import search_reports
from paradero.actions.heads import heads
from paradero.actions.import_bundle import take
from paradero.actions.judging import looked_at
from paradero.actions.verify_record import verify_record
from paradero.ledger import Author, head_code, verify
from paradero.ledger.bundles import Bundle
from paradero.model import Blob, Entry, Report
from paradero.model.blob import NO_SALT, stamp_of
from paradero.record import Captured
from paradero.record.forms import captured_form, reading_form, to_bytes
from paradero.record.kinds import CORRECTED, ERASED, ERASURES, FOLLOWS, JUDGEMENTS, READ, RECEIVED, REVIEWED
from paradero.record.subjects import begun
from paradero.record.view import digests
from tests.actions.conftest import KIDNAPPING, MOTHER, SECRET, made, named, taken_to

BUNDLE = "otra frase para el paquete"
EVERY = sorted(JUDGEMENTS | ERASURES | {RECEIVED, READ, FOLLOWS, "something.new"})
KEYS = ("claim", "verdict", "spans", "erasure", "reading", "correction", "original", "after", "last", "part", "nonce")
CONTENTS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.sampled_from(["ab" * 32, "../../x", "accepted", "confirmed"]),
    st.lists(st.lists(st.integers(), max_size=3), max_size=3),
)
SAID = st.dictionaries(st.sampled_from(KEYS), CONTENTS, max_size=5)


def their_report(author: Author, captured: str, original: str | None = None) -> list[Entry]:
    subject, content = begun(author.public, {"how": "file", "captured": captured, "original": original})
    return [author.write(RECEIVED, subject, content), author.write(READ, subject, {"reader": "x 1", "failure": "y"})]


def test_nobody_reaches_a_blob_of_ours_by_naming_it(folder: Path) -> None:
    """Neither in a report of theirs, nor in an entry on ours, in whatever role, and whatever is erased then."""
    stranger = Author(bytes(32))
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        received = workspace.tables.view(subject).state.received
        assert received is not None
        ours = digests(received)[0]
        theirs = their_report(stranger, ours)
        on_ours = [
            stranger.write(READ, subject, {"reader": "x 1", "reading": ours}, answers=[received.id]),
            stranger.write(CORRECTED, subject, {"claim": "count:1-2", "correction": ours}, answers=[received.id]),
        ]
        take(workspace, Bundle((*theirs, *on_ours), ()))
        before = looked_at(workspace, subject)
        assert theirs[0].body is not None
        assert workspace.tables.view(theirs[0].body.subject).state.received is None
        erase_part(workspace, subject, part_of(workspace, subject, "Ramiro Tzul").spans)
        after = looked_at(workspace, subject)
        assert after.captured and before.captured and len(after.captured.text) == len(before.captured.text)
        assert "Mirtala Olvera" in after.captured.text and after.claims
    assert verify_record(folder, SECRET).whole


def test_nobody_puts_other_words_into_anybodys_mouth(folder: Path, tmp_path: Path) -> None:
    """A rewritten document is taken only where a part was erased, of ours only from our own backup, and says so."""
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        bundle = bundle_of(workspace, [subject])
    forged = tuple(
        Blob(blob.digest, blob.content.replace(b"Ramiro", b"Nobody"), NO_SALT, blob.stamp) for blob in bundle.blobs
    )
    taken_to(tmp_path / "other", replace(bundle, blobs=forged))
    with opened(tmp_path / "other", SECRET) as workspace:
        assert not workspace.book.index.find("Nobody") and workspace.tables.view(subject).captured is None
        take(workspace, bundle)
        assert workspace.book.index.find("Ramiro")
    with opened(folder, SECRET) as workspace:
        erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
        before = [workspace.blobs.read(path).content for path in workspace.blobs.files()]
        take(workspace, replace(bundle, blobs=forged))
        take(workspace, Bundle(tuple(e for e in bundle.entries if e.body and e.body.kind == READ), bundle.blobs))
        assert [workspace.blobs.read(path).content for path in workspace.blobs.files()] == before
        assert workspace.tables.view(subject).unproven
    assert verify_record(folder, SECRET).whole


def test_nobody_keeps_a_page_from_being_kept_by_sending_it_first(folder: Path) -> None:
    page = "Trece personas cruzaron el Suchiate el lunes, dijo Ana Brito."
    stranger = Author(bytes(32))
    report = Report("a.txt", page)
    sha256 = hashlib.sha256(page.encode()).hexdigest()
    captured = to_bytes(captured_form(Captured("file", report, None, "a.txt", sha256, len(page))))
    blob = Blob.of(captured, stamp_of(stranger.public, "captured"))
    other = Blob.of(b"another page", stamp_of(stranger.public, "original"))
    entries = their_report(stranger, blob.digest, other.digest)
    assert entries[0].body is not None
    hides = stranger.write(ERASED, entries[0].body.subject, {"entries": []}, answers=[entries[0].id])
    with opened(folder, SECRET) as workspace:
        take(workspace, Bundle((*entries, hides), (blob, other)))
        receipt = receive_report(workspace, Incoming(page.encode(), "a.txt"))
        assert receipt.what == "added" and len(search_reports(workspace, "Suchiate")) == 1
    assert verify_record(folder, SECRET).whole


def test_a_body_that_says_more_than_it_may_is_not_kept(folder: Path) -> None:
    stranger = Author(bytes(32))
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        received = workspace.tables.view(subject).state.received
        assert received is not None
        every = [
            stranger.write(READ, subject, {"reader": "x 1", "failure": "y", "said": "Ramiro Tzul"}),
            stranger.write(REVIEWED, subject, {"claim": "count:1-2", "verdict": "Ramiro Tzul"}),
            stranger.write("gossip", subject, {"said": "Ramiro Tzul"}),
            stranger.write(ERASED, subject, {"entries": ["Ramiro Tzul"]}),
            stranger.write(READ, "Ramiro Tzul", {"reader": "x 1", "failure": "y"}),
            stranger.write(READ, subject, {"reader": "x 1", "failure": "y"}, datetime(9999, 12, 31, tzinfo=UTC)),
        ]
        assert len(take(workspace, Bundle(tuple(every), ())).waiting) == 0
        assert all(e.erased for e in workspace.book.entries() if e.header.author == stranger.public)
        assert not workspace.tables.view(subject).state.hidden
    assert verify_record(folder, SECRET).whole


def test_a_log_of_absurd_length_costs_nobody_any_time(workspace: Workspace) -> None:
    stranger = Author(bytes(32))
    stranger.sequence, stranger.previous = 2**32 - 2, bytes([1]) * 32
    take(workspace, Bundle((stranger.write(READ, named(workspace, "boat"), {"reader": "x 1", "failure": "y"}),), ()))
    assert "gap" in {f.what for f in verify(workspace.book.entries()).faults}
    assert all(head_code(head) for head, _ in heads(workspace))
    stranger.sequence = 2**32
    with pytest.raises(ValueError, match="no place"):
        stranger.write(READ, "ab" * 16, {})


def test_nobody_erases_in_our_name(workspace: Workspace) -> None:
    subject = named(workspace, "Mirtala")
    began = workspace.tables.view(subject).state.received
    assert began is not None
    stranger = Author(bytes(32))
    take(workspace, Bundle((stranger.write(ERASED, subject, {"entries": [began.id]}, answers=[began.id]),), ()))
    state = workspace.tables.view(subject).state
    assert state.hidden and not state.erased and any(workspace.book.entries(subject))
    assert KIDNAPPING.encode() in {workspace.blobs.read(p).content for p in workspace.blobs.files()}


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(st.tuples(st.sampled_from(EVERY), SAID), max_size=6))
def test_whatever_others_write_into_their_entries_breaks_nothing(
    tmp_path_factory: pytest.TempPathFactory, written: list[tuple[str, dict[str, object]]]
) -> None:
    folder = made(tmp_path_factory.mktemp("h") / "r", {"madre.txt": MOTHER})
    stranger = Author(bytes(32))
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        before = looked_at(workspace, subject)
        blob = Blob.of(b"[1]", stamp_of(stranger.public, "captured"))
        theirs, began = begun(stranger.public, {"how": "file", "captured": blob.digest, "original": None})
        entries = []
        for n, (kind, content) in enumerate(written):
            about = (subject, theirs, "workspace", "")[n % 4]
            entries.append(stranger.write(kind, about, began if kind == RECEIVED and about == theirs else content))
        take(workspace, Bundle(tuple(entries), (blob,)))
        after = workspace.tables.view(subject, even_hidden=True)
        assert after.state.received == before.state.received and not after.state.erased
        assert workspace.tables.rebuild() > 0
    with opened(folder, SECRET):
        pass
    found = verify_record(folder, SECRET)
    assert found.whole and {f.what for f in found.notes} <= {"gap", "blob_never_came", "after_new_keys"}


def test_numbers_beyond_all_measure_and_wrong_types_block_nothing(folder: Path) -> None:
    """What was accepted once blocked erasing for good: a confidence of a number with four hundred digits."""
    stranger = Author(bytes(32))
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        received = workspace.tables.view(subject).state.received
        assert received is not None
        form = reading_form(looked_at(workspace, subject).reading)  # type: ignore[arg-type]
        form["reader"] = "x 1"
        form["claims"][0]["confidence"] = 10**400
        blob = Blob.of(to_bytes(form), stamp_of(stranger.public, "reading"))
        said = {"reader": "x 1", "reading": blob.digest}
        take(workspace, Bundle((stranger.write(READ, subject, said, answers=[received.id]),), (blob,)))
        assert looked_at(workspace, subject).claims and not workspace.tables.view(subject).unreadable
        erase_part(workspace, subject, part_of(workspace, subject, "Ramiro Tzul").spans)
        assert not any(b"Ramiro" in workspace.blobs.read(path).content for path in workspace.blobs.files())
    assert verify_record(folder, SECRET).whole


def test_honest_answers_to_each_other_leave_both_records_whole(folder: Path, tmp_path: Path) -> None:
    """Confirmed there, refused here: neither erasure makes the other's record look tampered with."""
    theirs = tmp_path / "theirs"
    with opened(folder, SECRET) as workspace:
        whole_one, other = named(workspace, "Mirtala"), named(workspace, "Matehuala")
        both = bundle_of(workspace, [whole_one, other])
    taken_to(theirs, both)
    with opened(folder, SECRET) as workspace:
        erase_report(workspace, whole_one)
        erased = bundle_of(workspace, [whole_one])
    with opened(theirs, SECRET) as workspace:
        take(workspace, erased)
        answer_erasures(workspace, whole_one, "confirmed")
        erase_part(workspace, other, part_of(workspace, other, "Tomás Ixcot").spans)
        back = bundle_of(workspace, [whole_one, other])
    with opened(folder, SECRET) as workspace:
        take(workspace, back)
        answer_erasures(workspace, other, "refused")
        assert search_reports(workspace, "Ixcot")
    assert verify_record(folder, SECRET).whole and verify_record(theirs, SECRET).whole


def test_of_a_report_of_theirs_nobody_gives_another_beginning(folder: Path) -> None:
    stranger = Author(bytes(32))
    blobs = [
        Blob.of(to_bytes(captured_form(Captured("file", Report("", text)))), stamp_of(stranger.public, "captured"))
        for text in ("Habló el alcalde de Altar.", "Habló el obispo de Altar.")
    ]
    subject, content = begun(stranger.public, {"how": "file", "captured": blobs[0].digest, "original": None})
    first = stranger.write(RECEIVED, subject, content)
    again = stranger.write(RECEIVED, subject, content | {"captured": blobs[1].digest}, datetime(2001, 1, 1, tzinfo=UTC))
    with opened(folder, SECRET) as workspace:
        take(workspace, Bundle((again, first), tuple(blobs)))
        captured = workspace.tables.view(subject).captured
        assert captured is not None and captured.text == "Habló el alcalde de Altar."
    assert verify_record(folder, SECRET).whole
