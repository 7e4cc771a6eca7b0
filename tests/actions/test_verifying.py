"""Whatever is changed, cut, added or missing is named, and the rest stays usable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from paradero.actions import Incoming, Refusal, Workspace, opened, receive_report
from paradero.actions.erase_part import erase_part, part_of
from paradero.actions.finding import search_reports
from paradero.actions.heads import heads
from paradero.actions.permitting import Actor
from paradero.actions.review_claim import review_claim
from paradero.actions.verify_record import Verified, verify_record
from paradero.ledger import Author, head_code, heads_of
from paradero.record.view import digests
from paradero.store.models import EntryRow
from paradero.vault import keyfile
from tests.actions.conftest import CHEAP, KIDNAPPING, PASSPHRASE, SECRET, execute, faults, made, named

FUZZ = settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of a workspace in which everything has happened once, as bytes."""
    folder = made(tmp_path_factory.mktemp("v") / "r")
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
    assert verify_record(folder, SECRET).whole
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def laid(files: dict[str, bytes], folder: Path) -> Path:
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


@settings(FUZZ, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_changed_cut_or_added_byte_of_any_file_is_found(
    tmp_path_factory: pytest.TempPathFactory, settled: dict[str, bytes], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(settled)))
    raw = settled[name]
    how = data.draw(st.sampled_from(["flip", "cut", "add", "page", "gone"])) if raw else "add"
    at = data.draw(st.integers(0, max(0, len(raw) - 1)))
    harmed = {
        "flip": raw[:at] + bytes([raw[at] ^ (1 << at % 8)]) + raw[at + 1 :] if raw else b"",
        "cut": raw[:at],
        "add": raw + b"\x00",
        "page": raw + bytes(4096),
    }
    folder = laid(settled, tmp_path_factory.mktemp("f"))
    if how == "gone":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(harmed[how])
    assert faults(folder)


def test_what_was_laid_out_again_is_whole(tmp_path: Path, settled: dict[str, bytes]) -> None:
    assert faults(laid(settled, tmp_path)) == set()


@pytest.mark.parametrize("name", ["foto.jpg", "PLACE/record.db-journal", "PLACE/blobs/ab/cdef", "PLACE/heads.old"])
def test_a_file_of_nobodys_is_named(tmp_path: Path, settled: dict[str, bytes], name: str) -> None:
    folder = laid(settled, tmp_path)
    place = next(p.name for p in folder.iterdir() if p.is_dir())
    target = folder / name.replace("PLACE", place)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(b"x")
    assert faults(folder) & {"stray", "blob_damaged", "blob_stray"}


def test_documents_in_each_others_place_are_named(tmp_path: Path, settled: dict[str, bytes]) -> None:
    folder = laid(settled, tmp_path)
    one, other, *_ = sorted(folder.glob("*/blobs/*/*"))
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    found = verify_record(folder, SECRET)
    assert [f.what for f in found.faults].count("blob_damaged") == 2


