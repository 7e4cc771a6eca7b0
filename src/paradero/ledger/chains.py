"""Whether logs are whole: signatures, bodies, and the chain from each entry to the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from paradero.ledger.authors import keeps_its_word, signed_by_author
from paradero.ledger.encoding import id_of
from paradero.ledger.heads import Head
from paradero.model import Entry
from paradero.model.entry import FIRST

What = Literal["forged", "changed", "gap", "fork", "broken", "cut", "rewritten"]
"""forged: not signed by its author, or another's id. changed: not the body that was promised. gap: an entry between
two is missing. fork: two entries at one place. broken: names another before it than the one that is there. cut, and
rewritten: against a witnessed head, the log is shorter, or another."""


@dataclass(frozen=True, slots=True)
class Fault:
    what: What
    author: str
    sequence: int
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Chains:
    """Faults are reported and never fatal: what is whole stays usable."""

    heads: Mapping[str, Head]
    faults: tuple[Fault, ...]


def verify(entries: Iterable[Entry], since: Iterable[Head] = ()) -> Chains:
    """Check every log. `since` are heads that somebody wrote down: against them cutting and re-signing shows.

    Invariant: the order of the entries changes nothing.
    """
    logs: defaultdict[str, dict[int, dict[str, Entry]]] = defaultdict(lambda: defaultdict(dict))
    faults: list[Fault] = []
    for entry in entries:
        author, sequence = entry.header.author.hex(), entry.header.sequence
        if id_of(entry.header) != entry.id or not signed_by_author(entry):
            faults.append(Fault("forged", author, sequence, entry.id))
            continue
        if not keeps_its_word(entry):
            faults.append(Fault("changed", author, sequence, entry.id))
        logs[author][sequence][entry.id] = replace(entry, body=None, salt=None)
    heads = {}
    for author, log in logs.items():
        faults += _of_log(author, log)
        last = max(log)
        heads[author] = Head(author, last, min(log[last]))
    for head in since:
        faults += _against(head, [log for author, log in logs.items() if author.startswith(head.author)])
    order = sorted(set(faults), key=lambda f: (f.author, f.sequence, f.what, f.entry or ""))
    return Chains(heads, tuple(order))


def _of_log(author: str, log: Mapping[int, Mapping[str, Entry]]) -> list[Fault]:
    faults = []
    expected = 0
    for sequence in sorted(log):
        here = log[sequence]
        if sequence != expected:
            faults.append(Fault("gap", author, expected))
        expected = sequence + 1
        if len(here) > 1:
            faults += [Fault("fork", author, sequence, i) for i in here]
        before = log.get(sequence - 1)
        for entry in here.values():
            known = before is None or entry.header.previous.hex() in before
            if (sequence and not known) or (sequence == 0 and entry.header.previous != FIRST):
                faults.append(Fault("broken", author, sequence, entry.id))
    return faults


def _against(head: Head, logs: Sequence[Mapping[int, Mapping[str, Entry]]]) -> list[Fault]:
    """The logs whose author the head may mean: one, unless two keys begin alike."""
    there = [entry for log in logs for entry in log.get(head.sequence, ())]
    if not there:
        return [Fault("cut", head.author, head.sequence, head.entry)]
    found = any(entry.startswith(head.entry) for entry in there)
    return [] if found else [Fault("rewritten", head.author, head.sequence, head.entry)]
