"""Wrong passphrases, full disks, other processes, folders and versions: refused kindly, and nothing is lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from paradero.actions import Incoming, Refusal, Secret, Workspace, create, opened, receive_report
from paradero.actions.changing_keys import new_keys
from paradero.actions.erase_part import erase_part, part_of
from paradero.actions.finding import how_many, search_reports
from paradero.actions.permitting import Actor
from paradero.actions.rebuild_tables import rebuild_tables
from paradero.actions.review_claim import review_claim
from paradero.actions.verify_record import verify_record
from paradero.vault.locking import NAME as LOCK
from tests.actions.conftest import CHEAP, PASSPHRASE, SECRET, execute, faults, made, named

FUZZ = settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def test_a_wrong_passphrase_has_one_answer_however_wrong(folder: Path) -> None:
    (folder / "keys").write_bytes(b"PDRKEY" + bytes(40))
    for secret in (Secret("x"), Secret(PASSPHRASE), Secret("", recovery=True)):
        with pytest.raises(Refusal) as refused, opened(folder, secret):
            pass
        assert refused.value.code == "wrong_passphrase" and refused.value.details == {}


HOLDER = """
import pathlib, sys, time
from paradero.actions import Secret, opened
with opened(pathlib.Path(sys.argv[1]), Secret(sys.argv[2])):
    print("open", flush=True)
    time.sleep(60)
"""


def test_the_second_process_is_refused_kindly_and_a_killed_one_is_no_obstacle(folder: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), PASSPHRASE], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None and holder.stdout.readline() == "open\n"
    with pytest.raises(Refusal, match="in_use"), opened(folder, SECRET):
        pass
    with pytest.raises(Refusal, match="in_use"):
        verify_record(folder, SECRET)
    holder.kill()
    holder.wait()
    assert verify_record(folder, SECRET).whole


def test_a_folder_of_a_newer_version_is_refused_untouched(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2030-01-01')")
        database = workspace.place / "record.db"
    before = database.read_bytes()
    with pytest.raises(Refusal, match="newer"), opened(folder, SECRET):
        pass
    assert database.read_bytes() == before
    raw = bytearray((folder / "keys").read_bytes())
    raw[7] = 99
    (folder / "keys").write_bytes(raw)
    with pytest.raises(Refusal, match="newer"), opened(folder, SECRET):
        pass


def test_other_folders_are_no_workspaces_and_stay_untouched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "none", tmp_path / "a.txt"):
        with pytest.raises(Refusal, match="no_workspace"), opened(folder, SECRET):
            pass
    with pytest.raises(Refusal, match="not_empty"):
        create(tmp_path, PASSPHRASE, CHEAP)
    with pytest.raises(Refusal, match="not_a_folder"):
        create(tmp_path / "a.txt", PASSPHRASE, CHEAP)
    with pytest.raises(Refusal, match="short_passphrase"):
        create(tmp_path / "new", "corta", CHEAP)
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    keyless = made(tmp_path / "k", {})
    (keyless / "keys").unlink()
    with pytest.raises(Refusal, match="no_keys"), opened(keyless, SECRET):
        pass
    made(tmp_path / "r", {})
    with pytest.raises(Refusal, match="already_workspace"):
        create(tmp_path / "r", PASSPHRASE, CHEAP)


@pytest.mark.parametrize("step", ["blob", "heads", "commit"])
def test_on_a_full_disk_nothing_is_acknowledged_that_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    from django.db import OperationalError

    from paradero.actions import workspace as module
    from paradero.store.book import Book
    from paradero.vault import blobs

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def full_database(*_: object) -> None:
        raise OperationalError("database or disk is full")

    with opened(folder, SECRET) as workspace:
        before = len(list(workspace.book.entries()))
    with pytest.raises(Refusal) as refused, opened(folder, SECRET) as workspace, monkeypatch.context() as patched:
        if step == "blob":
            patched.setattr(blobs, "write_whole", full)
        elif step == "heads":
            patched.setattr(module, "write_whole", full)
        else:
            patched.setattr(Book, "append", full_database)
        receive_report(workspace, Incoming(b"Trece cruzaron el Suchiate.", "n.txt"))
    assert refused.value.code == "disk_full"
    assert verify_record(folder, SECRET).whole
    with opened(folder, SECRET) as workspace:
        assert len(list(workspace.book.entries())) in ({before, before + 2} if step == "heads" else {before})
        receive_report(workspace, Incoming(b"Trece cruzaron el Suchiate.", "n.txt"))
        assert how_many(workspace) == 4
    with opened(folder, SECRET) as workspace:
        rebuild_tables(workspace)


FULL = """
import pathlib, sys
from paradero.actions import Incoming, Refusal, Secret, create, opened, receive_report
from paradero.vault import Cost
folder, passphrase = pathlib.Path(sys.argv[1]) / "r", sys.argv[2]
create(folder, passphrase, Cost.least())
try:
    with opened(folder, Secret(passphrase)) as workspace:
        for n in range(4000):
            note = f"Nota {n}: {n} personas cruzaron. {n * 'x'}"
            receipt = receive_report(workspace, Incoming(note.encode(), "n.txt"))
            print(receipt.subject, flush=True)
