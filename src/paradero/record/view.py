"""A report as it stands: its words, what a reader proposes of it, and what people decided, put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Literal, TypeVar

from paradero.ledger.folding import Judged
from paradero.model import Blob, Claim, Entry, Reading, Report
from paradero.model.blob import ROLES, Role
from paradero.record.captured import Captured
from paradero.record.claims import keyed
from paradero.record.filling import Gone, fill_captured, fill_claim, fill_reading, words_at
from paradero.record.forms import NotAForm, captured_from, claim_from, from_bytes, reading_from
from paradero.record.kinds import CORRECTED, NAMED, READ, RECEIVED
from paradero.record.state import ReportState
from paradero.record.subjects import begins

Standing = Literal["proposed", "accepted", "rejected", "corrected", "conflict"]
Get = Callable[[Entry, Role], Blob]
"""The blob that an entry names in a role, if it is that entry's author's, and was made for that role."""
T = TypeVar("T")
_DIGEST = re.compile("[0-9a-f]{64}")
_NAMES: Mapping[str, tuple[Role, ...]] = {
    RECEIVED: ("captured", "original"),
    READ: ("reading",),
    CORRECTED: ("correction",),
    NAMED: ("name",),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim and how it stands; in conflict, the claim that was proposed and the decisions that differ.

    A claim that a person added and that is open again stands nowhere and is not shown.
    """

    claim: Claim
    standing: Standing
    decisions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Invariant: words that anybody erased and nobody here has refused to erase are not in it.

    `unreadable` are the digests of its text and reading if these are damaged or missing: the rest is shown. `unproven`
    are those from which a part was erased: no signature speaks for their words any more.
    """

    state: ReportState
    captured: Captured | None
    reading: Reading | None
    claims: Mapping[str, Shown]
    failure: str | None
    unreadable: tuple[str, ...]
    unproven: tuple[str, ...] = ()


def digest(entry: Entry | None, role: Role) -> str | None:
    """The digest of the blob that an entry names in this role; each kind of entry names blobs of its own roles only."""
    body = entry.body if entry is not None else None
    if entry is None or body is None or role not in _NAMES.get(body.kind, ()):
        return None
    named = body.content.get(role)
    fine = isinstance(named, str) and _DIGEST.fullmatch(named) and (body.kind != RECEIVED or begins(entry))
    return str(named) if fine else None


def named_by(entry: Entry) -> tuple[tuple[Role, str], ...]:
    """All blobs that an entry names."""
    return tuple((role, d) for role in ROLES if (d := digest(entry, role)))


def digests(entry: Entry) -> tuple[str, ...]:
    return tuple(d for _, d in named_by(entry))


def view(
    state: ReportState, get: Get, unreadable: tuple[type[Exception], ...], cover: bool = True, words_alone: bool = False
) -> View:
    """Put together what blobs hold. `unreadable` are the errors of `get` that mean: damaged, or not here.
    `words_alone`: for a list, without reading and claims.

    `cover` hides what others erased and nobody here has answered.
    """
    lost: list[str] = []
    unproven: list[str] = []
    errors: tuple[type[Exception], ...] = (NotAForm, *unreadable)

    def read(entry: Entry | None, role: Role, make: Callable[[Any], T]) -> T | None:
        named = digest(entry, role)
        if named is None or entry is None:
            return None
        try:
            blob = get(entry, role)
            made = make(from_bytes(blob.content))
        except errors:
            if entry in (state.received, state.reading):
                lost.append(named)
            return None
        if blob.rewritten:
            unproven.append(named)
        return made

    captured = read(state.received, "captured", captured_from)
    report = captured.report if captured else None
    if captured is None or report is None:
        return View(state, captured, None, {}, captured.failure if captured else None, tuple(lost), tuple(unproven))
    if words_alone:
        bare = View(state, captured, None, {}, None, tuple(lost), tuple(unproven))
        return _covered(bare) if state.covered and cover else bare
    seen = state.reading
    reading = read(seen, "reading", lambda form: reading_from(form, report))
    known: dict[str, Mapping[str, Claim]] = {seen.id: keyed(reading.claims if reading else ())} if seen else {}

    def claims_of(entry: Entry) -> Mapping[str, Claim]:
        if entry.id not in known:
            other = read(entry, "reading", lambda form: reading_from(form, report))
            known[entry.id] = keyed(other.claims if other else ())
        return known[entry.id]

    def corrected(entry: Entry) -> Claim | None:
        return read(entry, "correction", lambda form: inside(claim_from(form), report))

    today = claims_of(seen) if seen is not None else {}
    proposed = {key: Shown(claim, "proposed") for key, claim in today.items()}
    for key, judged in state.judged.items():
        shown = _judged(_Judging(key, judged, state, today.get(key), claims_of, corrected))
        proposed.pop(key, None)
        if shown is not None:
            proposed[key] = shown
        if shown is not None and shown.standing in {"accepted", "rejected"} and _other(today.get(key), shown.claim):
            proposed[_free(key, {*proposed, *state.judged})] = Shown(today[key], "proposed")
    claims = dict(sorted(proposed.items(), key=lambda item: (item[1].claim.span, item[0])))
    failure = seen.body.content.get("failure") if seen is not None and seen.body is not None else None
    whole = View(state, captured, reading, claims, str(failure) if failure else None, tuple(lost), tuple(unproven))
    return _covered(whole) if state.covered and cover else whole


def inside(claim: Claim, report: Report) -> Claim:
    """The claim, whose quote has to be a part of the text."""
    if claim.span.end > len(report.text):
        raise NotAForm("a claim outside the text")
    return claim


@dataclass(frozen=True, slots=True)
class _Judging:
    """One claim that people decided on, and where to find what they decided on."""

    key: str
    judged: Judged
    state: ReportState
    today: Claim | None
    claims_of: Callable[[Entry], Mapping[str, Claim]]
    corrected: Callable[[Entry], Claim | None]

    def proposed(self) -> Claim | None:
        """Of today's reading, else of the latest that has it."""
        earlier = (self.claims_of(entry).get(self.key) for entry in reversed(self.state.readings))
        return self.today or next((claim for claim in earlier if claim is not None), None)

    def decided_on(self) -> Claim | None:
        """The claim that whoever decided had before them: a verdict never passes to other words."""
        entry = self.state.judged_on.get(self.key)
        if entry is None or entry.body is None:
            return None
        return self.corrected(entry) if entry.body.kind == CORRECTED else self.claims_of(entry).get(self.key)


