"""What the entries on one report amount to: a pure function of the set of them, and of whose word counts here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from paradero.ledger.folding import Folded, Judged, fold, judgements
from paradero.ledger.heads import Head
from paradero.model import Entry, Span
from paradero.record.bodies import fits
from paradero.record.filling import union
from paradero.record.kinds import (
    ANSWERED,
    CORRECTED,
    ERASED,
    FOLLOWS,
    JUDGEMENTS,
    PART_ERASED,
    READ,
    RESTRICTED,
    THROUGH,
)
from paradero.record.subjects import begins


@dataclass(frozen=True, slots=True)
class ReportState:
    """Invariant: the same for any order in which the entries came.

    `erased`: it goes, or has gone. `hidden`: somebody else erased it, and nobody here has answered yet. `gone` are the
    positions that go; `covered` those and the ones that others erased and nobody here has answered. `waiting` are the
    erasures that wait for an answer. `reading` is the one that is shown: ours before that of whoever took the report
    in, that before any other, and of each the last that gave something.
    """

    subject: str
    received: Entry | None
    readings: tuple[Entry, ...]
    reading: Entry | None
    judged: Mapping[str, Judged]
    judged_on: Mapping[str, Entry]
    erased: bool
    hidden: bool
    gone: tuple[Span, ...]
    covered: tuple[Span, ...]
    waiting: tuple[Entry, ...]
    parted: bool = False
    """Whether anybody erased a part of it, whatever was answered: then its author's words may come rewritten."""
    seen_by: frozenset[str] | None = None
    """The members who may see it beside coordinators; None: everybody who works here."""
    through: bool = False
    """Whether somebody here has gone through it."""


def state_of(subject: str, entries: Iterable[Entry], ours: Ours) -> ReportState:
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
        takes_effect = ours.wrote(entry) or answer == "confirmed"
        if not takes_effect and answer == "refused":
            continue
        if not takes_effect:
            waiting.append(entry)
        if kind == ERASED:
            erased, hidden = erased or takes_effect, True
        else:
            covered += spans_of(entry)
            gone += spans_of(entry) if takes_effect else []
    judged = {claim: _judged(subject, some, ours) for claim, some in _by(kept, JUDGEMENTS, "claim").items()}
    return ReportState(
        subject,
        next((e for e in kept if begins(e)), None),
        tuple(e for e in kept if e.body and e.body.kind == READ),
        next((r for r in (_reading(kept, ours.wrote), _reading(kept, _by_receiver(kept)), _reading(kept)) if r), None),
        judged,
        {key: on for key, one in judged.items() if (on := _decided_on(one.last, {e.id: e for e in kept}))},
        erased,
        hidden,
        union(gone),
        union(covered),
        tuple(waiting),
        any(e.body and e.body.kind == PART_ERASED for e in kept),
        _seen_by(subject, kept, ours),
        _through(subject, kept, ours),
    )


Counts = Callable[[Entry], bool]
"""Whether an entry of a log counts."""
Chain = Callable[[bytes, int, str], Counts]
"""By author, place and id of its last entry: which entries lie on the way back from there to the first."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Whose erasures and answers take effect here: this workspace's key, and its earlier ones up to where they ended.

    Invariant: a key that was left behind says nothing more, whoever has got hold of it since, also under old numbers.
    """

    counts: Mapping[bytes, Counts]
    parts: frozenset[bytes] = frozenset()
    """Keys whose log is here in part only, by choice."""
    ends: tuple[Head, ...] = ()
    """Where the logs of the others ended."""

    def wrote(self, entry: Entry) -> bool:
        author = entry.header.author
        return author in self.counts and self.counts[author](entry)


