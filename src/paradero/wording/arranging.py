"""A reading in the order in which a person asks: what happened, then who says so, then what is asked of whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paradero.model import Account, Claim, Kind, Reading
from paradero.wording.days import date_phrase
from paradero.wording.phrases import count_phrase, place_phrase, vehicle_phrase
from paradero.wording.words import Words

FACTS: tuple[Kind, ...] = ("event", "count", "place", "date", "vehicle", "perpetrator", "victim", "condition")
ACTS: tuple[Kind, ...] = ("request", "response", "obstruction", "threat")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim and its number: its place in the reading, the same on the terminal and on the page."""

    number: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an account: what the report says in the end. Invariant: `values` is not empty."""

    kind: Kind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """An account with the claims on which it rests, by kind."""

    account: Account
    said: tuple[Fact, ...]
    unsaid: tuple[Kind, ...]
    claims: tuple[tuple[Kind, tuple[Numbered, ...]], ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Invariant: every claim of the reading stands in an incident, among the acts, or in the rest."""

    incidents: tuple[Incident, ...]
    acts: tuple[tuple[Kind, tuple[Numbered, ...]], ...]
    rest: tuple[Numbered, ...]


def arrange(reading: Reading, words: Words) -> Arranged:
    numbered = [Numbered(n, claim) for n, claim in enumerate(reading.claims, 1)]
    incidents = tuple(_incident(account, numbered, words) for account in reading.accounts)
    of_incidents = {id for account in reading.accounts for id in account.claims}
    rest = [n for n in numbered if n.claim.kind not in ACTS and n.claim.id not in of_incidents]
    return Arranged(incidents, _by_kind(numbered, ACTS), tuple(rest))


def _incident(account: Account, numbered: list[Numbered], words: Words) -> Incident:
    own = [n for n in numbered if n.claim.id in account.claims]
    facts: dict[Kind, tuple[str, ...]] = {
        "count": (count_phrase(account.count, words),) if account.count else (),
        "place": (place_phrase(account.place, words),) if account.place else (),
        "date": (date_phrase(account.date, words),) if account.date else (),
        "vehicle": _once(vehicle_phrase(v, words) for v in account.vehicles),
        "perpetrator": _once(account.perpetrators),
    }
    said = tuple(Fact(kind, values) for kind, values in facts.items() if values)
    return Incident(account, said, tuple(kind for kind in facts if not facts[kind]), _by_kind(own, FACTS))


def _once(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said))


def _by_kind(numbered: list[Numbered], kinds: tuple[Kind, ...]) -> tuple[tuple[Kind, tuple[Numbered, ...]], ...]:
    groups = ((kind, tuple(n for n in numbered if n.claim.kind == kind)) for kind in kinds)
    return tuple((kind, group) for kind, group in groups if group)
