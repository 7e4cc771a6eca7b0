"""Which reports there are: by the beginning of their number, by their words, or the latest."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.record.view import View
from paradero.store.models import ReportRow

SHORT = 8
"""Characters of a report's number that people see; more where two begin alike."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A report in a list. `snippet` has the words around the first that was asked for, marked by `‹` and `›`."""

    row: ReportRow
    view: View
    snippet: str | None = None


def report_named(workspace: Workspace, begins: str) -> str:
    """The one report whose number begins like this. Raises Refusal `unknown_report` or `several_reports`."""
    workspace.actor.must_be_allowed("look")
    asked = begins.strip().lower()
    if not asked or not all(c in "0123456789abcdef" for c in asked):
        raise Refusal("unknown_report", report=begins)
    if len(asked) < _FEWEST:
        raise Refusal("short_number", report=begins, least=_FEWEST)
    rows = ReportRow.objects.filter(subject__gte=asked, subject__lt=asked + "g").order_by("subject")
    found = list(rows.values_list("subject", flat=True)[:6])
    if not found:
        raise Refusal("unknown_report", report=begins)
    if len(found) > 1:
        raise Refusal("several_reports", report=begins, reports=", ".join(s[: len(asked) + 4] for s in found))
    return str(found[0])


def latest(workspace: Workspace, most: int = 20) -> list[Hit]:
    """The reports that came in last, newest first; of those that others erased, that they are there and no words."""
    workspace.actor.must_be_allowed("look")
    rows = list(ReportRow.objects.order_by("-arrived", "subject")[:most])
    return [Hit(row, workspace.tables.view(row.subject)) for row in rows]


def how_many() -> int:
    return int(ReportRow.objects.count())


def search_reports(workspace: Workspace, words: str, most: int = 20) -> list[Hit]:
    """Reports that hold every word, the best first. Words of reports that somebody erased are not found."""
    workspace.actor.must_be_allowed("look")
    found = workspace.book.index.find(words, most)
    rows = {row.subject: row for row in ReportRow.objects.filter(subject__in=[f.subject for f in found])}
    return [Hit(rows[f.subject], workspace.tables.view(f.subject), f.snippet) for f in found if f.subject in rows]


def waiting(workspace: Workspace) -> list[Hit]:
    """Reports that others erased, in whole or in part, and nobody here has answered; to be looked at for that."""
    workspace.actor.must_be_allowed("erase")
    rows = list(ReportRow.objects.filter(waiting=True).order_by("arrived", "subject"))
    return [Hit(row, workspace.tables.view(row.subject, even_hidden=True)) for row in rows]
