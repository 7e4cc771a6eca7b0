"""What was erased here, as fingerprints and ids, so that no bundle, list or copy of a page brings it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from paradero.store.models import Remembered

What = Literal["entry", "subject", "content", "words", "run", "word", "absent"]
_MANY = 400


class Memory:
    """Invariant: says of nothing what it was, only whether something is the same; of what was erased it only grows."""

    def remember(self, what: What, marks: Iterable[str], subject: str, length: int = 0) -> None:
        rows = [Remembered(what=what, mark=mark, subject=subject, length=length) for mark in marks]
        Remembered.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)

    def known(self, what: What, marks: Iterable[str]) -> set[str]:
        """Those of the marks that are remembered."""
        asked, found = sorted(set(marks)), set()
        for start in range(0, len(asked), _MANY):
            some = Remembered.objects.filter(what=what, mark__in=asked[start : start + _MANY])
            found.update(some.values_list("mark", flat=True))
        return found

    def of(self, what: What, subject: str) -> set[str]:
        return set(Remembered.objects.filter(what=what, subject=subject).values_list("mark", flat=True))

    def lengths(self) -> list[int]:
        """How many words the remembered sequences of words have, each number once."""
        rows = Remembered.objects.filter(what="words", length__gt=0).values_list("length", flat=True)
        return sorted(set(rows))

    def runs(self, sketch: Iterable[str]) -> Mapping[str, set[str]]:
        """By subject, the sketch of every remembered text that shares a sequence with this one."""
        shared = Remembered.objects.filter(what="run", mark__in=sorted(sketch)).values_list("subject", flat=True)
        found: defaultdict[str, set[str]] = defaultdict(set)
        for subject in set(shared):
            found[subject] = self.of("run", subject)
        return found

    def absent(self, digests: Iterable[str], subject: str) -> None:
        """Blobs that a bundle's entries name and that did not come with it."""
        self.remember("absent", digests, subject)

    def came(self, digests: Iterable[str]) -> None:
        """Blobs that have come after all."""
        Remembered.objects.filter(what="absent", mark__in=list(digests)).delete()

    def all(self) -> list[tuple[str, str, str, int]]:
        return sorted(Remembered.objects.values_list("what", "mark", "subject", "length"))

    def take(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        """What another state of this workspace remembers is remembered here too."""
        made = [Remembered(what=w, mark=m, subject=s, length=n) for w, m, s, n in rows]
        Remembered.objects.bulk_create(made, ignore_conflicts=True, batch_size=200)
