"""Take in what others send: entries by union, documents by digest; what was erased here stays erased."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction

from paradero.actions.export_bundle import open_bundle
from paradero.actions.recognising import holds_erased_words, remembered
from paradero.actions.settling import NOTHING, Filling, captured_of, gone_words, remember_parts, settle_pending
from paradero.actions.workspace import Workspace
from paradero.ledger.bundles import Bundle
from paradero.model import Blob, Entry
from paradero.model.blob import NO_SALT, Role, stamp_of
from paradero.record.bodies import fits
from paradero.record.captured import Captured
from paradero.record.forms import NotAForm, captured_from, from_bytes
from paradero.record.kinds import ERASED, ERASURES, PART_ERASED
from paradero.record.state import ReportState, state_of
from paradero.record.subjects import begins
from paradero.record.view import digest, digests, named_by
from paradero.store.models import BlobRow, EntryRow, Pending
from paradero.vault import Damaged, Missing


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle: new entries, those that were here, and how many reports the new ones begin.

    `erased` are reports that were erased here, of which nothing came in. `held` are reports that resemble what was
    erased here and were left out. `waiting` are reports here that others erased: they are hidden until somebody here
    answers.
    """

    new: int
    known: int
    reports: int
    erased: tuple[str, ...]
    held: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """`anyway`: also what resembles something erased here. `own`: it comes from this workspace's own backup or home."""

    anyway: bool = False
    own: bool = False


PLAIN = Terms()
_MANY = 400


def import_bundle(workspace: Workspace, source: Path, passphrase: str, anyway: bool = False) -> Taken:
    """Merge a bundle. It is refused whole, and nothing changed, if a byte of it is forged, changed or missing.

    `anyway` takes in also what resembles something that was erased here, under another number.
    """
    workspace.actor.must_be_allowed("import")
    return take(workspace, open_bundle(source, passphrase), Terms(anyway))


def take(workspace: Workspace, bundle: Bundle, terms: Terms = PLAIN) -> Taken:
    """Entries and blobs of a bundle that was checked. Invariant: the same state in whatever order bundles come.

    Of an entry that says what its kind may not say, the header is kept alone.
    """
    fitting = [e if fits(e) else replace(e, body=None, salt=None) for e in bundle.entries]
    coming = workspace.book.without_erased(_unshared(fitting))
    blobs = {blob.digest: blob for blob in bundle.blobs}
    reports = [_Coming(workspace, s, tuple(some), blobs, terms) for s, some in _by_subject(coming).items()]
    held = tuple(report.subject for report in reports if not terms.anyway and report.held())
    coming = [e for e in coming if e.body is None or e.body.subject not in held]
    for report in (r for r in reports if r.subject not in held):
        report.keep()
    touched = [r.subject for r in reports if r.subject not in held]
    with transaction.atomic():
        added = workspace.book.append(coming)
        workspace.know_anew(added)
        for subject in touched:
            workspace.tables.fold(subject)
        follow = [s for s in touched if EntryRow.objects.filter(subject=s, kind__in=ERASURES).exists()]
        Pending.objects.bulk_create([Pending(subject=s) for s in follow], ignore_conflicts=True)
    gone = tuple(
        sorted(_by_subject(e for e in fitting if e.body and begins(e)).keys() - _by_subject(coming).keys() - {*held})
    )
    workspace.loose.clear()
    workspace.go_on_behind(added)
    settle_pending(workspace)
    asked = {e.body.subject for e in added if e.body is not None and e.body.kind in {ERASED, PART_ERASED}}
    waiting = tuple(s for s in sorted(asked) if workspace.tables.view(s).state.waiting)
    return Taken(len(added), len(coming) - len(added), sum(map(begins, added)), gone, held, waiting)


