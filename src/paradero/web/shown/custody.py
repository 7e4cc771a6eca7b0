"""What has happened to a report since it came in: the entries on it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from paradero.actions.team.members import names_of_all
from paradero.actions.workspace import Workspace
from paradero.model import Entry
from paradero.record.kinds import READ, RESTRICTED, REVIEWED, THROUGH
from paradero.record.state import ReportState
from paradero.store.models import Noted
from paradero.web.shown.claims import Telling, whose
from paradero.wording.reasons import unread_reason
from paradero.wording.words import Words


@dataclass(frozen=True, slots=True)
class Happened:
    """`entry` is the beginning of the entry's id, by which the ledger has it; none for what is only noted here."""

    when: datetime
    who: str
    what: str
    entry: str | None


def log(workspace: Workspace, state: ReportState, words: Words) -> list[Happened]:
    """In the order of time. Looks and what was taken out are for coordinators."""
    tell = Telling(names_of_all(), words, workspace.ours())
    found = []
    for entry in workspace.book.entries(state.subject):
        body = entry.body
        if body is None:
            continue
        who = words("web.log.machine") if body.kind == READ else whose(entry, tell)
        found.append(Happened(body.time, who, _what(entry, words), entry.id[:16]))
    if workspace.actor.may("manage"):
        for note in Noted.objects.filter(about=state.subject):
            who = tell.names.get(note.member) or words("web.nav.holder" if not note.member else "web.team.gone")
            found.append(Happened(note.when, who, words(f"web.noted.{note.what}"), None))
    return sorted(found, key=lambda one: one.when)


def _what(entry: Entry, words: Words) -> str:
    assert entry.body is not None  # passed over before
    kind, said = entry.body.kind, entry.body.content
    if kind == REVIEWED:
        claim = str(said.get("claim", "")).split(":")[0]
        return words(f"web.log.verdict.{said.get('verdict')}", kind=words(f"kind.{claim}"))
    if kind == READ:
        failure = said.get("failure")
        if failure and not said.get("reading"):
            return words("web.log.unread", reason=unread_reason(str(failure), words))
        return words("web.log.read", reader=said.get("reader"))
    if kind == RESTRICTED:
        return words("web.log.restricted" if said.get("restricted") else "web.log.released")
    if kind == THROUGH:
        return words("web.log.through" if said.get("through") else "web.log.not_through")
    key = f"web.log.{kind}"
    return words(key) if words.has(key) else kind
