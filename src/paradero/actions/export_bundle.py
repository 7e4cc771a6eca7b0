"""Reports with everything that was said and decided on them, as one file that travels under its own passphrase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pyrage

from paradero.actions.heads import heads
from paradero.actions.judging import looked_at
from paradero.actions.opening import check_passphrase
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.ledger.bundles import Bundle, pack, unpack
from paradero.model import Blob, Entry
from paradero.record.kinds import FOLLOWS
from paradero.record.subjects import begins
from paradero.record.view import digests
from paradero.vault import Missing
from paradero.vault.writing import write_whole

LARGEST = 1 << 30
"""Bytes of documents in one bundle: it is made in memory, and never lies in plain on a disk."""


@dataclass(frozen=True, slots=True)
class Sent:
    reports: int
    entries: int
    blobs: int


def export_bundle(workspace: Workspace, target: Path, passphrase: str, subjects: Iterable[str] | None = None) -> Sent:
    """Write a bundle of these reports, or of all. Erased reports go along as erasures, which ask others to erase too.

    Raises Refusal `target_exists`, `bundle_too_large`, `unknown_report`.
    """
    workspace.actor.must_be_allowed("export")
    check_passphrase(passphrase)
    if target.exists():
        raise Refusal("target_exists", path=str(target))
    chosen = list(workspace.book.subjects() if subjects is None else subjects)
    if subjects is not None:
        for subject in chosen:
            looked_at(workspace, subject)
    bundle = bundle_of(workspace, chosen)
    if subjects is None:
        bundle = replace(bundle, entries=(*bundle.entries, *workspace.book.bare()))
    write_whole(target, pyrage.passphrase.encrypt(b"".join(pack(bundle)), passphrase))
    reports = sum(begins(entry) for entry in bundle.entries)
    return Sent(reports, len(bundle.entries), len(bundle.blobs))


def bundle_of(workspace: Workspace, subjects: Iterable[str]) -> Bundle:
    """The entries of these reports with their blobs, the entries that tell whose keys they are, and the heads."""
    entries = list(workspace.book.entries(kind=FOLLOWS))
    blobs: list[Blob] = []
    size = 0
    for subject in subjects:
        some = list(workspace.book.entries(subject))
        entries += some
        for blob in blobs_of(workspace, some):
            size += len(blob.content)
            if size > LARGEST:
                raise Refusal("bundle_too_large", limit_mb=LARGEST >> 20)
            blobs.append(blob)
    whole = {e.id: e for e in entries}
    return Bundle(tuple(whole.values()), tuple(blobs), tuple(head for head, _ in heads(workspace)))


def blobs_of(workspace: Workspace, entries: Iterable[Entry]) -> Iterable[Blob]:
    """Those that are here: an original that gave way is not. A damaged one is refused: nobody is sent half a page."""
    for entry in entries:
        for named in digests(entry):
            try:
                yield workspace.blobs.open(named)
            except Missing:
                continue


def open_bundle(source: Path, passphrase: str) -> Bundle:
    """What a bundle holds, checked to its last byte. Raises Refused, and Refusal `bundle_passphrase`."""
    raw = source.read_bytes()
    if not raw.startswith(b"age-encryption.org/v1"):
        raise Refusal("bundle_not_a_bundle")
    try:
        plain = pyrage.passphrase.decrypt(raw, passphrase)
    except pyrage.DecryptError as error:
        raise Refusal("bundle_passphrase") from error
    return unpack(BytesIO(plain))
