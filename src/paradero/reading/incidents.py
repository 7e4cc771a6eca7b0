"""Which claims of a report tell which incident: the main one's account first, then those of older or other ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paradero.model import Account, Claim, Count, Vehicle
from paradero.reading.accounts import account, with_things
from paradero.reading.choices import Weighed
from paradero.reading.page import Page


@dataclass(frozen=True, slots=True)
class Told:
    """The claims shown, those held back, and the accounts that the shown ones make."""

    claims: tuple[Claim, ...]
    withheld: tuple[Claim, ...]
    accounts: tuple[Account, ...]


def tell(page: Page, weighed: list[Weighed], least: float) -> Told:
    """Part the claims of a report into incidents.

    Shown is what is at least as likely right as `least`, what an account takes its values from, and every number
    plate. Invariant: every account's values are those of claims that are shown.
    """
    main, chosen = account(page, weighed)
    if main is None:
        return _parted(weighed, {w.claim.id for w in weighed if w.claim.confidence >= least})[0]
    chosen |= {w.claim.id for w in weighed if isinstance(w.claim.value, Vehicle) and w.claim.value.plates}
    if main.stance in {"retracts", "updates"}:
        weighed = [replace(w, claim=_in_step(w, main)) for w in weighed]
    others: list[tuple[Account, set[str]]] = []
    for group in _asides(weighed, chosen):
        other, values = account(page, group)
        if other is not None:
            ids = {w.claim.id for w in group if w.claim.confidence >= least} | values
            others.append((other, ids))
            chosen |= values
    elsewhere = {i for _, ids in others for i in ids}
    shown = {w.claim.id for w in weighed if w.claim.confidence >= least} | chosen
    told, named = _parted(weighed, shown)
    of_main = [claim for i, claim in named.items() if i not in elsewhere]
    accounts = [with_things(main, of_main)]
    for other, ids in others:
        accounts.append(with_things(other, [claim for i, claim in named.items() if i in ids]))
    return replace(told, accounts=tuple(accounts))


def _parted(weighed: list[Weighed], shown: set[str]) -> tuple[Told, dict[str, Claim]]:
    """The shown claims named c1, c2, … in the order of the text, also by the names that they had; the rest."""
    kept = [w.claim for w in weighed if w.claim.id in shown]
    named = {claim.id: replace(claim, id=f"c{n}") for n, claim in enumerate(kept, 1)}
    return Told(tuple(named.values()), tuple(w.claim for w in weighed if w.claim.id not in shown), ()), named


def _asides(weighed: list[Weighed], chosen: frozenset[str]) -> list[list[Weighed]]:
    """Runs of neighbouring background sentences that tell an event with a day, a place or a number of its own."""
    runs: list[list[Weighed]] = []
    for w in weighed:
        if not w.bearing.background or w.claim.id in chosen:
            continue
        near = runs and w.bearing.sentence.number - runs[-1][-1].bearing.sentence.number <= 1
        if near:
            runs[-1].append(w)
        else:
            runs.append([w])
    telling = {"date", "place", "count"}
    return [r for r in runs if {"event"} <= {w.claim.kind for w in r} and telling & {w.claim.kind for w in r}]


def _in_step(w: Weighed, main: Account) -> Claim:
    """A report that retracts retracts what it says itself; one that updates updates by what it opens with."""
    claim = w.claim
    if claim.stance != "asserts" or claim.speakers:
        return claim
    if main.stance == "retracts" and claim.kind in {"event", "count", "place", "victim"}:
        return replace(claim, stance="retracts")
    of_later = isinstance(claim.value, Count) and claim.value.of in {"found", "rescued"}
    if main.stance == "updates" and w.bearing.sentence.number < 3 and (of_later or claim.value in {"found", "rescue"}):
        return replace(claim, stance="updates")
    return claim