def _judged(one: _Judging) -> Shown | None:
    decided, last, proposed = one.judged.standing, one.judged.last, one.proposed()
    open_again = Shown(proposed, "proposed") if proposed else None
    if one.judged.conflict:
        first = proposed or next((c for e in decided if (c := one.corrected(e))), None)
        return Shown(first, "conflict", decided) if first else None
    if last is None or last.body is None:
        return open_again
    if last.body.kind == CORRECTED:
        claim = one.corrected(last)
        return Shown(claim, "corrected", decided) if claim else open_again
    verdict, claim = last.body.content.get("verdict"), one.decided_on()
    if claim is None or verdict not in {"accepted", "rejected"}:
        return open_again
    return Shown(claim, "accepted" if verdict == "accepted" else "rejected", decided)


def _other(today: Claim | None, decided: Claim) -> bool:
    """Whether a reader of today says something else at this place."""
    if today is None:
        return False
    return any(getattr(today, name) != getattr(decided, name) for name in ("value", "stance", "modality", "speakers"))


def _free(key: str, taken: set[str]) -> str:
    return next(name for n in count(2) if (name := f"{key}:{n}") not in taken)


def _covered(whole: View) -> View:
    """What waits to be erased is not shown, though it lies here still."""
    assert whole.captured is not None
    spans = whole.state.covered
    gone: Gone = words_at(whole.captured.said, spans).__contains__
    captured = fill_captured(whole.captured, spans, gone)
    reading = fill_reading(whole.reading, spans, gone) if whole.reading else None
    if reading is not None and captured.report is not None:
        reading = replace(reading, report=captured.report)
    claims = {
        key: replace(shown, claim=fill_claim(shown.claim, spans, gone))
        for key, shown in whole.claims.items()
        if shown.standing in {"corrected", "conflict"} or not any(shown.claim.span.overlaps(s) for s in spans)
    }
    return replace(whole, captured=captured, reading=reading, claims=claims)
