"""A reading as it stands: the reader's proposal with what people decided on it put in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from paradero.actions.workspace import Workspace
from paradero.model import Account, Claim, Count, Entry, PartialDate, Place, Reading, Report
from paradero.record.claims import keyed
from paradero.record.filling import PERSON
from paradero.record.kinds import CORRECTED
from paradero.record.view import Shown, View
from paradero.wording.titles import came_in
from paradero.wording.words import Words


@dataclass(frozen=True, slots=True)
class Stood:
    """`keys` are those of the claims in the order of their numbers, from 1 on; `standings` is by the claim's id."""

    reading: Reading
    keys: tuple[str, ...]
    standings: Mapping[str, Shown]
    added: frozenset[str]
    """Ids of claims that a person made where no reader had proposed any."""


def stood(whole: View, report: Report) -> Stood:
    """Invariant: an account shows no value that a person rejected, and a corrected one as it was corrected."""
    reading = whole.reading or Reading(report, (), (), "")
    proposed = keyed(reading.claims)
    ids = {key: proposed[key].id if key in proposed else f"+{key}" for key in whole.claims}
    claims = tuple(replace(shown.claim, id=ids[key]) for key, shown in whole.claims.items())
    standings = {ids[key]: shown for key, shown in whole.claims.items()}
    accounts = (_account(account, proposed.values(), standings) for account in reading.accounts)
    made = replace(reading, claims=claims, accounts=tuple(a for a in accounts if a is not None))
    keys = tuple(whole.claims)
    by_people = (k for k in keys if k not in proposed and whole.claims[k].claim.rule == PERSON)
    return Stood(made, keys, standings, frozenset(ids[k] for k in by_people))


def _account(account: Account, proposed: object, standings: Mapping[str, Shown]) -> Account | None:
    """None if everything that it rests on was rejected."""
    claims = {c.id: c for c in proposed if c.id in account.claims}  # type: ignore[attr-defined]
    if claims and all(_rejected(i, standings) for i in claims):
        return None
    count, place, date = (_decided(value, claims, standings) for value in (account.count, account.place, account.date))
    return replace(
        account,
        count=count if isinstance(count, Count) else None,
        place=place if isinstance(place, Place) else None,
        date=date if isinstance(date, PartialDate) else None,
        vehicles=tuple(v for v in account.vehicles if _decided(v, claims, standings) == v),
        perpetrators=tuple(p for p in account.perpetrators if _decided(p, claims, standings) == p),
    )


def _decided(value: object, claims: Mapping[str, Claim], standings: Mapping[str, Shown]) -> object:
    """The value, if a claim that was not rejected still has it; else what one of those was corrected to."""
    behind = [standings[i] for i, c in claims.items() if c.value == value and i in standings]
    left = [shown.claim.value for shown in behind if shown.standing != "rejected"]
    if value in left or not behind:
        return value
    return next(iter(left), None)


def _rejected(id: str, standings: Mapping[str, Shown]) -> bool:
    return id in standings and standings[id].standing == "rejected"


def standing_phrase(shown: Shown, added: bool, workspace: Workspace, words: Words) -> str | None:
    """How a claim stands when somebody has decided on it, and when; None for a mere proposal."""
    if shown.standing == "proposed":
        return None
    if shown.standing == "conflict":
        decided = "; ".join(_decision(entry, workspace, words) for entry in shown.decisions)
        return words("standing.conflict", decided=decided)
    when = _when(shown.decisions[-1]) if shown.decisions else ""
    return words("standing.added" if added else f"standing.{shown.standing}", when=when)


def _decision(entry: Entry, workspace: Workspace, words: Words) -> str:
    assert entry.body is not None  # an erased decision stands nowhere
    verdict = "corrected" if entry.body.kind == CORRECTED else str(entry.body.content.get("verdict"))
    who = words("standing.here") if workspace.ours().wrote(entry) else entry.header.author.hex()[:8]
    known = words.has(f"standing.said.{verdict}")
    return words(
        "standing.by", said=words(f"standing.said.{verdict}") if known else verdict, who=who, when=_when(entry)
    )


def _when(entry: Entry) -> str:
    time: datetime | None = entry.body.time if entry.body else None
    return came_in(time.isoformat()) if time else ""
