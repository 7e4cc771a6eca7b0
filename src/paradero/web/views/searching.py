"""Search, as one types. What is asked for travels in the body of the request, and stands in no address."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from paradero.actions.finding import report_named, search_reports
from paradero.actions.noting import note_look
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.web.shown.hits import lines

MOST = 30


def search(request: Any) -> HttpResponse:
    asked = request.POST.get("words", "")[:200] if request.method == "POST" else ""
    hits = search_reports(request.workspace, asked, MOST) if asked.strip() else []
    for hit in hits:
        note_look(request.workspace, hit.row.subject)
    shown = {
        "here": "search",
        "asked": asked,
        "lines": lines(hits, request.words),
        "most": MOST,
        "named": _named(request.workspace, asked),
    }
    page = request.htmx and request.method == "POST"
    return render(request, "search/found.html" if page else "search/search.html", shown)


def _named(workspace: Workspace, asked: str) -> str | None:
    """The report whose number was typed, if it was one."""
    try:
        return report_named(workspace, asked) if len(asked.strip()) >= 6 else None
    except Refusal:
        return None
