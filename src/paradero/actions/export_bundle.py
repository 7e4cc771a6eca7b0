"""Reports with everything that was said and decided on them, as one file that travels under its own passphrase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from paradero.actions.heads import heads
from paradero.actions.judging import looked_at
from paradero.actions.noting import note
from paradero.actions.opening import DEAR, check_passphrase
from paradero.actions.refusals import Refusal
from paradero.actions.settling import Filling, captured_of, gone_words
from paradero.actions.workspace import Workspace
from paradero.ledger.bundles import Bundle, pack, unpack
from paradero.model import Blob, Entry
from paradero.model.blob import NO_SALT
from paradero.record.kinds import NAMED, WORKSPACE
from paradero.record.state import state_of
from paradero.record.subjects import begins
from paradero.record.view import named_by
from paradero.vault import Cost, Missing, WrongPassphrase
from paradero.vault.boxes import NotABox, close_box, open_box
from paradero.vault.writing import write_whole

LARGEST = 1 << 30
"""Bytes of documents in one bundle: it is made in memory, and never lies in plain on a disk."""


@dataclass(frozen=True, slots=True)
class Sent:
    reports: int
    entries: int
    blobs: int


def export_bundle(
    workspace: Workspace, target: Path, passphrase: str, subjects: Iterable[str] | None = None, cost: Cost = DEAR
) -> Sent:
    """Write a bundle of these reports, or of all. Erased reports go along as erasures, which ask others to erase too.

    Raises Refusal `target_exists`, `target_inside`, `bundle_too_large`, `unknown_report`.
    """
    workspace.actor.must_be_allowed("export")
    check_passphrase(passphrase)
    check_target(workspace.folder, target)
    chosen = list(workspace.book.subjects() if subjects is None else subjects)
    if subjects is not None:
        for subject in chosen:
            looked_at(workspace, subject)
    bundle = bundle_of(workspace, chosen)
    if subjects is None:
        bundle = replace(bundle, entries=(*bundle.entries, *workspace.book.bare()))
    write_whole(target, close_box(b"".join(pack(bundle)), passphrase, cost))
    reports = sum(begins(entry) for entry in bundle.entries)
    note(workspace, "exported", str(reports))
    return Sent(reports, len(bundle.entries), len(bundle.blobs))


def check_target(folder: Path, target: Path) -> None:
    """Raise a refusal, unless something new can be written there, outside the workspace."""
    if target.exists() or target.is_symlink():
        raise Refusal("target_exists", path=str(target))
    if target.resolve().is_relative_to(folder.resolve()):
        raise Refusal("target_inside", path=str(target))


def bundle_of(workspace: Workspace, subjects: Iterable[str]) -> Bundle:
    """The entries of these reports with their blobs, the entries that tell whose keys they are, and the heads."""
    entries = list(workspace.book.entries(subject=WORKSPACE))
    blobs: dict[str, Blob] = {}
    size = 0
    for subject in subjects:
        # What people here are called is nobody's business elsewhere.
        some = [e for e in workspace.book.entries(subject) if e.body is None or e.body.kind != NAMED]
        entries += some
        for blob in _blobs_of(workspace, subject, some):
            size += len(blob.content)
            if size > LARGEST:
                raise Refusal("bundle_too_large", limit_mb=LARGEST >> 20)
            blobs[blob.digest] = blob
    whole = {e.id: e for e in entries}
    return Bundle(tuple(whole.values()), tuple(blobs.values()), tuple(head for head, _ in heads(workspace)))


def _blobs_of(workspace: Workspace, subject: str, entries: list[Entry]) -> Iterable[Blob]:
    """Those that are here: an original that gave way is not. Words that were erased here leave with nobody.

    A damaged one is refused: nobody is sent half a page.
    """
    state = state_of(subject, entries, workspace.ours())
    captured = captured_of(workspace, state)
    filling = Filling(state.gone, gone_words(workspace, subject), captured) if state.gone else None
    for entry in entries:
        for role, _ in named_by(entry):
            try:
                blob = workspace.tables.blob(entry, role)
            except Missing:
                continue
            if filling is None:
                yield blob
            elif role != "original":
                left = filling.of(role, blob.content)
                yield blob if left == blob.content else Blob(blob.digest, left, NO_SALT, blob.stamp)


def open_bundle(source: Path, passphrase: str) -> Bundle:
    """What a bundle holds, checked to its last byte. Raises Refused, and Refusal `bundle_passphrase`."""
    try:
        plain = open_box(source.read_bytes(), passphrase)
    except NotABox as error:
        raise Refusal("bundle_not_a_bundle") from error
    except WrongPassphrase as error:
        raise Refusal("bundle_passphrase") from error
    return unpack(BytesIO(plain))
