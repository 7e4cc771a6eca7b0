"""Records merge by union, in any order; what was erased here stays erased."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paradero.actions import Incoming, Refusal, Workspace, create, opened, receive_report
from paradero.actions.answer_erasure import answer_erasures
from paradero.actions.erase_part import erase_part, part_of
from paradero.actions.erase_report import erase_report
from paradero.actions.export_bundle import bundle_of, export_bundle
from paradero.actions.finding import how_many, search_reports, waiting
from paradero.actions.import_bundle import Terms, import_bundle, take
from paradero.actions.judging import looked_at
from paradero.actions.review_claim import review_claim
from paradero.actions.verify_record import verify_record
from paradero.ledger import Author
from paradero.ledger.bundles import Bundle, pack
from paradero.model import Blob
from paradero.record.view import digests
from paradero.vault.boxes import close_box
from tests.actions.conftest import BOAT, CHEAP, MOTHER, NOTES, PASSPHRASE, SECRET, made, named, taken_to

BUNDLE = "otra frase para el paquete"


def whole(workspace: Workspace) -> Bundle:
    bundle = bundle_of(workspace, workspace.book.subjects())
    return replace(bundle, entries=(*bundle.entries, *workspace.book.bare()))


def alike(dump: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """What two workspaces have in common: not the keyed marks, nor at which place of the book something came."""
    marks = sorted(row[1:] for row in dump["MarkRow"])
    return dump | {"MarkRow": marks, "ReportRow": sorted((row[0], *row[2:]) for row in dump["ReportRow"])}


def parts_of(bundle: Bundle, chance: random.Random, most: int = 5) -> list[Bundle]:
    """The entries in any order, cut anywhere, each part with the blobs that its entries name."""
    entries = list(bundle.entries)
    chance.shuffle(entries)
    blobs = {blob.digest: blob for blob in bundle.blobs}
    cuts = sorted(chance.randint(0, len(entries)) for _ in range(chance.randint(0, most)))
    found = []
    for start, end in zip([0, *cuts], [*cuts, len(entries)], strict=True):
        some = entries[start:end]
        found.append(Bundle(tuple(some), tuple(blobs[d] for e in some for d in digests(e) if d in blobs)))
    return found


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> list[Bundle]:
    """What two workspaces that know each other send: reports, judgements that differ, erasures whole and in part."""
    one, other = made(tmp_path_factory.mktemp("one") / "r"), tmp_path_factory.mktemp("other") / "r"
    create(other, PASSPHRASE, CHEAP)
    with opened(one, SECRET) as workspace:
        first = whole(workspace)
        subject, key = _claim(workspace)
        review_claim(workspace, subject, key, "accepted")
        mother = named(workspace, "Mirtala")
        erase_part(workspace, mother, part_of(workspace, mother, "Ramiro Tzul").spans)
        second = whole(workspace)
    with opened(other, SECRET) as workspace:
        take(workspace, first)
        review_claim(workspace, subject, key, "rejected")
        erase_part(workspace, mother, part_of(workspace, mother, "Mirtala Olvera").spans)
        receive_report(workspace, Incoming("Trece personas cruzaron el río Suchiate el lunes.".encode(), "r.txt"))
        erase_report(workspace, named(workspace, "Tapachula"))
        third = whole(workspace)
    return [first, second, third]


def _claim(workspace: Workspace) -> tuple[str, str]:
    subject = named(workspace, "Matehuala")
    return subject, next(k for k, s in looked_at(workspace, subject).claims.items() if s.claim.kind == "count")


@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 10**9).map(random.Random))
def test_any_split_in_any_order_gives_the_same_record(
    tmp_path_factory: pytest.TempPathFactory, sent: list[Bundle], chance: random.Random
) -> None:
    dumps, views = [], []
    for n in range(2):
        folder = tmp_path_factory.mktemp("w") / "r"
        create(folder, PASSPHRASE, CHEAP)
        parts = [part for bundle in sent for part in (parts_of(bundle, chance) if n else [bundle])]
        if n:
            chance.shuffle(parts)
        with opened(folder, SECRET) as workspace:
            for part in parts:
                take(workspace, part)
            take(workspace, parts[0])
            dump = workspace.tables.dump()
            dumps.append(alike(dump))
            views.append([workspace.tables.view(s) for s in workspace.book.subjects()])
            assert workspace.tables.rebuild() and workspace.tables.dump() == dump
        assert verify_record(folder, SECRET).whole
    assert dumps[0] == dumps[1]
    assert views[0] == views[1]


def test_a_conflict_between_two_organisations_is_shown(tmp_path: Path, sent: list[Bundle]) -> None:
    create(tmp_path / "r", PASSPHRASE, CHEAP)
    with opened(tmp_path / "r", SECRET) as workspace:
        for bundle in sent:
            take(workspace, bundle)
        subject, key = _claim(workspace)
        assert looked_at(workspace, subject).claims[key].standing == "conflict"


def test_a_bundle_travels_as_a_file_that_only_its_passphrase_opens(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "todo.paradero"
    with opened(folder, SECRET) as workspace:
        sent = export_bundle(workspace, file, BUNDLE, cost=CHEAP)
        with pytest.raises(Refusal, match="target_exists"):
            export_bundle(workspace, file, BUNDLE, cost=CHEAP)
    assert (sent.reports, sent.entries, sent.blobs) == (3, 6, 9)
    assert b"Tzul" not in file.read_bytes()
    create(tmp_path / "otro", PASSPHRASE, CHEAP)
    with opened(tmp_path / "otro", SECRET) as workspace:
        with pytest.raises(Refusal, match="bundle_passphrase"):
            import_bundle(workspace, file, PASSPHRASE)
        taken = import_bundle(workspace, file, BUNDLE)
        assert (taken.new, taken.known, taken.reports, taken.held, taken.waiting) == (6, 0, 3, (), ())
        assert how_many(workspace) == 3 and search_reports(workspace, "ines tzul")
        assert import_bundle(workspace, file, BUNDLE).new == 0
    assert verify_record(tmp_path / "otro", SECRET).whole


def test_only_chosen_reports_go_along(folder: Path, tmp_path: Path) -> None:
    with opened(folder, SECRET) as workspace:
        bundle = bundle_of(workspace, [named(workspace, "Mirtala")])
    assert len(bundle.entries) == 2 and len(bundle.blobs) == 3
    assert all(b"Matehuala" not in blob.content for blob in bundle.blobs)


def test_what_others_erase_hides_and_goes_only_when_somebody_here_agrees(folder: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    with opened(folder, SECRET) as workspace:
        taken_bundle = whole(workspace)
        subject = named(workspace, "Mirtala")
    taken_to(theirs, taken_bundle)
    with opened(theirs, SECRET) as workspace:
        erase_report(workspace, subject)
        back = whole(workspace)
    with opened(folder, SECRET) as workspace:
        assert take(workspace, back).waiting == (subject,)
        assert not search_reports(workspace, "Mirtala")
        assert [hit.row.subject for hit in waiting(workspace)] == [subject]
        assert answer_erasures(workspace, subject, "refused") == 1
        assert [hit.row.subject for hit in search_reports(workspace, "Mirtala")] == [subject]
        with pytest.raises(Refusal, match="nothing_waits"):
            answer_erasures(workspace, subject, "confirmed")
    assert verify_record(folder, SECRET).whole


def test_a_part_that_others_erase_is_covered_and_goes_when_somebody_agrees(folder: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    with opened(folder, SECRET) as workspace:
        taken_bundle = whole(workspace)
        subject = named(workspace, "Mirtala")
    taken_to(theirs, taken_bundle)
    with opened(theirs, SECRET) as workspace:
        erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
        back = whole(workspace)
    with opened(folder, SECRET) as workspace:
        take(workspace, back)
        text = looked_at(workspace, subject).captured.text  # type: ignore[union-attr]
        assert "Inés Tzul" not in text and not search_reports(workspace, "ines")
        assert any(b"In\xc3\xa9s Tzul" in workspace.blobs.read(p).content for p in workspace.blobs.files())
        answer_erasures(workspace, subject, "confirmed")
        assert not any(b"In\xc3\xa9s Tzul" in workspace.blobs.read(p).content for p in workspace.blobs.files())
    assert verify_record(folder, SECRET).whole


@pytest.mark.parametrize("part", [True, False])
def test_what_was_erased_here_does_not_come_back_with_a_bundle(folder: Path, part: bool) -> None:
    with opened(folder, SECRET) as workspace:
        before = whole(workspace)
        subject = named(workspace, "Mirtala")
        if part:
            erase_part(workspace, subject, part_of(workspace, subject, "Inés Tzul").spans)
        else:
            erase_report(workspace, subject)
        dump, files = workspace.tables.dump(), list(workspace.blobs.files())
        take(workspace, before)
        take(workspace, before, Terms(anyway=True))
        assert workspace.tables.dump() == dump and list(workspace.blobs.files()) == files
        assert not search_reports(workspace, "ines tzul")
        assert not any(b"In\xc3\xa9s" in workspace.blobs.read(p).content for p in workspace.blobs.files())
    assert verify_record(folder, SECRET).whole


def test_what_was_erased_here_does_not_come_back_as_anothers_copy(folder: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other", {"copia.txt": "Compartido\n\n" + MOTHER, "boat.txt": BOAT})
    with opened(other, SECRET) as workspace:
        theirs = whole(workspace)
        copy = named(workspace, "Mirtala")
    with opened(folder, SECRET) as workspace:
        erase_report(workspace, named(workspace, "Mirtala"))
        assert take(workspace, theirs).held == (copy,)
        assert not search_reports(workspace, "Mirtala") and len(search_reports(workspace, "boat")) == 2
        assert take(workspace, theirs, Terms(anyway=True)).held == ()
        assert [hit.row.subject for hit in search_reports(workspace, "Mirtala")] == [copy]


def test_a_blob_that_is_damaged_or_missing_here_is_healed(folder: Path) -> None:
    with opened(folder, SECRET) as workspace:
        bundle = whole(workspace)
        one, other, *_ = workspace.blobs.files()
        one.write_bytes(b"broken")
        other.unlink()
        workspace.tables.rebuild()
    assert {f.what for f in verify_record(folder, SECRET).faults} == {"blob_damaged", "blob_missing"}
    with opened(folder, SECRET) as workspace:
        take(workspace, bundle)
    assert verify_record(folder, SECRET).whole


def packed(path: Path, bundle: Bundle) -> Path:
    path.write_bytes(close_box(b"".join(pack(bundle)), BUNDLE, CHEAP))
    return path


def test_a_forged_or_changed_bundle_is_refused_and_nothing_changed(folder: Path, tmp_path: Path) -> None:
    with opened(folder, SECRET) as workspace:
        good = whole(workspace)
        entry = good.entries[0]
        assert entry.body is not None
        forged = replace(entry, header=replace(entry.header, author=Author(bytes(32)).public))
        changed = replace(entry, body=replace(entry.body, content={"n": 1}))
        bad_blob = replace(good.blobs[0], content=b"another page")
        dump = workspace.tables.dump()
        for n, (bundle, code) in enumerate(
            [
                (replace(good, entries=(forged,)), "bundle_forged"),
                (replace(good, entries=(changed,)), "bundle_changed"),
                (replace(good, blobs=(bad_blob,)), "bundle_changed"),
            ]
        ):
            with pytest.raises(Refusal) as refused:
                import_bundle_refusing(workspace, packed(tmp_path / str(n), bundle))
            assert refused.value.code == code
        assert workspace.tables.dump() == dump


def import_bundle_refusing(workspace: Workspace, file: Path) -> None:
    from paradero.actions.refusals import refusing

    with refusing():
        import_bundle(workspace, file, BUNDLE)


def test_a_cut_bundle_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    raw = packed(tmp_path / "b", Bundle((), (Blob.of(b"x", bytes(33)),))).read_bytes()
    for harmed in (raw[:-40], raw + b"x", raw[:-30] + bytes([raw[-30] ^ 1]) + raw[-29:], b"PK\x03\x04 zip", b""):
        (tmp_path / "b").write_bytes(harmed)
        with pytest.raises(Refusal, match=r"bundle_passphrase|bundle_not_a_bundle"):
            import_bundle(workspace, tmp_path / "b", BUNDLE)
    assert how_many(workspace) == len(NOTES)
