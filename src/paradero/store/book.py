"""The entries of a store: added, read, and erased; nothing else is done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from paradero.ledger.encoding import entry_bytes, entry_from
from paradero.model import Entry
from paradero.store.models import EntryRow
from paradero.store.searching import Index


class Book:
    """Invariant: what `append` returned for is on the disk, whole; what it did not return for is not there at all."""

    def __init__(self) -> None:
        self.index = Index()

    def append(self, entries: Iterable[Entry]) -> int:
        """Add those that are not here yet, and say how many. What is here, erased or not, stays as it is."""
        some = list(entries)
        with transaction.atomic():
            ids = [e.id for e in some]
            here = set(EntryRow.objects.filter(id__in=ids).values_list("id", flat=True)) if len(ids) <= 500 else None
            if here is None:
                here = set(EntryRow.objects.values_list("id", flat=True))
            new = list({e.id: e for e in some if e.id not in here}.values())
            EntryRow.objects.bulk_create([_row(e) for e in new], batch_size=200)
        return len(new)

    def entries(self, subject: str | None = None) -> Iterator[Entry]:
        """In the order in which they came: those of a subject, or all."""
        rows = EntryRow.objects.order_by("place")
        if subject is not None:
            rows = rows.filter(subject=subject)
        for packed in rows.values_list("packed", flat=True).iterator(chunk_size=500):
            yield entry_from(bytes(packed))

    def last(self, author: bytes) -> Entry | None:
        """Where an author's log ends here."""
        row = EntryRow.objects.filter(author=author.hex()).order_by("-sequence").first()
        return entry_from(bytes(row.packed)) if row is not None else None

    def erase(self, ids: Iterable[str]) -> int:
        """Take bodies away: headers and signatures stay, and a subject that has no body left cannot be found."""
        erased = 0
        with transaction.atomic():
            for row in EntryRow.objects.filter(id__in=list(ids), subject__isnull=False):
                entry = entry_from(bytes(row.packed))
                subject = row.subject
                row.kind = row.subject = None
                row.packed = entry_bytes(Entry(entry.id, entry.header, entry.signature))
                row.save()
                erased += 1
                if subject is not None and not EntryRow.objects.filter(subject=subject).exists():
                    self.index.remove(subject)
        return erased


def _row(entry: Entry) -> EntryRow:
    body = entry.body
    return EntryRow(
        id=entry.id,
        author=entry.header.author.hex(),
        sequence=entry.header.sequence,
        kind=body.kind if body else None,
        subject=body.subject if body else None,
        packed=entry_bytes(entry),
    )
