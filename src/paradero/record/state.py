"""What the entries on one report amount to: a pure function of the set of them, and of whose word counts here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paradero.ledger.folding import Folded, Judged, fold, judgements
from paradero.model import Entry, Span
from paradero.record.filling import union
from paradero.record.kinds import ANSWERED, ERASED, FOLLOWS, JUDGEMENTS, PART_ERASED, READ, RECEIVED


@dataclass(frozen=True, slots=True)
class ReportState:
    """Invariant: the same for any order in which the entries came.

    `erased`: it goes, or has gone. `hidden`: somebody else erased it, and nobody here has answered yet. `gone` are the
    positions that go; `covered` those and the ones that others erased and nobody here has answered. `waiting` are the
    erasures that wait for an answer.
    """

    subject: str
    received: Entry | None
    readings: tuple[Entry, ...]
    judged: Mapping[str, Judged]
    erased: bool
    hidden: bool
    gone: tuple[Span, ...]
    covered: tuple[Span, ...]
    waiting: tuple[Entry, ...]

    @property
    def reading(self) -> Entry | None:
        """The last reading that gave something, else the last."""
        done = [e for e in self.readings if e.body and e.body.content.get("reading")]
        return next(iter((done or list(self.readings))[-1:]), None)


def state_of(subject: str, entries: Iterable[Entry], ours: frozenset[bytes]) -> ReportState:
    folded = fold(e for e in entries if e.body is not None and e.body.subject == subject).get(subject)
    kept = folded.entries if folded else ()
    answers = _by(kept, frozenset({ANSWERED}), "erasure")
    gone: list[Span] = []
    covered: list[Span] = []
    waiting: list[Entry] = []
    erased = hidden = False
    for entry in kept:
        kind = entry.body.kind if entry.body else ""
        if kind not in {ERASED, PART_ERASED}:
            continue
        answer = _answer(answers.get(entry.id, ()), ours)
        takes_effect = entry.header.author in ours or answer == "confirmed"
        if not takes_effect and answer == "refused":
            continue
        if not takes_effect:
            waiting.append(entry)
        if kind == ERASED:
            erased, hidden = erased or takes_effect, True
        else:
            covered += spans_of(entry)
            gone += spans_of(entry) if takes_effect else []
    return ReportState(
        subject,
        next((e for e in kept if e.body and e.body.kind == RECEIVED), None),
        tuple(e for e in kept if e.body and e.body.kind == READ),
        {claim: _judged(subject, some) for claim, some in _by(kept, JUDGEMENTS, "claim").items()},
        erased,
        hidden,
        union(gone),
        union(covered),
        tuple(waiting),
    )


def ours_of(current: bytes, entries: Iterable[Entry]) -> frozenset[bytes]:
    """Whose erasures take effect here: this key, and those that this workspace had before, each named by the next."""
    before: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for entry in entries:
        if entry.body is not None and entry.body.kind == FOLLOWS:
            before[entry.header.author].add(bytes.fromhex(str(entry.body.content.get("after", ""))))
    found: set[bytes] = set()
    waiting = [current]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += before[key]
    return frozenset(found)


def spans_of(entry: Entry) -> list[Span]:
    """The positions of a `part.erased`; what is no position is left out, so that nobody's entry can break a report."""
    spans = entry.body.content.get("spans") if entry.body else None
    if not isinstance(spans, list):
        return []
    return [Span(*s) for s in spans if _is_span(s)]


def _is_span(form: object) -> bool:
    pair = isinstance(form, list) and len(form) == 2 and all(isinstance(n, int) for n in form)
    return pair and isinstance(form, list) and 0 <= form[0] <= form[1]


def _by(entries: Iterable[Entry], kinds: frozenset[str], key: str) -> Mapping[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.body is not None and entry.body.kind in kinds:
            found[str(entry.body.content.get(key))].append(entry)
    return {name: tuple(some) for name, some in sorted(found.items())}


def _judged(subject: str, entries: tuple[Entry, ...]) -> Judged:
    return judgements(Folded(subject, entries), JUDGEMENTS)


def _answer(entries: tuple[Entry, ...], ours: frozenset[bytes]) -> str | None:
    """What stands here; only the answers of this workspace count, and where they conflict, none."""
    own = tuple(e for e in entries if e.header.author in ours)
    last = judgements(Folded("", own), frozenset({ANSWERED})).last
    return str(last.body.content.get("verdict")) if last is not None and last.body is not None else None
