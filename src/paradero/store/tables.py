"""The tables that are folded from entries: written in the transaction that adds the entries, and made again at will."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from django.db import models, transaction

from paradero.model import Blob, Entry
from paradero.model.blob import Role, stamp_of
from paradero.record.filling import FILLER
from paradero.record.kinds import NAMED, WORKSPACE
from paradero.record.marks import Marks, known_by
from paradero.record.state import Ours, state_of
from paradero.record.view import View, digest, digests, view
from paradero.store.book import Book
from paradero.store.models import BlobRow, ClaimRow, MarkRow, NameRow, ReportRow, Words
from paradero.vault import Blobs, Damaged, Missing

FOLDED: tuple[type[models.Model], ...] = (ReportRow, ClaimRow, Words, MarkRow, NameRow, BlobRow)
UNREADABLE = (Damaged, Missing)


class Tables:
    """Invariant: after any change every folded table is what `rebuild` would make of the entries and blobs."""

    def __init__(self, book: Book, blobs: Blobs, marks: Marks, ours: Callable[[], Ours]) -> None:
        self._book = book
        self._blobs = blobs
        self._marks = marks
        self._ours = ours

    def view(self, subject: str, even_hidden: bool = False) -> View:
        """A report as it stands. Of one that others erased no words are shown, unless to whoever has to answer.

        Invariant: reads what belongs to this report alone, however large the record.
        """
        state = state_of(subject, self._book.entries(subject), self._ours())
        if state.hidden and not even_hidden:
            return View(state, None, None, {}, None, ())
        return view(state, self.blob, UNREADABLE, cover=not even_hidden)

    def words(self, subject: str) -> View:
        """The same for a list: its words, and neither reading nor claims."""
        state = state_of(subject, self._book.entries(subject), self._ours())
        if state.hidden:
            return View(state, None, None, {}, None, ())
        return view(state, self.blob, UNREADABLE, words_alone=True)

    def blob(self, entry: Entry, role: Role) -> Blob:
        """The blob that an entry names; Missing, if it was put here by somebody else or for something else."""
        named = digest(entry, role)
        if named is None:
            raise Missing(role)
        blob = self._blobs.open(named)
        if blob.stamp != stamp_of(entry.header.author, role):
            raise Missing(named)
        return blob

    def fold(self, subject: str) -> None:
        """Make the rows of one report anew."""
        if subject == WORKSPACE:
            return
        rows, words = self._folded(subject)
        with transaction.atomic():
            for table in FOLDED:
                if table is not Words:
                    table.objects.filter(subject=subject).delete()
                    table.objects.bulk_create(rows.get(table, []))
            if words is None:
                self._book.index.remove(subject)
            else:
                self._book.index.put(subject, words)

    def rebuild(self, step: Callable[[], None] = lambda: None) -> int:
        """Empty the tables and fold every report again; says how many there are."""
        with transaction.atomic():
            for table in FOLDED:
                if table is not Words:
                    table.objects.all().delete()
            self._book.index.clear()
            for subject in (subjects := self._book.subjects()):
                self.fold(subject)
                step()
        return len(subjects)

    def differing(self, step: Callable[[], None] = lambda: None) -> list[str]:
        """Subjects whose rows are not what folding gives. Looks at one report at a time, and changes nothing.

        Of a report whose documents are damaged now nothing can be said: its rows may be from before.
        """
        found = []
        known = self._book.subjects()
        there = (table.objects.values_list("subject", flat=True).distinct() for table in FOLDED)
        strange = {subject for some in there for subject in some} - set(known)
        for subject in (s for s in known if s != WORKSPACE):
            rows, words = self._folded(subject)
            if any(getattr(row, "failure", None) == "damaged" for row in rows.get(ReportRow, [])):
                continue
            kept = {t: sorted(map(_said, t.objects.filter(subject=subject))) for t in FOLDED if t is not Words}
            same = all(sorted(map(_said, rows.get(table, []))) == kept[table] for table in kept)
            if not same or self._book.index.text(subject) != (words or ""):
                found.append(subject)
            step()
        return sorted([*found, *strange])

    def fingerprint(self) -> str:
        """One short value for all that the folded tables hold: equal where `dump` is equal, in little memory."""
        whole = hashlib.blake2b(digest_size=32)
        for table in FOLDED:
            names = [f.name for f in table._meta.fields if f.name != "id"]
            order = ["subject"] if table in (ReportRow, Words) else names
            for row in table.objects.order_by(*order).values_list(*names).iterator(chunk_size=500):
                whole.update(repr(row).encode("utf-8", "surrogatepass"))
        return whole.hexdigest()

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Every folded table, sorted, without the numbers that the database gave its rows: for comparing."""
        return {table.__name__: sorted((_said(row) for row in table.objects.iterator()), key=repr) for table in FOLDED}

    def _folded(self, subject: str) -> tuple[dict[type[models.Model], list[models.Model]], str | None]:
        """The rows of a report, and the words by which it is found, if it is."""
        entries = [e for e in self._book.entries(subject) if e.body is not None]
        state = state_of(subject, entries, self._ours())
        if state.erased:
            return {}, None
        rows: dict[type[models.Model], list[models.Model]] = {
            BlobRow: [BlobRow(digest=d, subject=subject) for d in sorted({d for e in entries for d in digests(e)})]
        }
        if named := [e for e in entries if e.body and e.body.kind == NAMED and self._ours().wrote(e)]:
            rows[NameRow] = [*self._name_rows(named[-1], subject)]
        if state.received is None:
            return rows, None
        whole = view(state, self.blob, UNREADABLE)
        rows[ReportRow] = [_report_row(whole, self._book.place(state.received.id))]
        rows[ClaimRow] = [*_claim_rows(whole)]
        rows[MarkRow] = [*self._mark_rows(whole)]
        return rows, None if whole.captured is None or state.hidden else _words_of(whole)

    def _name_rows(self, entry: Entry, subject: str) -> Iterable[NameRow]:
        try:
            yield NameRow(subject=subject, name=self.blob(entry, "name").content.decode("utf-8", "replace"))
        except UNREADABLE:
            return

    def _mark_rows(self, whole: View) -> Iterable[MarkRow]:
        """By what a report is known when it comes in again.

        What others say of a page of theirs is not believed: theirs is known by the bytes that lie here alone, and not
        while it is hidden, so that nobody can keep a page from being kept here by sending it first.
        """
        state, captured = whole.state, whole.captured
        ours = state.received is not None and self._ours().wrote(state.received)
        if captured is None or state.gone or not (ours or not state.hidden):
            return
        sha256 = captured.sha256 if ours else self._sha256(state.received)
        if sha256:
            yield MarkRow(mark=self._marks.content(bytes.fromhex(sha256)), what="content", subject=state.subject)
        if ours and captured.text and FILLER not in captured.text:
            yield MarkRow(mark=self._marks.text(known_by(captured)), what="words", subject=state.subject)

    def _sha256(self, received: Entry | None) -> str | None:
        try:
            return hashlib.sha256(self.blob(received, "original").content).hexdigest() if received else None
        except UNREADABLE:
            return None