except Refusal as refused:
    print(refused.code, flush=True)
from paradero.store.models import ReportRow
for path in pathlib.Path(sys.argv[1]).glob("ballast"):
    path.unlink()
from paradero.actions.verify_record import verify_record
print(verify_record(folder, Secret(passphrase)).faults)
with opened(folder, Secret(passphrase)) as workspace:
    print(*ReportRow.objects.values_list("subject", flat=True))
"""


def has_own_mounts() -> bool:
    done = subprocess.run(["unshare", "-Urm", "true"], capture_output=True, check=False) if os.name != "nt" else None
    return done is not None and done.returncode == 0


def test_on_a_disk_that_really_fills_up_everything_acknowledged_is_kept(tmp_path: Path) -> None:
    """In a file system of 6 MB of its own, where the system lets us mount one."""
    if not has_own_mounts():
        pytest.skip("the system lets nobody mount a file system of their own")
    ballast = f"dd if=/dev/zero of={tmp_path}/ballast bs=1k count=3000 2>/dev/null"
    script = f"mount -t tmpfs -o size=6m none {tmp_path} && {ballast}"
    command = ["unshare", "-Urm", "sh", "-c", f'{script} && exec "$@"', "sh"]
    done = subprocess.run(
        [*command, sys.executable, "-c", FULL, str(tmp_path), PASSPHRASE], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert "disk_full" in lines, done.stderr[-2000:]
    acknowledged = lines[: lines.index("disk_full")]
    assert len(acknowledged) > 5
    assert lines[-2] == "[]"
    assert set(acknowledged) <= set(lines[-1].split())


def test_a_folder_that_a_crash_left_half_made_is_made_again(tmp_path: Path) -> None:
    folder = made(tmp_path / "r", {})
    (folder / "keys").unlink()
    create(folder, PASSPHRASE, CHEAP)
    assert verify_record(folder, SECRET).whole and len(list(folder.iterdir())) == 3
    (folder / LOCK).write_bytes(b"x")
    assert faults(folder) == {"not_empty"}


@pytest.mark.parametrize("role, may", [("reader", "look"), ("recorder", "receive"), ("reviewer", "review")])
def test_a_role_may_do_its_part_and_no_more(folder: Path, role: str, may: str) -> None:
    from paradero.actions.answer_erasure import answer_erasures
    from paradero.actions.correct_claim import add_claim
    from paradero.actions.erase_report import erase_report
    from paradero.actions.export_bundle import export_bundle
    from paradero.actions.import_bundle import import_bundle
    from paradero.actions.tell_report import tell_report
    from paradero.actions.travel import packed_for_travel
    from paradero.model import Claim, Span
    from paradero.record import Told

    order = ["look", "receive", "review", "erase"]
    with opened(folder, SECRET, Actor(role)) as workspace:  # type: ignore[arg-type]
        subject = named(workspace, "Mirtala")
        key = next(iter(workspace.tables.view(subject).claims))
        deeds: list[tuple[str, Callable[[], object]]] = [
            ("look", lambda: search_reports(workspace, "x")),
            ("receive", lambda: receive_report(workspace, Incoming(b"Trece cruzaron el puente.", "n.txt"))),
            ("receive", lambda: tell_report(workspace, "Trece cruzaron.", Told("una vecina", "call"))),
            ("review", lambda: review_claim(workspace, subject, key, "accepted")),
            ("review", lambda: add_claim(workspace, subject, Claim("", "victim", "x", Span(0, 3)))),
            ("erase", lambda: erase_report(workspace, subject)),
            ("erase", lambda: part_of(workspace, subject, "Mirtala")),
            ("erase", lambda: erase_part(workspace, subject, [Span(0, 3)])),
            ("erase", lambda: answer_erasures(workspace, subject, "confirmed")),
            ("erase", lambda: export_bundle(workspace, folder / "x", PASSPHRASE)),
            ("erase", lambda: import_bundle(workspace, folder / "x", PASSPHRASE)),
            ("erase", lambda: packed_for_travel(workspace, [subject])),
        ]
        for deed, do in deeds:
            if order.index(deed) <= order.index(may):
                do()
            else:
                with pytest.raises(Refusal, match="not_allowed"):
                    do()


def test_rebuilding_changes_nothing_and_mends_what_was_changed(workspace: Workspace) -> None:
    dump, fingerprint = workspace.tables.dump(), workspace.tables.fingerprint()
    assert not rebuild_tables(workspace) and workspace.tables.fingerprint() == fingerprint
    execute("DELETE FROM store_claimrow WHERE id % 2")
    execute("DELETE FROM store_words")
    execute("UPDATE store_reportrow SET hidden = 1")
    assert workspace.tables.fingerprint() != fingerprint
    assert rebuild_tables(workspace) and workspace.tables.fingerprint() == fingerprint
    assert workspace.tables.dump() == dump and search_reports(workspace, "mirtala")


def test_peoples_own_folders_and_what_lies_behind_links_stay(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fotos" / "20230406").mkdir(parents=True)
    with pytest.raises(Refusal, match="not_empty"):
        create(tmp_path / "fotos", PASSPHRASE, CHEAP)
    for name in ("20230406", "p-0123456789abcdef"):
        (folder / name).mkdir()
        (folder / name / "foto.jpg").write_bytes(b"mine")
    with opened(folder, SECRET) as workspace:
        place = workspace.place
    assert (folder / "20230406" / "foto.jpg").exists() and (folder / "p-0123456789abcdef" / "foto.jpg").exists()
    assert faults(folder) == {"stray"}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "carta.txt").write_bytes(b"mine")
    for path in (place / "blobs", place, folder / "lock"):
        path.rename(tmp_path / "away")
        path.symlink_to(tmp_path / "mine")
        (place / "record.db-shm").touch()
        with pytest.raises(Refusal, match=r"linked|no_workspace"), opened(folder, SECRET):
            pass
        (place / "record.db-shm").unlink()
        path.unlink()
        (tmp_path / "away").rename(path)
    assert (tmp_path / "mine" / "carta.txt").read_bytes() == b"mine" and list((tmp_path / "mine").iterdir()) != []


def test_an_old_key_file_put_back_destroys_nothing(folder: Path) -> None:
    old = (folder / "keys").read_bytes()
    new_keys(folder, SECRET, PASSPHRASE, CHEAP)
    now = (folder / "keys").read_bytes()
    (folder / "keys").write_bytes(old)
    with pytest.raises(Refusal, match="no_database"), opened(folder, SECRET):
        pass
    assert "unreadable_database" in faults(folder)
    (folder / "keys").write_bytes(now)
    assert faults(folder) == set()
