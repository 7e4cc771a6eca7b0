"""Take in what others send: entries by union, documents by digest; what was erased here stays erased."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from paradero.actions.export_bundle import open_bundle
from paradero.actions.receive_report import check_memory
from paradero.actions.refusals import Refusal
from paradero.actions.settling import Filling, gone_words, settle_pending
from paradero.actions.workspace import Workspace
from paradero.ledger.bundles import Bundle
from paradero.model import Blob, Entry
from paradero.model.blob import NO_SALT
from paradero.record.captured import Captured
from paradero.record.forms import NotAForm, captured_from, from_bytes
from paradero.record.kinds import ERASED, ERASURES, PART_ERASED, RECEIVED
from paradero.record.state import state_of
from paradero.record.subjects import begins
from paradero.record.view import digest, digests
from paradero.store.models import BlobRow, EntryRow, Pending


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle: new entries, those that were here, and how many reports the new ones begin.

    `held` are reports that resemble what was erased here and were left out. `waiting` are reports here that others
    erased: they are hidden until somebody here answers.
    """

    new: int
    known: int
    reports: int
    held: tuple[str, ...]
    waiting: tuple[str, ...]


def import_bundle(workspace: Workspace, source: Path, passphrase: str, anyway: bool = False) -> Taken:
    """Merge a bundle. It is refused whole, and nothing changed, if a byte of it is forged, changed or missing.

    `anyway` takes in also what resembles something that was erased here, under another number.
    """
    workspace.actor.must_be_allowed("import")
    return take(workspace, open_bundle(source, passphrase), anyway)


def take(workspace: Workspace, bundle: Bundle, anyway: bool = False) -> Taken:
    """Entries and blobs of a bundle that was checked. Invariant: the same state in whatever order bundles come."""
    blobs = {blob.digest: blob for blob in bundle.blobs}
    by_subject = _by_subject(bundle.entries)
    held = () if anyway else tuple(s for s, some in by_subject.items() if _is_held(workspace, s, some, blobs))
    _check_digests(by_subject)
    coming = workspace.book.without_erased([e for e in bundle.entries if e.body is None or e.body.subject not in held])
    for subject, some in _by_subject(coming).items():
        _keep(workspace, subject, some, blobs)
    with transaction.atomic():
        added = workspace.book.append(coming)
        touched = sorted(_by_subject(coming))
        for subject in touched:
            workspace.tables.fold(subject)
        follow = EntryRow.objects.filter(subject__in=touched, kind__in=ERASURES).values_list("subject", flat=True)
        Pending.objects.bulk_create([Pending(subject=s) for s in sorted(set(follow))], ignore_conflicts=True)
    workspace.has_taken(added)
    settle_pending(workspace)
    asked = {e.body.subject for e in added if e.body is not None and e.body.kind in {ERASED, PART_ERASED}}
    waiting = tuple(s for s in sorted(asked) if workspace.tables.view(s).state.waiting)
    return Taken(len(added), len(coming) - len(added), sum(map(begins, added)), held, waiting)


def _check_digests(by_subject: Mapping[str, list[Entry]]) -> None:
    """A blob belongs to one report: else, by erasing a report of theirs, others could reach a blob of ours."""
    named = {(d, s) for s, some in by_subject.items() for e in some for d in digests(e)}
    owners = set(BlobRow.objects.filter(digest__in=sorted({d for d, _ in named})).values_list("digest", "subject"))
    if len({d for d, _ in named | owners}) != len(named | owners):
        raise Refusal("bundle_malformed")


def _keep(workspace: Workspace, subject: str, entries: list[Entry], blobs: Mapping[str, Blob]) -> None:
    """What is missing or damaged here, without the words that were erased here: they do not even touch the disk."""
    state = state_of(subject, workspace.book.entries(subject), workspace.ours())
    filling = Filling(state.gone, gone_words(workspace, subject), _captured(entries, blobs)) if state.gone else None
    named = [d for e in entries for d in digests(e)]
    for entry in entries:
        for key in ("captured", "original", "reading", "correction"):
            blob = blobs.get(digest(entry, key) or "")
            if blob is None or (filling is not None and key == "original"):
                continue
            if filling is not None and (left := filling.of(key, blob.content)) != blob.content:
                blob = Blob(blob.digest, left, NO_SALT)
            workspace.blobs.keep(blob)
    here = {d for d in named if workspace.blobs.path(d).exists()}
    workspace.book.memory.came(here)
    workspace.book.memory.absent([d for d in named if d not in here], subject)


def _is_held(workspace: Workspace, subject: str, entries: list[Entry], blobs: Mapping[str, Blob]) -> bool:
    """Whether a report that is new here resembles what was erased here under another number."""
    captured = _captured(entries, blobs)
    if captured is None or any(workspace.book.entries(subject)):
        return False
    try:
        check_memory(workspace, captured)
    except Refusal:
        return True
    return False


def _captured(entries: list[Entry], blobs: Mapping[str, Blob]) -> Captured | None:
    for entry in entries:
        blob = blobs.get(digest(entry, "captured") or "")
        if entry.body is not None and entry.body.kind == RECEIVED and blob is not None:
            try:
                return captured_from(from_bytes(blob.content))
            except NotAForm:
                return None
    return None


def _by_subject(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.body is not None:
            found.setdefault(entry.body.subject, []).append(entry)
    return found
