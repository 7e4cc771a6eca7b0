"""Which reports there are: by the beginning of their number, by their words, or the latest. Nobody finds what they may
not see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import F, Q

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.record.view import View
from paradero.store.models import ReportRow
from paradero.store.searching import MOST

SHORT = 8
"""Characters of a report's number that people see; more where two begin alike."""
_FEWEST = 3
Which = Literal["all", "to_review", "failed", "conflicts", "restricted", "waiting"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report in a list; `view` has its words, without reading and claims. `snippet` has the words around the first
    that was asked for, marked by `‹` and `›`.
    """

    row: ReportRow
    view: View
    snippet: str | None = None


def seen(workspace: Workspace) -> Any:
    """The rows that whoever acts may see."""
    workspace.actor.must_be_allowed("look")
    rows = ReportRow.objects.all()
    actor = workspace.actor
    if actor.role == "coordinator":
        return rows
    return rows.filter(Q(restricted=False) | Q(seen_by__contains=f",{actor.member},"))


def is_seen(workspace: Workspace, subject: str) -> bool:
    """Whether a report is one that whoever acts may see."""
    return bool(seen(workspace).filter(subject=subject).exists())


def report_named(workspace: Workspace, begins: str) -> str:
    """The one report whose number begins like this. Raises Refusal `unknown_report` or `several_reports`."""
    asked = begins.strip().lower()
    if not asked or not all(c in "0123456789abcdef" for c in asked):
        raise Refusal("unknown_report", report=begins)
    if len(asked) < _FEWEST:
        raise Refusal("short_number", report=begins, least=_FEWEST)
    rows = seen(workspace).filter(subject__gte=asked, subject__lt=asked + "g").order_by("subject")
    found = list(rows.values_list("subject", flat=True)[:6])
    if not found:
        raise Refusal("unknown_report", report=begins)
    if len(found) > 1:
        raise Refusal("several_reports", report=begins, reports=", ".join(s[: len(asked) + 4] for s in found))
    return str(found[0])


def latest(workspace: Workspace, most: int = 20, which: Which = "all", start: int = 0) -> list[Hit]:
    """The reports that came in last, newest first; of those that others erased, that they are there and no words."""
    rows = _which(workspace, which).order_by("-arrived", "subject")[start : start + most]
    return _hits(workspace, rows)


def to_review(workspace: Workspace, most: int) -> list[Hit]:
    """Reports with claims that nobody has judged, or with none that anybody saw; those first that came in first."""
    return _hits(workspace, _which(workspace, "to_review").order_by("arrived", "subject")[:most])


def next_to_review(workspace: Workspace, subject: str) -> str | None:
    """The report to be reviewed behind this one, in the order in which they came; behind the last the first."""
    rows = _which(workspace, "to_review").exclude(subject=subject).order_by("arrived", "subject")
    here = ReportRow.objects.filter(subject=subject).values_list("arrived", flat=True).first() or 0
    behind: str | None = rows.filter(arrived__gt=here).values_list("subject", flat=True).first()
    if behind is not None:
        return behind
    first: str | None = rows.values_list("subject", flat=True).first()
    return first


def how_many(workspace: Workspace, which: Which = "all") -> int:
    return int(_which(workspace, which).count())


def search_reports(workspace: Workspace, words: str, most: int = 20) -> list[Hit]:
    """Reports that hold every word, the best first. Words of reports that somebody erased are not found."""
    index = workspace.book.index
    best = index.best(words, MOST)
    rows = {row.subject: row for row in seen(workspace).filter(subject__in=list(best.values()))}
    # Nothing is cut out of what may not be seen: how long that takes would tell of it.
    shown = dict([(place, subject) for place, subject in best.items() if subject in rows][:most])
    snippets = index.snippets(words, shown)
    return [Hit(rows[s], workspace.tables.words(s), snippets.get(place)) for place, s in shown.items()]


def waiting(workspace: Workspace) -> list[Hit]:
    """Reports that others erased, in whole or in part, and nobody here has answered; to be looked at for that."""
    workspace.actor.must_be_allowed("erase")
    rows = list(ReportRow.objects.filter(waiting=True).order_by("arrived", "subject"))
    return [Hit(row, workspace.tables.view(row.subject, even_hidden=True)) for row in rows]


def _which(workspace: Workspace, which: Which) -> Any:
    rows = seen(workspace)
    match which:
        case "to_review":
            open_claims = Q(judged__lt=F("claims") - F("conflicts")) | Q(conflicts__gt=0)
            unseen = Q(claims=0, through=False, failure__isnull=True)
            return rows.filter(hidden=False).filter(open_claims | unseen)
        case "failed":
            return rows.filter(failure__isnull=False, hidden=False)
        case "conflicts":
            return rows.filter(conflicts__gt=0, hidden=False)
        case "restricted":
            return rows.filter(restricted=True)
        case "waiting":
            return rows.filter(waiting=True)
    return rows


def _hits(workspace: Workspace, rows: Iterable[ReportRow]) -> list[Hit]:
    return [Hit(row, workspace.tables.words(row.subject)) for row in rows]