@dataclass(frozen=True, slots=True)
class _Coming:
    """What a bundle brings on one report."""

    workspace: Workspace
    subject: str
    entries: tuple[Entry, ...]
    blobs: Mapping[str, Blob]
    terms: Terms

    def held(self) -> bool:
        """Whether it resembles what was erased here under another number, its text being new here."""
        if captured_of(self.workspace, self._state()) is not None:
            return False
        captured = self._captured()
        return captured is not None and remembered(self.workspace, captured) is not None

    def keep(self) -> None:
        """What is missing or damaged here, without the words that were erased here: they do not touch the disk."""
        workspace, state = self.workspace, self._state()
        captured = captured_of(workspace, state) or self._captured()
        filling = None
        if state.gone:
            if captured is not None:
                remember_parts(workspace, self.subject, captured.said, state.gone)
            filling = Filling(state.gone, gone_words(workspace, self.subject), captured)
        new = {e.id for e in self.entries if not workspace.book.holds(e.id)}
        for entry in self.entries:
            for role, named in named_by(entry):
                blob = self._blob(entry, role, state.parted)
                if blob is not None and self._may_come(role, blob, filling):
                    self._keep(blob if filling is None else _filled(blob, role, filling))
                if self._here(entry, role):
                    workspace.book.memory.came([named])
                elif entry.id in new and not workspace.ours().wrote(entry):
                    workspace.book.memory.absent([named], self.subject)

    def _here(self, entry: Entry, role: Role) -> bool:
        try:
            self.workspace.tables.blob(entry, role)
        except (Missing, Damaged):
            return False
        return True

    def _may_come(self, role: Role, blob: Blob, filling: Filling | None) -> bool:
        """An original gives way for good; what somebody says with words that were erased anywhere here stays out."""
        if filling is not None:
            return role != "original" and filling.of(role, blob.content) != NOTHING
        words = iter([blob.content.decode("utf-8", "replace")])
        said = role in {"reading", "correction"}
        return not said or self.terms.anyway or not holds_erased_words(self.workspace, words)

    def _keep(self, blob: Blob) -> None:
        if not self.workspace.blobs.path(blob.digest).exists():
            self.workspace.loose.add(blob.digest)
        self.workspace.blobs.keep(blob)

    def _blob(self, entry: Entry, role: Role, parted: bool) -> Blob | None:
        """What comes for an entry: whole, or rewritten where somebody erased a part.

        Nothing proves what was rewritten. Of ours it is taken from our own backup only.
        """
        blob = self.blobs.get(digest(entry, role) or "")
        if blob is None or blob.stamp != stamp_of(entry.header.author, role):
            return None
        if blob.whole:
            return blob
        ours = self.workspace.ours().wrote(entry)
        return blob if parted and role != "original" and (self.terms.own or not ours) else None

    def _captured(self) -> Captured | None:
        """What comes of the text, of the entry with which the report begins."""
        state = self._state()
        blob = self._blob(state.received, "captured", state.parted) if state.received else None
        try:
            return captured_from(from_bytes(blob.content)) if blob is not None else None
        except NotAForm:
            return None

    def _state(self) -> ReportState:
        """As it will be: what is here and what comes."""
        every = [*self.workspace.book.entries(self.subject), *self.entries]
        return state_of(self.subject, every, self.workspace.ours())


def _unshared(entries: Iterable[Entry]) -> list[Entry]:
    """A document belongs to one report: what names that of another is kept bare, else erasing one would reach both."""
    some = list(entries)
    named = sorted({d for e in some for d in digests(e)})
    owners: dict[str, str] = {}
    for start in range(0, len(named), _MANY):
        rows = BlobRow.objects.filter(digest__in=named[start : start + _MANY])
        owners |= dict(rows.values_list("digest", "subject"))
    kept = []
    for entry in some:
        subject = entry.body.subject if entry.body else ""
        shared = any(owners.setdefault(d, subject) != subject for d in digests(entry))
        kept.append(replace(entry, body=None, salt=None) if shared else entry)
    return kept


def _filled(blob: Blob, role: Role, filling: Filling) -> Blob:
    left = filling.of(role, blob.content)
    return blob if left == blob.content else Blob(blob.digest, left, NO_SALT, blob.stamp)


def _by_subject(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.body is not None:
            found.setdefault(entry.body.subject, []).append(entry)
    return found