def _words_of(whole: View) -> str:
    captured = whole.captured
    assert captured is not None
    report, told = captured.report, captured.told
    beside = (report.publisher, report.author) if report else ()
    corrections = (s.claim.value for s in whole.claims.values() if s.standing == "corrected")
    said = [captured.text, *beside, told.by if told else None, *(v for v in corrections if isinstance(v, str))]
    return "\n".join(part for part in said if part).replace("\0", " ")


def _said(row: models.Model) -> tuple[object, ...]:
    return tuple(getattr(row, f.name) for f in row._meta.fields if f.name != "id")


def _report_row(whole: View, arrived: int) -> ReportRow:
    state, captured = whole.state, whole.captured
    received = state.received.body if state.received else None
    assert received is not None
    report = captured.report if captured else None
    accounts = whole.reading.accounts if whole.reading else ()
    standings = [shown.standing for shown in whole.claims.values()]
    return ReportRow(
        subject=state.subject,
        arrived=arrived,
        received=received.time.isoformat(timespec="microseconds"),
        how=str(received.content.get("how", ""))[:8],
        published=report.published.isoformat() if report and report.published else None,
        event=accounts[0].event if accounts else None,
        claims=len(standings),
        judged=sum(s in {"accepted", "rejected", "corrected"} for s in standings),
        conflicts=standings.count("conflict"),
        failure="damaged" if whole.unreadable else whole.failure and whole.failure[:40],
        hidden=state.hidden,
        waiting=bool(state.waiting),
        through=state.through,
        restricted=state.seen_by is not None,
        seen_by="".join(f",{m}," for m in sorted(state.seen_by or ())),
    )


def _claim_rows(whole: View) -> list[ClaimRow]:
    return [
        ClaimRow(
            subject=whole.state.subject,
            key=key[:60],
            kind=shown.claim.kind,
            stance=shown.claim.stance,
            standing=shown.standing,
        )
        for key, shown in whole.claims.items()
    ]
