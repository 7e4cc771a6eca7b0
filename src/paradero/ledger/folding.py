"""Entries to what they amount to: a pure function of the set of them, whatever order they came in."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paradero.ledger.encoding import canonical
from paradero.model import Entry


@dataclass(frozen=True, slots=True)
class Folded:
    """One subject's entries: each behind those that it answers, and by time and id where none answers another.

    Invariant: the same set of entries gives the same Folded, in whatever order, and however it was split on the way.
    """

    subject: str
    entries: tuple[Entry, ...]

    @property
    def ends(self) -> tuple[Entry, ...]:
        """Entries that no other answers: what whoever decides next has to answer."""
        answered = {a for e in self.entries if e.body is not None for a in e.body.answers}
        return tuple(e for e in self.entries if e.id not in answered)


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands of a kind of judgement on a subject; in `conflict` several stand and differ, and a person decides."""

    standing: tuple[Entry, ...]

    @property
    def conflict(self) -> bool:
        return len({_said(e) for e in self.standing}) > 1

    @property
    def last(self) -> Entry | None:
        """The judgement that stands, if one does."""
        return None if not self.standing or self.conflict else self.standing[-1]


def fold(entries: Iterable[Entry]) -> Mapping[str, Folded]:
    """Every subject by itself. Erased entries fold to nothing: their subject went with their words."""
    by_subject: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if entry.body is not None:
            by_subject[entry.body.subject][entry.id] = entry
    return {subject: Folded(subject, tuple(_ordered(held))) for subject, held in sorted(by_subject.items())}


def judgements(folded: Folded, kinds: frozenset[str]) -> Judged:
    """The judgements of these kinds that no later one answers, directly or over others: an undo takes its place.

    An entry that answers a judgement through entries that are not here yet does not answer it yet.
    """
    held = {e.id: e for e in folded.entries}
    replaced: set[str] = set()
    for entry in folded.entries:
        if entry.body is not None and entry.body.kind in kinds:
            replaced |= _behind(entry, held)
    return Judged(tuple(e for e in folded.entries if e.body and e.body.kind in kinds and e.id not in replaced))


def _behind(entry: Entry, held: Mapping[str, Entry]) -> set[str]:
    """All that an entry answers, and what that answers."""
    found: set[str] = set()
    waiting = list(entry.body.answers) if entry.body else []
    while waiting:
        at = waiting.pop()
        if at in found or at not in held:
            continue
        found.add(at)
        body = held[at].body
        waiting += body.answers if body else ()
    return found


def _ordered(held: Mapping[str, Entry]) -> Iterable[Entry]:
    """Kahn's order, the earliest first among those whose answers have come."""
    waits = {i: {a for a in e.body.answers if a in held and a != i} for i, e in held.items() if e.body}
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for i, before in waits.items():
        for a in before:
            followers[a].append(i)
    ready = [_key(held[i]) for i, before in waits.items() if not before]
    heapq.heapify(ready)
    while ready:
        _, i = heapq.heappop(ready)
        yield held[i]
        for follower in followers[i]:
            waits[follower].discard(i)
            if not waits[follower]:
                heapq.heappush(ready, _key(held[follower]))


def _key(entry: Entry) -> tuple[str, str]:
    assert entry.body is not None
    return entry.body.time.isoformat(), entry.id


def _said(entry: Entry) -> bytes:
    assert entry.body is not None
    return canonical([entry.body.kind, dict(entry.body.content)])