def ours_of(current: bytes, entries: Iterable[Entry], chain: Chain) -> Ours:
    """Each key names the one before it and the entry with which its log ended; of several ends the latest counts."""
    before: defaultdict[bytes, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.body is not None and entry.body.kind == FOLLOWS and fits(entry):
            before[entry.header.author].append(entry)
    found: dict[bytes, Counts] = {current: lambda entry: True}
    parts: set[bytes] = set()
    ends: dict[bytes, Head] = {}
    known: dict[bytes, int] = {}
    waiting = [current]
    while waiting:
        author = waiting.pop()
        for entry in (e for e in before[author] if found[author](e)):
            after, last, end, part = _followed(entry)
            if last <= known.get(after, -1) or after == current:
                continue
            known[after] = last
            if part or author in parts:
                parts.add(after)
                found[after] = _up_to(last)
            else:
                ends[after] = Head(after.hex(), last, end)
                found[after] = chain(after, last, end)
            waiting.append(after)
    return Ours(found, frozenset(parts), tuple(ends.values()))


def way_back(end: str, previous: Mapping[str, str]) -> frozenset[str]:
    """The ids on the way from an entry to the first of its log, as far as they are here."""
    found: set[str] = set()
    while end in previous and end not in found:
        found.add(end)
        end = previous[end]
    return frozenset(found)


def chain_in(entries: Iterable[Entry]) -> Chain:
    """The way back through these entries."""
    previous = {e.id: e.header.previous.hex() for e in entries}

    def chain(author: bytes, last: int, end: str) -> Counts:
        ids = way_back(end, previous)
        return lambda entry: entry.id in ids

    return chain


def _followed(entry: Entry) -> tuple[bytes, int, str, bool]:
    assert entry.body is not None
    said = entry.body.content
    return bytes.fromhex(str(said["after"])), int(str(said["last"])), str(said["entry"]), bool(said.get("part"))


def _up_to(last: int) -> Counts:
    return lambda entry: entry.header.sequence <= last


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


def _reading(kept: Iterable[Entry], by: Callable[[Entry], bool] = lambda entry: True) -> Entry | None:
    some = [e for e in kept if e.body and e.body.kind == READ and by(e)]
    done = [e for e in some if e.body and e.body.content.get("reading")]
    return next(iter((done or some)[-1:]), None)


def _by_receiver(kept: Iterable[Entry]) -> Callable[[Entry], bool]:
    authors = {e.header.author for e in kept if begins(e)}
    return lambda entry: entry.header.author in authors


def _judged(subject: str, entries: tuple[Entry, ...], ours: Ours) -> Judged:
    """What stands; a decision made here gives way only to another made here, and to others' it stands in conflict."""
    standing = judgements(Folded(subject, entries), JUDGEMENTS).standing
    own = judgements(Folded(subject, tuple(e for e in entries if ours.wrote(e))), JUDGEMENTS).standing
    both = {e.id for e in (*standing, *own)}
    return Judged(tuple(e for e in entries if e.id in both))


def _decided_on(verdict: Entry | None, held: Mapping[str, Entry]) -> Entry | None:
    """What whoever decided last had before them: the correction, or else the reading, that the decision answers.

    A decision on a decision is on what that was on.
    """
    waiting, seen = [verdict] if verdict else [], set()
    while waiting:
        entry = waiting.pop(0)
        if entry is None or entry.body is None or entry.id in seen:
            continue
        seen.add(entry.id)
        answered = [held[a] for a in entry.body.answers if a in held]
        opened = entry.body.content.get("verdict") == "open"
        for one in answered:
            kind = one.body.kind if one.body else ""
            if kind == READ or (kind == CORRECTED and not opened):
                return one
        waiting += [one for one in answered if one.body and one.body.kind in JUDGEMENTS]
    return None


def _seen_by(subject: str, kept: tuple[Entry, ...], ours: Ours) -> frozenset[str] | None:
    """What stands here on who may see it; of a partner's report where nothing does, what that partner said, and nobody
    is named. What others say of a report that is not theirs counts nothing.

    Where two decisions conflict, only those see it whom both name.
    """
    some = tuple(e for e in kept if e.body and e.body.kind == RESTRICTED)
    own = tuple(e for e in some if ours.wrote(e))
    theirs = tuple(filter(_by_receiver(kept), some))
    standing = judgements(Folded(subject, own or theirs), frozenset({RESTRICTED})).standing
    said = [e.body.content for e in standing if e.body and e.body.content.get("restricted")]
    if not said:
        return None
    named = [frozenset(map(str, to)) for s in said if isinstance(to := s.get("to"), (list, tuple))] if own else []
    received = next((e for e in kept if begins(e) and ours.wrote(e)), None)
    taker = by_of(received) if received else None
    return frozenset.intersection(*named or [frozenset()]) | ({taker} if taker else frozenset())


def _through(subject: str, kept: tuple[Entry, ...], ours: Ours) -> bool:
    own = tuple(e for e in kept if ours.wrote(e))
    last = judgements(Folded(subject, own), frozenset({THROUGH})).last
    return last is not None and last.body is not None and last.body.content.get("through") is True


def by_of(entry: Entry) -> str | None:
    """The member who did it, if it says so."""
    said = entry.body.content.get("by") if entry.body else None
    return str(said) if said else None


def _answer(entries: tuple[Entry, ...], ours: Ours) -> str | None:
    """What stands here; only the answers of this workspace count, and where they conflict, none."""
    own = tuple(e for e in entries if ours.wrote(e))
    last = judgements(Folded("", own), frozenset({ANSWERED})).last
    return str(last.body.content.get("verdict")) if last is not None and last.body is not None else None
