"""What protects people in a report: who may see it, what is erased of it, and what others asked to erase."""

from __future__ import annotations

from typing import Any, get_args

from django.http import HttpResponse
from django.shortcuts import redirect, render

from paradero.actions.answer_erasure import answer_erasures
from paradero.actions.erase_part import Part, erase_part, part_of
from paradero.actions.erase_report import erase_report
from paradero.actions.judging import looked_at
from paradero.actions.refusals import Refusal
from paradero.actions.restrict_report import restrict_report
from paradero.actions.team.members import members
from paradero.record.kinds import Answer
from paradero.web.shown.report import called
from paradero.web.views.failing import sentence


def restrict(request: Any, subject: str) -> HttpResponse:
    workspace = request.workspace
    whole = looked_at(workspace, subject)
    if request.method == "POST":
        restricted = bool(request.POST.get("restricted"))
        restrict_report(workspace, subject, restricted, request.POST.getlist("to"))
        return redirect("report", subject=subject)
    seen_by = whole.state.seen_by or frozenset()
    people = [(m.id, name or m.login, m.role, m.id in seen_by) for m, name in members(workspace) if m.active]
    shown = {
        "here": "reports",
        "subject": subject,
        "called": called(whole, request.words),
        "restricted": whole.state.seen_by is not None,
        "people": [p for p in people if p[2] != "coordinator"],
    }
    return render(request, "report/restrict.html", shown)


def erase(request: Any, subject: str) -> HttpResponse:
    """Nothing goes before somebody has seen what would go and said yes."""
    workspace, words = request.workspace, request.words
    whole = looked_at(workspace, subject, even_hidden=True)
    asked = request.POST.get("words", "")
    shown = {"here": "reports", "subject": subject, "called": called(whole, words), "asked": asked}
    if request.method == "GET":
        return render(request, "report/erase.html", shown)
    if request.POST.get("what") == "all":
        if request.POST.get("sure") != "yes":
            return render(request, "report/erase.html", {**shown, "wrong": words("web.erase.not_sure")}, status=422)
        erase_report(workspace, subject)
        return render(request, "report/erased.html", {"here": "reports"})
    try:
        part = part_of(workspace, subject, asked)
    except Refusal as refusal:
        return render(request, "report/erase.html", {**shown, "wrong_words": sentence(refusal, words)}, status=422)
    if request.POST.get("sure") != "yes":
        return render(request, "report/erase.html", {**shown, "part": part, "quotes": _quotes(part)})
    erase_part(workspace, subject, part.spans)
    return redirect("report", subject=subject)


def _quotes(part: Part) -> list[str]:
    return list(dict.fromkeys(" ".join(q.split()) for q in part.quotes))


def erasure(request: Any, subject: str) -> HttpResponse:
    """What others erased waits for a coordinator here."""
    workspace, words = request.workspace, request.words
    whole = looked_at(workspace, subject, even_hidden=True)
    if request.method == "POST":
        verdict = request.POST.get("verdict", "")
        if verdict not in get_args(Answer):
            raise Refusal("no_such_value", name="verdict")
        answer_erasures(workspace, subject, verdict)
        return redirect("day")
    shown = {
        "here": "reports",
        "subject": subject,
        "called": called(whole, words),
        "whole": whole.state.hidden,
        "waits": bool(whole.state.waiting),
        "text": whole.captured.text[:600] if whole.captured else "",
        "who": sorted({e.header.author.hex()[:8] for e in whole.state.waiting}),
    }
    return render(request, "report/erasure.html", shown)
