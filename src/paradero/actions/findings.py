"""What verifying finds."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a code, and the file, page, entry or report that it concerns.

    Codes are those of `paradero.ledger.chains` (forged, changed, gap, fork, broken, cut, rewritten), and: `stray`, a
    file of nobody's; `not_empty`, the lock; `unreadable_database`; `page` and `structure` of the database; `lost`, a
    place of the book; `differs`, a row that says something else than its entry; `heads_missing`, `heads_changed`;
    `blob_missing`, `blob_damaged`, `blob_stray`; `blob_never_came`, named by a bundle that did not bring it;
    `blob_rewritten`, though nobody erased a part; `words_back`, erased words lie here again; `unaccounted`, an entry of
    ours lost its body and no erasure says so; `tables`, rows that are not what folding gives; `unsettled`, an erasure
    that could not be carried out; `after_new_keys`, a key that was left behind has signed again;
    `another_key`, no head that was given is of this record; `beyond`, a head that was given lies behind the end of its
    key.
    """

    what: str
    where: str


@dataclass(slots=True)
class Verified:
    """`faults` speak of damage, loss or rewriting; `notes` of what is so by design: a part only of another's log."""

    entries: int = 0
    erased: int = 0
    blobs: int = 0
    faults: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.faults

    def fault(self, what: str, where: object = "") -> None:
        self.faults.append(Finding(what, str(where)))
