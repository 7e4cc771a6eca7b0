"""How this workspace is set, backups, and codes to write down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from paradero.actions.back_up import backup_of
from paradero.actions.heads import heads
from paradero.actions.noting import last_noted
from paradero.actions.permitting import Actor
from paradero.actions.preferences import preferences, set_preferences
from paradero.actions.refusals import Refusal
from paradero.ledger import head_code
from paradero.tasks.desk import Desk
from paradero.web.forms.numbers import number_of
from paradero.web.views.failing import sentence

_MINUTES = ("sign_out", "lock")
_YES_OR_NO = ("fetching", "codes")
_WORDS = ("organisation", "proxy")


def settings(request: Any) -> HttpResponse:
    wrong, given = None, None
    if request.method == "POST":
        try:
            set_preferences(request.workspace, _given(request.POST))
            return redirect(f"{reverse('settings')}?ok=1")
        except Refusal as refusal:
            wrong, given = sentence(refusal, request.words), request.POST.dict()
    backup_before = last_noted(request.workspace, "backed_up")
    shown = {
        "here": "settings",
        "chosen": given or preferences(),
        "wrong": wrong,
        "saved": request.method == "GET" and "ok" in request.GET,
        "heads": [(head_code(head), ours) for head, ours in heads(request.workspace)],
        "folder": str(request.workspace.folder),
        "last_backup": backup_before.when if backup_before else None,
    }
    return render(request, "settings.html", shown, status=422 if wrong else 200)


def _given(post: Any) -> dict[str, Any]:
    minutes = {name: number_of(post.get(name, ""), 5) or -1 for name in _MINUTES}
    words = {name: " ".join(post.get(name, "").split()) for name in _WORDS}
    return {**minutes, **words, **{name: bool(post.get(name)) for name in _YES_OR_NO}}


def backup(request: Any) -> StreamingHttpResponse:
    """Sent piece by piece: it is as large as the workspace."""
    response = StreamingHttpResponse(_pieces(request.desk, request.workspace.actor), content_type="application/x-tar")
    name = f"paradero-{datetime.now(UTC).astimezone():%Y%m%d-%H%M}.tar"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _pieces(desk: Desk, actor: Actor) -> Iterator[bytes]:
    """At the desk of its own: the request's place there has been left when a response is sent."""
    with desk.at(actor) as workspace:
        yield from backup_of(workspace)
