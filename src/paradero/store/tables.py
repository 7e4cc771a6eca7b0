"""The tables that are folded from entries: written in the transaction that adds the entries, and made again at will."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import models, transaction

from paradero.record.filling import FILLER
from paradero.record.kinds import WORKSPACE
from paradero.record.marks import Marks
from paradero.record.state import Ours, state_of
from paradero.record.view import View, digest, digests, view
from paradero.store.book import Book
from paradero.store.models import BlobRow, ClaimRow, MarkRow, ReportRow, Words
from paradero.vault import Blobs, Damaged, Missing

FOLDED: tuple[type[models.Model], ...] = (ReportRow, ClaimRow, Words, MarkRow, BlobRow)
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
        return view(state, self._blobs.get, UNREADABLE)

    def fold(self, subject: str) -> None:
        """Make the rows of one report anew."""
        if subject == WORKSPACE:
            return
        with transaction.atomic():
            entries = [e for e in self._book.entries(subject) if e.body is not None]
            state = state_of(subject, entries, self._ours())
            for table in FOLDED:
                if table is not Words:
                    table.objects.filter(subject=subject).delete()
            if not state.erased:
                named = {d for e in entries for d in digests(e)}
                BlobRow.objects.bulk_create([BlobRow(digest=d, subject=subject) for d in sorted(named)])
            if state.received is None or state.erased:
                self._book.index.remove(subject)
                return
            whole = view(state, self._blobs.get, UNREADABLE)
            _report_row(whole).save(force_insert=True)
            ClaimRow.objects.bulk_create(_claim_rows(whole))
            MarkRow.objects.bulk_create(self._mark_rows(whole))
            self._index(whole)

    def rebuild(self, step: Callable[[], None] = lambda: None) -> int:
        """Empty the tables and fold every report again; says how many there are."""
        with transaction.atomic():
            for table in FOLDED:
                table.objects.all().delete()
            for subject in (subjects := self._book.subjects()):
                self.fold(subject)
                step()
        return len(subjects)

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Every folded table, sorted, without the numbers that the database gave its rows: for comparing."""
        return {
            table.__name__: sorted(
                table.objects.values_list(*(f.name for f in table._meta.fields if f.name != "id")), key=repr
            )
            for table in FOLDED
        }

    def _mark_rows(self, whole: View) -> Iterable[MarkRow]:
        """An original that was erased in part has no bytes to be known by; the memory knows those."""
        subject, captured = whole.state.subject, whole.captured
        if captured is None:
            return
        original = digest(whole.state.received, "original")
        if original is not None and not whole.state.gone and original not in whole.unreadable:
            mark = captured.sha256 and self._marks.content(bytes.fromhex(captured.sha256))
            yield from [MarkRow(mark=mark, what="content", subject=subject)] if mark else []
        if captured.text and FILLER not in captured.text:
            yield MarkRow(mark=self._marks.text(captured.text), what="words", subject=subject)

    def _index(self, whole: View) -> None:
        captured = whole.captured
        if captured is None or whole.state.hidden:
            self._book.index.remove(whole.state.subject)
            return
        report, told = captured.report, captured.told
        beside = (report.publisher, report.author) if report else ()
        corrections = (s.claim.value for s in whole.claims.values() if s.standing == "corrected")
        said = [captured.text, *beside, told.by if told else None, *(v for v in corrections if isinstance(v, str))]
        self._book.index.put(whole.state.subject, "\n".join(part for part in said if part))


def _report_row(whole: View) -> ReportRow:
    state, captured = whole.state, whole.captured
    received = state.received.body if state.received else None
    assert received is not None
    report = captured.report if captured else None
    accounts = whole.reading.accounts if whole.reading else ()
    standings = [shown.standing for shown in whole.claims.values()]
    return ReportRow(
        subject=state.subject,
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
