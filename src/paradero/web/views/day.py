"""The day: what waits for a person, what is new, what failed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from paradero.actions.finding import how_many, latest, to_review
from paradero.store.models import Draft
from paradero.tasks.queue import counted, tasks
from paradero.web.shown.hits import Line, lines
from paradero.web.shown.tasks import told
from paradero.wording.days import day_phrase
from paradero.wording.reasons import unread_reason
from paradero.wording.words import Words

_SHOWN = 8


def day(request: Any) -> HttpResponse:
    workspace, words = request.workspace, request.words
    all_, review_all = how_many(workspace), how_many(workspace, "to_review")
    failed = lines(latest(workspace, _SHOWN, "failed"), words)
    waiting = lines(latest(workspace, _SHOWN, "waiting"), words) if workspace.actor.may("erase") else []
    states = counted(workspace)
    bad = [told(task, words) for task in tasks(workspace, ("failed", "held"), _SHOWN)]
    today = day_phrase(datetime.now(UTC).astimezone().date(), words)
    shown = {
        "here": "day",
        "today": today[:1].upper() + today[1:],
        "gist": _gist(review_all, len(failed) + len(bad), len(waiting), words),
        "first_steps": not all_ and not states,
        "review": lines(to_review(workspace, _SHOWN), words),
        "review_all": review_all,
        "failed": [_with_reason(line, words) for line in failed],
        "tasks": bad,
        "waiting": waiting,
        "new": lines(latest(workspace, _SHOWN), words),
        "all": all_,
        "drafts": _drafts(workspace.actor.member or "", words),
        "open_tasks": states.get("waiting", 0) + states.get("running", 0),
    }
    return render(request, "day.html", shown)


def here(request: Any) -> HttpResponse:
    """Somebody is reading: the page says so now and then, as long as they move."""
    return HttpResponse(status=204)


def _gist(review: int, failed: int, waiting: int, words: Words) -> str:
    """In one sentence, what cannot be left lying."""
    parts = [words.count("web.day.gist.review", review)] if review else []
    parts += [words.count("web.day.gist.failed", failed)] if failed else []
    parts += [words.count("web.day.gist.waiting", waiting)] if waiting else []
    if not parts:
        return words("web.day.gist.nothing")
    said = words("web.day.gist.join").join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def _with_reason(line: Line, words: Words) -> dict[str, object]:
    return {
        "subject": line.subject,
        "title": line.title,
        "received": line.received,
        "failure": unread_reason(line.failure or "", words),
    }


def _drafts(member: str, words: Words) -> list[dict[str, object]]:
    """What somebody began to type, and where to go on."""
    found = []
    for draft in Draft.objects.filter(member=member).order_by("-saved")[:_SHOWN]:
        where = f"{reverse('inbox')}?m={draft.form}"
        found.append({"what": words(f"web.draft.{draft.form}"), "where": where, "saved": draft.saved})
    return found
