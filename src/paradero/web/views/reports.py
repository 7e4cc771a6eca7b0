"""Reports: the list, and one as it stands."""

from __future__ import annotations

from typing import Any, get_args

from django.http import HttpResponse
from django.shortcuts import redirect, render

from paradero.actions.finding import Which, how_many, latest, next_to_review
from paradero.actions.judging import looked_at
from paradero.actions.noting import note
from paradero.actions.original import original_of, plain_name
from paradero.actions.read_report import read_again
from paradero.actions.team.members import name_of
from paradero.record.view import digest
from paradero.web.forms.numbers import number_of
from paradero.web.shown.custody import log
from paradero.web.shown.hits import lines
from paradero.web.shown.report import called, items, passages, progress, source, telling
from paradero.wording.arranging import ACTS, FACTS
from paradero.wording.emptiness import empty_state
from paradero.wording.reasons import unread_reason
from paradero.wording.withheld import withheld

PAGE = 25


def reports(request: Any) -> HttpResponse:
    """The list, filtered by what a person looks for: nothing of it is a word of a report, so it may be an address."""
    workspace = request.workspace
    asked = request.GET.get("v", "all")
    which: Which = asked if asked in get_args(Which) else "all"
    start = (max(1, number_of(request.GET.get("p", ""), 6) or 1) - 1) * PAGE
    total = how_many(workspace, which)
    filters = [w for w in get_args(Which) if w != "waiting" or workspace.actor.may("erase")]
    shown = {
        "here": "reports",
        "which": which,
        "filters": [(w, how_many(workspace, w)) for w in filters],
        "lines": lines(latest(workspace, PAGE, which, start), request.words),
        "total": total,
        "page": start // PAGE + 1,
        "pages": max(1, -(-total // PAGE)),
    }
    return render(request, "report/reports.html", shown)


def report(request: Any, subject: str) -> HttpResponse:
    return render(request, "report/report.html", page_of(request, looked_at(request.workspace, subject)))


def page_of(request: Any, whole: Any) -> dict[str, Any]:
    """Everything that the page of a report shows."""
    workspace, words, state = request.workspace, request.words, whole.state
    tell = telling(workspace, words)
    shown = items(whole, tell)
    captured, received = whole.captured, state.received
    text = captured.report if captured is not None and not state.hidden else None
    taker = name_of(received, tell.names) if received and workspace.ours().wrote(received) else None
    reading = whole.reading
    return {
        "here": "reports",
        "subject": state.subject,
        "called": called(whole, words),
        "source": source(whole, words),
        "captured": captured,
        "received": received.body.time if received and received.body else None,
        "taken_by": taker,
        "original": digest(received, "original") is not None and not state.gone,
        "restricted": state.seen_by is not None,
        "reader": reading.reader if reading else None,
        "withheld": withheld(reading, words, "report.withheld_here") if reading else None,
        "failure": unread_reason(whole.failure, words) if whole.failure else None,
        "unreadable": bool(whole.unreadable),
        "unproven": bool(whole.unproven),
        "waiting": bool(state.waiting),
        "hidden": state.hidden,
        "text": text is not None,
        "text_language": text.language if text else None,
        "passages": passages(whole, text, shown) if text else [],
        "shown": shown,
        "nothing": [words(key) for key in empty_state(reading)[:2]] if reading else [],
        "progress": progress(shown),
        "kinds": (*FACTS, *ACTS),
        "shortcuts": request.person.shortcuts,
        "next_report": next_to_review(workspace, state.subject) if workspace.actor.may("review") else None,
        "reading_only": state.hidden,
        "through": state.through,
    }


def again(request: Any, subject: str) -> HttpResponse:
    """Read it once more with the reader of today."""
    read_again(request.workspace, subject)
    return redirect("report", subject=subject)


def custody(request: Any, subject: str) -> HttpResponse:
    """The preserved original with its fingerprint, and what has happened to the report since it came in."""
    workspace, words = request.workspace, request.words
    whole = looked_at(workspace, subject)
    state = whole.state
    shown = {
        "here": "reports",
        "subject": subject,
        "called": called(whole, words),
        "captured": whole.captured,
        "received": state.received.body.time if state.received and state.received.body else None,
        "original": digest(state.received, "original"),
        "gone": bool(state.gone),
        "hidden": state.hidden,
        "log": log(workspace, state, words),
    }
    return render(request, "report/custody.html", shown)


def original(request: Any, subject: str) -> HttpResponse:
    """The bytes that came in, as a file to keep: never shown by the browser, and noted as taken out."""
    whole, content = original_of(request.workspace, subject)
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{plain_name(whole)}"'
    return response


def printed(request: Any, subject: str) -> HttpResponse:
    looked_at(request.workspace, subject)
    note(request.workspace, "printed", subject)
    return HttpResponse(status=204)