def test_a_damaged_document_is_named_with_its_report(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        received = workspace.tables.view(subject).state.received
        assert received is not None
        path = workspace.blobs.path(digests(received)[0])
    path.write_bytes(b"broken")
    (fault,) = verify_record(folder, SECRET).faults
    assert fault.what == "blob_damaged" and path.name in fault.where and subject[:8] in fault.where


def test_an_older_database_in_its_place_is_named(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        database = workspace.place / "record.db"
    older = database.read_bytes()
    with opened(folder, SECRET) as workspace:
        receive_report(workspace, Incoming(b"Trece cruzaron el Suchiate.", "n.txt"))
    database.write_bytes(older)
    assert "cut" in faults(folder)
    with pytest.raises(Refusal, match="shorter"), opened(folder, SECRET):
        pass


def test_what_whoever_has_the_passphrase_signs_anew_shows_against_a_head_on_paper(folder: Path, tmp_path: Path) -> None:
    with opened(folder, SECRET) as workspace:
        paper = [head for head, _ in heads(workspace)]
    assert verify_record(folder, SECRET, paper).whole
    other = made(tmp_path / "other", {"a.txt": KIDNAPPING})
    assert {f.what for f in verify_record(other, SECRET, paper).faults} == {"cut", "another_key"}
    with opened(folder, SECRET) as workspace:
        author = Author(workspace.keys.signing)
        again = [author.write("report.noted", "ab" * 16, {"n": n}) for n in range(len(list(workspace.book.entries())))]
        for trigger in ("store_entry_stays", "store_entry_only_erased"):
            execute(f"DROP TRIGGER {trigger}")
        execute("DELETE FROM store_entryrow")
        workspace.book.append(again)
        workspace.author.goes_on(again[-1])
        workspace.witness()
        workspace.tables.rebuild()
        for path in workspace.blobs.files():
            path.unlink()
    assert verify_record(folder, SECRET).whole
    assert {f.what for f in verify_record(folder, SECRET, paper).faults} == {"rewritten"}


def test_a_row_that_says_something_else_than_its_entry_is_named(folder: Path) -> None:
    with opened(folder, SECRET):
        execute("DROP TRIGGER store_entry_only_erased")
        EntryRow.objects.filter(place=1).update(subject="ab" * 16)
    assert faults(folder) == {"differs", "tables"}


def each_page(folder: Path, check: Callable[[int], None]) -> int:
    database = next(folder.glob("*/record.db"))
    raw = database.read_bytes()
    for page in range(1, len(raw) // 4096):
        harmed = bytearray(raw)
        harmed[page * 4096 + 99] ^= 1
        database.write_bytes(harmed)
        check(page)
    database.write_bytes(raw)
    return len(raw) // 4096


def test_with_one_damaged_page_it_is_named_and_every_entry_elsewhere_is_read(tmp_path: Path) -> None:
    folder = made(tmp_path / "r")
    worst: list[int] = []

    def check(page: int) -> None:
        found: Verified = verify_record(folder, SECRET)
        assert ("page", str(page + 1)) in {(f.what, f.where) for f in found.faults}
        worst.append(found.entries)

    each_page(folder, check)
    assert sum(n == 6 for n in worst) > 0.8 * len(worst)


def test_with_one_damaged_document_the_rest_is_shown(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        subjects = [named(workspace, w) for w in ("Mirtala", "Matehuala", "boat")]
        files = list(workspace.blobs.files())
    for path in files:
        raw = path.read_bytes()
        path.write_bytes(raw[:-1])
        with opened(folder, SECRET) as workspace:
            views = [workspace.tables.view(s) for s in subjects]
            assert sum(bool(v.captured and v.reading and not v.unreadable) for v in views) >= 2
            assert len(search_reports(workspace, "mirtala")) == 1
        path.write_bytes(raw)


def insider(folder: Path, what: str) -> None:
    """What somebody with the passphrase and some Python could do to the record."""
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        received = workspace.tables.view(subject).state.received
        assert received is not None
        captured, original = digests(received)
        if what == "words replaced":
            workspace.blobs.rewrite(captured, workspace.blobs.get(captured).replace(b"Ramiro", b"Nobody"))
        elif what == "original replaced":
            workspace.blobs.rewrite(original, b"another page")
        elif what == "judgement taken away":
            entry = review_claim(workspace, subject, next(iter(workspace.tables.view(subject).claims)), "accepted")
            workspace.book.erase([entry.id])
            workspace.tables.fold(subject)
        elif what == "hidden from lists":
            execute("DELETE FROM store_reportrow")
            execute("DELETE FROM store_words")
        elif what == "old words put back":
            raw = workspace.blobs.path(captured).read_bytes()
            erase_part(workspace, subject, part_of(workspace, subject, "Mirtala Olvera").spans)
            workspace.blobs.path(captured).write_bytes(raw)
        elif what == "called absent":
            for path in (workspace.blobs.path(captured), workspace.blobs.path(original)):
                path.unlink()
            workspace.book.memory.absent([captured, original], subject)
            workspace.tables.rebuild()
        elif what == "erased under another key":
            for path in (workspace.blobs.path(d) for e in workspace.book.entries(subject) for d in digests(e)):
                path.unlink()
            workspace.book.erase([e.id for e in workspace.book.entries(subject)])
            keys = replace(workspace.keys, signing=bytes(32))
            keyfile.write(folder, keys, PASSPHRASE, CHEAP)
            Workspace.of(folder, keys, workspace.book, Actor()).witness()
            workspace.tables.rebuild()
        elif what == "another key":
            keys = replace(workspace.keys, signing=bytes(32))
            keyfile.write(folder, keys, PASSPHRASE, CHEAP)
            Workspace.of(folder, keys, workspace.book, Actor()).witness()
            for trigger in ("store_entry_stays", "store_entry_only_erased"):
                execute(f"DROP TRIGGER {trigger}")
            for path in (workspace.blobs.path(d) for e in workspace.book.entries(subject) for d in digests(e)):
                path.unlink()
            EntryRow.objects.filter(subject=subject).delete()
            workspace.tables.rebuild()


@pytest.mark.parametrize(
    "what, fault",
    [
        ("words replaced", "blob_rewritten"),
        ("original replaced", "blob_rewritten"),
        ("judgement taken away", "unaccounted"),
        ("hidden from lists", "tables"),
        ("old words put back", "words_back"),
        ("another key", "gap"),
        ("called absent", "blob_missing"),
        ("erased under another key", "another_key"),
    ],
)
def test_what_an_insider_changes_shows_against_a_head_on_paper(folder: Path, what: str, fault: str) -> None:
    with opened(folder, SECRET) as workspace:
        paper = heads_of(head_code(head) for head, _ in heads(workspace))
    insider(folder, what)
    assert fault in {f.what for f in verify_record(folder, SECRET, paper).faults}


def test_what_was_interrupted_before_it_was_recorded_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyboardInterrupt), opened(folder, SECRET) as workspace, monkeypatch.context() as patched:

        def stopped(*_: object) -> None:
            raise KeyboardInterrupt

        patched.setattr(Workspace, "record", stopped)
        receive_report(workspace, Incoming(b"Trece cruzaron el Suchiate.", "n.txt"))
    assert faults(folder) == set()
