"""Backups, new keys, travel: nothing is lost, nothing comes back, and a crash leaves one state or the other."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from paradero.actions import Incoming, Refusal, Secret, create, opened, receive_report
from paradero.actions import restore as restoring
from paradero.actions.back_up import back_up
from paradero.actions.changing_keys import change_passphrase, new_keys
from paradero.actions.erase_part import erase_part, part_of
from paradero.actions.erase_report import erase_report
from paradero.actions.finding import how_many, search_reports
from paradero.actions.heads import heads
from paradero.actions.import_bundle import take
from paradero.actions.restore import Asked, Restored, restore
from paradero.actions.travel import packed_for_travel, travel
from paradero.actions.verify_record import verify_record
from paradero.ledger import Author
from paradero.ledger.bundles import Bundle
from paradero.record.kinds import ERASED, FOLLOWS, READ, WORKSPACE
from paradero.vault import keyfile
from tests.actions.conftest import BOAT, CHEAP, MOTHER, PASSPHRASE, SECRET, made, named

OTHER = "y ahora otra frase distinta"


def asked(backup: Path, current: Secret | None = None, **more: object) -> Asked:
    return Asked(backup, SECRET, current, cost=CHEAP, **more)  # type: ignore[arg-type]


@pytest.fixture
def backup(folder: Path, tmp_path: Path) -> Path:
    back_up(folder, SECRET, tmp_path / "copia.tar")
    return tmp_path / "copia.tar"


def test_a_backup_comes_back_on_another_machine(backup: Path, tmp_path: Path) -> None:
    done = restore(tmp_path / "otra", asked(backup))
    assert (done.mended, done.replaced, done.unknown_erasures) == (False, False, True)
    found = verify_record(tmp_path / "otra", SECRET)
    assert found.whole and found.entries == 7
    with opened(tmp_path / "otra", SECRET) as workspace:
        assert how_many(workspace) == 3 and search_reports(workspace, "ines tzul")
        assert receive_report(workspace, Incoming(MOTHER.encode(), "x.txt")).what == "known"
        assert receive_report(workspace, Incoming("Otra nota sobre el río.".encode(), "y.txt")).what == "added"
    assert verify_record(tmp_path / "otra", SECRET).whole


def test_a_backup_names_nobody_and_no_time(backup: Path) -> None:
    assert b"Tzul" not in backup.read_bytes()
    with tarfile.open(backup) as archive:
        assert {(m.uid, m.uname, m.mtime) for m in archive} == {(0, "", 0)}


@pytest.mark.parametrize("part", [True, False])
def test_erased_after_the_backup_stays_erased(folder: Path, backup: Path, part: bool) -> None:
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        if part:
            erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
        else:
            erase_report(workspace, subject)
        dump = workspace.tables.dump()
    assert restore(folder, asked(backup, SECRET)) == Restored(0, 0, True, False, False)
    with opened(folder, SECRET) as workspace:
        assert workspace.tables.dump() == dump and not search_reports(workspace, "ines tzul")
        assert not any(b"In\xc3\xa9s Tzul" in workspace.blobs.read(p).content for p in workspace.blobs.files())
    assert verify_record(folder, SECRET).whole


def damage(path: Path, page: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[4096 * page + 700] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("part", [True, False])
def test_a_damaged_workspace_is_replaced_and_erased_stays_erased(folder: Path, backup: Path, part: bool) -> None:
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        if part:
            erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
        else:
            erase_report(workspace, subject)
        added = receive_report(workspace, Incoming(b"Trece cruzaron el Suchiate.", "n.txt")).subject
        database = workspace.place / "record.db"
    # A page behind the entries: those can all be read still.
    for page in range(database.stat().st_size // 4096 - 1, 1, -1):
        whole = database.read_bytes()
        damage(database, page)
        faults = {f.what for f in verify_record(folder, SECRET).faults}
        if faults == {"page"}:
            break
        database.write_bytes(whole)
    assert faults == {"page"}
    done = restore(folder, asked(backup, SECRET))
    assert done.replaced and not done.unknown_erasures
    assert verify_record(folder, SECRET).whole
    with opened(folder, SECRET) as workspace:
        assert not search_reports(workspace, "ines tzul")
        assert [hit.row.subject for hit in search_reports(workspace, "Suchiate")] == [added]
        assert not any(b"In\xc3\xa9s Tzul" in workspace.blobs.read(p).content for p in workspace.blobs.files())


def test_a_workspace_that_cannot_be_read_is_replaced_only_if_somebody_says_so(folder: Path, backup: Path) -> None:
    with opened(folder, SECRET) as workspace:
        erase_report(workspace, named(workspace, "Mirtala"))
        database = workspace.place / "record.db"
    damage(database, 0)
    before = database.read_bytes()
    with pytest.raises(Refusal, match="erasures_unknown"):
        restore(folder, asked(backup, SECRET))
    assert database.read_bytes() == before
    done = restore(folder, asked(backup, SECRET, anyway=True))
    assert done.replaced and done.unknown_erasures
    assert verify_record(folder, SECRET).whole


def test_a_lost_database_counts_as_one_that_cannot_be_read(folder: Path, backup: Path) -> None:
    with opened(folder, SECRET) as workspace:
        database = workspace.place / "record.db"
    database.unlink()
    assert not verify_record(folder, SECRET).whole
    for _ in range(2):
        with pytest.raises(Refusal, match="erasures_unknown"):
            restore(folder, asked(backup, SECRET))
        assert not database.exists()
        with pytest.raises(Refusal, match="no_database"), opened(folder, SECRET):
            pass
    restore(folder, asked(backup, SECRET, anyway=True))
    assert verify_record(folder, SECRET).whole


def test_missing_and_damaged_documents_come_back_from_a_backup(folder: Path, backup: Path) -> None:
    with opened(folder, SECRET) as workspace:
        one, other, *_ = workspace.blobs.files()
    one.write_bytes(b"broken")
    other.unlink()
    assert restore(folder, asked(backup, SECRET)).mended
    assert verify_record(folder, SECRET).whole


def test_a_backup_of_another_workspace_is_refused(folder: Path, tmp_path: Path, backup: Path) -> None:
    other = made(tmp_path / "other", {"boat.txt": BOAT})
    with pytest.raises(Refusal, match="another_workspace"):
        restore(other, asked(backup, SECRET))
    with pytest.raises(Refusal, match="already_workspace"):
        restore(other, asked(backup))
    assert verify_record(other, SECRET).whole


def test_the_recovery_key_opens_a_backup_and_a_new_passphrase_is_set(tmp_path: Path) -> None:
    recovery = create(tmp_path / "r", PASSPHRASE, CHEAP)
    back_up(tmp_path / "r", SECRET, tmp_path / "b")
    secret = Secret(recovery, recovery=True)
    with pytest.raises(Refusal, match="passphrase_needed"):
        restore(tmp_path / "s", Asked(tmp_path / "b", secret, cost=CHEAP))
    restore(tmp_path / "s", Asked(tmp_path / "b", secret, passphrase=OTHER, cost=CHEAP))
    assert verify_record(tmp_path / "s", Secret(OTHER)).whole
    assert verify_record(tmp_path / "s", secret).whole


@pytest.mark.parametrize("cut", [0, 1, 700, 0.3, 0.9, 0.999])
def test_a_cut_backup_is_refused_and_leaves_nothing(backup: Path, tmp_path: Path, cut: float) -> None:
    raw = backup.read_bytes()
    end = max(i for i in range(len(raw)) if raw[i]) if cut == 0.999 else 0
    keep = int(cut) if cut >= 1 or cut == 0 else (end - 10 if cut == 0.999 else int(len(raw) * cut))
    backup.write_bytes(raw[:keep])
    with pytest.raises(Refusal, match=r"not_a_backup|backup_cut"):
        restore(tmp_path / "s", asked(backup))
    assert [p.name for p in (tmp_path / "s").iterdir()] == ["lock"]


def test_other_archives_are_no_backups(tmp_path: Path) -> None:
    for name in ("../../evil", "keys/../../evil", "/etc/evil", "blobs/aa/link"):
        with tarfile.open(tmp_path / "b", "w") as archive:
            member = tarfile.TarInfo(name)
            if name.endswith("link"):
                member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(member)
        with pytest.raises(Refusal, match="not_a_backup"):
            restore(tmp_path / "s", asked(tmp_path / "b"))
    assert not list(tmp_path.rglob("evil"))


def test_a_backup_goes_over_nothing_and_not_into_the_workspace(folder: Path, backup: Path) -> None:
    with pytest.raises(Refusal, match="target_exists"):
        back_up(folder, SECRET, backup)
    with pytest.raises(Refusal, match="target_inside"):
        back_up(folder, SECRET, folder / "copia.tar")


def test_a_changed_passphrase_opens_and_the_old_one_does_not(folder: Path) -> None:
    change_passphrase(folder, SECRET, OTHER, CHEAP)
    with pytest.raises(Refusal, match="wrong_passphrase"), opened(folder, SECRET):
        pass
    assert verify_record(folder, Secret(OTHER)).whole
    with pytest.raises(Refusal, match="short_passphrase"):
        change_passphrase(folder, Secret(OTHER), "corta", CHEAP)


def test_new_keys_leave_nothing_that_the_old_ones_open(folder: Path) -> None:
    old = (folder / keyfile.NAME).read_bytes()
    with opened(folder, SECRET) as workspace:
        dump, place, before = workspace.tables.dump(), workspace.place, heads(workspace)
        erase_report(workspace, named(workspace, "boat"))
        dump = workspace.tables.dump()
    recovery = new_keys(folder, SECRET, OTHER, CHEAP)
    assert not place.exists()
    for secret in (Secret(OTHER), Secret(recovery, recovery=True)):
        assert verify_record(folder, secret).whole
    with opened(folder, Secret(OTHER)) as workspace:
        assert workspace.tables.dump() == dump
        assert len(heads(workspace)) == 2 and all(own for _, own in heads(workspace))
        with pytest.raises(Refusal, match="erased_before"):
            receive_report(workspace, Incoming(BOAT.encode(), "x.txt"))
        erase_report(workspace, named(workspace, "Mirtala"))
        assert not search_reports(workspace, "Mirtala")
    assert verify_record(folder, Secret(OTHER), [before[0][0]]).whole
    (folder / keyfile.NAME).write_bytes(old)
    with pytest.raises(Refusal), opened(folder, SECRET):
        pass


def test_a_travel_workspace_holds_chosen_reports_and_nothing_of_others(folder: Path, tmp_path: Path) -> None:
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        erase_part(workspace, subject, part_of(workspace, subject, "Ramiro Tzul").spans)
        others = [named(workspace, "Matehuala"), named(workspace, "boat")]
        luggage = packed_for_travel(workspace, [subject])
        with pytest.raises(Refusal, match="nothing_chosen"):
            packed_for_travel(workspace, [])
    recovery = travel(luggage, tmp_path / "viaje", OTHER, CHEAP)
    found = verify_record(tmp_path / "viaje", Secret(OTHER))
    assert found.whole and {f.what for f in found.notes} <= {"gap"}
    assert verify_record(tmp_path / "viaje", Secret(recovery, recovery=True)).whole
    with opened(tmp_path / "viaje", Secret(OTHER)) as workspace:
        assert how_many(workspace) == 1 and search_reports(workspace, "Mirtala")
        assert not search_reports(workspace, "ramiro") and not workspace.tables.view(subject).state.waiting
        told = {e.body.subject for e in workspace.book.entries() if e.body}
        assert told.isdisjoint(others)


def test_a_stolen_old_key_does_nothing_here_any_more(folder: Path) -> None:
    """Neither beyond where its log ended, nor under its old numbers, nor by naming another key as ours."""
    with opened(folder, SECRET) as workspace:
        subject, signing = named(workspace, "Mirtala"), workspace.keys.signing
    new_keys(folder, SECRET, OTHER, CHEAP)
    thief, stranger = Author(signing), Author(bytes(32))
    first = stranger.write(READ, "ab" * 16, {"reader": "x 1", "failure": "y"})
    forged = [thief.write(ERASED, subject, {"entries": []})]
    thief.sequence = 500
    said = {"after": stranger.public.hex(), "last": 0, "entry": first.id}
    forged += [thief.write(FOLLOWS, WORKSPACE, said), thief.write(ERASED, subject, {"entries": []})]
    with opened(folder, Secret(OTHER)) as workspace:
        take(workspace, Bundle((first, *forged, stranger.write(ERASED, subject, {"entries": []})), ()))
        state = workspace.tables.view(subject, even_hidden=True).state
        assert state.hidden and not state.erased and len(state.waiting) == 3
    found = verify_record(folder, Secret(OTHER))
    assert found.whole and "after_new_keys" in {f.what for f in found.notes}


def test_after_a_restoring_the_lost_laptops_key_signs_nothing_new(folder: Path, backup: Path, tmp_path: Path) -> None:
    with opened(folder, SECRET) as workspace:
        subject, signing, last = named(workspace, "Mirtala"), workspace.keys.signing, workspace.head()
    restore(tmp_path / "otra", asked(backup))
    thief = Author(signing)
    assert last is not None
    thief.sequence, thief.previous = last.sequence + 1, bytes.fromhex(last.entry)
    with opened(tmp_path / "otra", SECRET) as workspace:
        take(workspace, Bundle((thief.write(ERASED, subject, {"entries": []}),), ()))
        assert not workspace.tables.view(subject, even_hidden=True).state.erased


def test_a_backup_put_together_of_two_is_refused(folder: Path, backup: Path, tmp_path: Path) -> None:
    with opened(folder, SECRET) as workspace:
        receive_report(workspace, Incoming(b"Trece cruzaron el Suchiate.", "n.txt"))
    back_up(folder, SECRET, tmp_path / "later.tar")
    mixed = tmp_path / "mixed.tar"
    with tarfile.open(backup) as older, tarfile.open(tmp_path / "later.tar") as later, tarfile.open(mixed, "w") as made:
        for member in later:
            source = older if member.name == "record.db" else later
            made.addfile(source.getmember(member.name), source.extractfile(member.name))
    with pytest.raises(Refusal, match="backup_changed"):
        restore(tmp_path / "s", asked(mixed))


def test_a_restoring_that_is_interrupted_leaves_one_state_or_the_other(
    folder: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "s"
    with monkeypatch.context() as patched:

        def stopped(*_: object) -> None:
            raise KeyboardInterrupt

        patched.setattr(restoring, "drop_other_places", stopped)
        with pytest.raises(KeyboardInterrupt):
            restore(target, asked(backup))
    assert verify_record(target, SECRET).whole and verify_record(folder, SECRET).whole


def test_an_older_backup_and_then_a_newer_one_bring_nothing_back(folder: Path, backup: Path, tmp_path: Path) -> None:
    with opened(folder, SECRET) as workspace:
        subject = named(workspace, "Mirtala")
        erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
        erase_report(workspace, named(workspace, "boat"))
    back_up(folder, SECRET, tmp_path / "newer.tar")
    target = tmp_path / "otra"
    restore(target, asked(backup))
    restore(target, asked(tmp_path / "newer.tar", SECRET))
    with opened(target, SECRET) as workspace:
        assert not search_reports(workspace, "ines tzul") and not search_reports(workspace, "boat")
        assert not any(b"In\xc3\xa9s Tzul" in workspace.blobs.read(p).content for p in workspace.blobs.files())
        for text in (BOAT, MOTHER):
            with pytest.raises(Refusal, match="erased_before"):
                receive_report(workspace, Incoming(text.encode(), "x.txt"))
    assert verify_record(target, SECRET).whole
