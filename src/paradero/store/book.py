"""The entries of a store: added, read, and erased; nothing else is done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db import DatabaseError, connection, transaction
from django.db.models import Count

from paradero.ledger.encoding import HEADER_BYTES, SIGNATURE_BYTES, Malformed, entry_bytes, entry_from
from paradero.model import Entry
from paradero.record.kinds import ERASURES
from paradero.record.state import Counts, way_back
from paradero.store.memory import Memory
from paradero.store.models import EntryRow
from paradero.store.searching import Index

_MANY = 400


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a book, the places that could not, and those whose columns say something else than they."""

    entries: tuple[Entry, ...]
    lost: tuple[int, ...] = ()
    differing: tuple[int, ...] = ()


class Book:
    """Invariant: what `append` returned for is on the disk, whole; what it did not return for is not there at all."""

    def __init__(self) -> None:
        self.index = Index()
        self.memory = Memory()

    def append(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Add those that are not here yet, and say which they were. What is here stays as it is.

        An entry of which only the header was here gets its body; one that was erased here stays erased, whoever
        brings it: invariant, the result does not depend on the order in which entries and erasures come.
        """
        fullest: dict[str, Entry] = {}
        for entry in entries:
            if entry.id not in fullest or fullest[entry.id].erased:
                fullest[entry.id] = entry
        some = list(fullest.values())
        added: list[Entry] = []
        with transaction.atomic():
            for start in range(0, len(some), _MANY):
                added += self._append(some[start : start + _MANY])
        return tuple(added)

    def _append(self, some: list[Entry]) -> list[Entry]:
        some = self.without_erased(some)
        rows = EntryRow.objects.filter(id__in=[e.id for e in some])
        bare = dict(rows.values_list("id", "kind"))
        new = [e for e in some if e.id not in bare]
        EntryRow.objects.bulk_create([_row(e) for e in new], batch_size=200)
        grown = [e for e in some if e.id in bare and bare[e.id] is None and e.body is not None]
        for entry in grown:
            row = _row(entry)
            EntryRow.objects.filter(id=entry.id).update(kind=row.kind, subject=row.subject, packed=row.packed)
        return [*new, *grown]

    def without_erased(self, some: list[Entry]) -> list[Entry]:
        """The entries, without the bodies of those that were erased here or speak of what was."""
        gone = self.memory.known("entry", [e.id for e in some])
        gone_subjects = self.memory.known("subject", [e.body.subject for e in some if e.body is not None])

        def erased(entry: Entry) -> bool:
            body = entry.body
            return entry.id in gone or (
                body is not None and body.subject in gone_subjects and body.kind not in ERASURES
            )

        return [replace(e, body=None, salt=None) if erased(e) else e for e in some]

    def entries(self, subject: str | None = None, kind: str | None = None) -> Iterator[Entry]:
        """In the order in which they came: those of a subject or a kind, or all."""
        rows = EntryRow.objects.order_by("place")
        if subject is not None:
            rows = rows.filter(subject=subject)
        if kind is not None:
            rows = rows.filter(kind=kind)
        if subject is not None:
            yield from [entry_from(bytes(packed)) for packed in rows.values_list("packed", flat=True)]
            return
        for packed in rows.values_list("packed", flat=True).iterator(chunk_size=500):
            yield entry_from(bytes(packed))

    def place(self, id: str) -> int:
        """At which place of the book an entry came here."""
        return int(EntryRow.objects.values_list("place", flat=True).get(id=id))

    def holds(self, id: str) -> bool:
        return bool(EntryRow.objects.filter(id=id).exists())

    def bare(self) -> list[Entry]:
        """Entries of which only the header is here."""
        rows = EntryRow.objects.filter(kind__isnull=True).order_by("place").values_list("packed", flat=True)
        return [entry_from(bytes(packed)) for packed in rows]

    def salvage(self) -> Iterator[Salvaged]:
        """Read every place of the book, some hundreds at a time, over damaged pages too.

        A damaged page makes the whole connection useless, so it is closed and opened anew behind each.
        """
        at, last = 0, self._end()
        while at < last:
            first, at = at + 1, min(at + _MANY, last)
            try:
                yield _checked(self._between(first, at))
            except DatabaseError:
                connection.close()
                yield from self._one_by_one(range(first, at + 1))

    def _one_by_one(self, places: Iterable[int]) -> Iterator[Salvaged]:
        for place in places:
            try:
                yield _checked(self._between(place, place))
            except DatabaseError:
                connection.close()
                yield Salvaged((), (place,))

    def _end(self) -> int:
        """The last place; where the way to it is damaged, as far as it goes is asked place by place."""
        try:
            return EntryRow.objects.order_by("-place").values_list("place", flat=True).first() or 0
        except DatabaseError:
            connection.close()
            with connection.cursor() as cursor:
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [EntryRow._meta.db_table])
                row = cursor.fetchone()
            return int(row[0]) if row else 0

    def _between(self, first: int, last: int) -> list[EntryRow]:
        return list(EntryRow.objects.filter(place__gte=first, place__lte=last).order_by("place"))

    def last(self, author: bytes) -> Entry | None:
        """Where an author's log ends here."""
        row = EntryRow.objects.filter(author=author.hex()).order_by("-sequence").first()
        return entry_from(bytes(row.packed)) if row is not None else None

    def chain(self, author: bytes, last: int, end: str) -> Counts:
        """Which entries of an author lie on the way back from the one at this place.

        A log that is whole, with one entry a place, needs no walking.
        """
        rows = EntryRow.objects.filter(author=author.hex(), sequence__lte=last)
        there = rows.aggregate(all=Count("place"), places=Count("sequence", distinct=True))
        if there["all"] == there["places"] == last + 1 and rows.filter(sequence=last, id=end).exists():
            return lambda entry: entry.header.sequence <= last
        previous = {
            id: entry_from(bytes(packed)[: HEADER_BYTES + SIGNATURE_BYTES]).header.previous.hex()
            for id, packed in rows.values_list("id", "packed").iterator(chunk_size=500)
        }
        ids = way_back(end, previous)
        return lambda entry: entry.id in ids

    def subjects(self) -> list[str]:
        """Every subject that an entry speaks of, sorted."""
        rows = EntryRow.objects.filter(subject__isnull=False).values_list("subject", flat=True)
        return sorted(rows.distinct())

    def erase(self, ids: Iterable[str]) -> int:
        """Take bodies away for good: headers and signatures stay, and the ids are remembered."""
        erased = 0
        with transaction.atomic():
            for row in EntryRow.objects.filter(id__in=list(ids), subject__isnull=False):
                entry = entry_from(bytes(row.packed))
                self.memory.remember("entry", [entry.id], row.subject or "")
                row.kind = row.subject = None
                row.packed = entry_bytes(replace(entry, body=None, salt=None))
                row.save()
                erased += 1
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


def _checked(rows: list[EntryRow]) -> Salvaged:
    entries: list[Entry] = []
    lost: list[int] = []
    differing: list[int] = []
    for row in rows:
        try:
            entry = entry_from(bytes(row.packed))
        except Malformed:
            lost.append(row.place)
            continue
        entries.append(entry)
        same = _row(entry)
        if any(getattr(row, name) != getattr(same, name) for name in ("id", "author", "sequence", "kind", "subject")):
            differing.append(row.place)
    return Salvaged(tuple(entries), tuple(lost), tuple(differing))
