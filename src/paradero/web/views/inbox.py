"""The inbox: files, pasted text, what somebody tells, addresses; and what becomes of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from paradero import capture
from paradero.actions.drafting import draft_of, drop_draft, save_draft
from paradero.actions.preferences import preferences
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.tell_report import tell_report
from paradero.record.captured import Told, Way
from paradero.tasks.queue import Brought, bring, counted, dismiss, repeat, tasks
from paradero.tasks.working import HELD
from paradero.web.shown.tasks import told as as_told
from paradero.web.views.failing import sentence

WAYS = ("files", "paste", "told", "address")
DRAFTED = {
    "told": ("by", "way", "taken_by", "on", "text", "restricted"),
    "paste": ("text", "restricted"),
    "address": ("addresses", "restricted"),
}
_MOST = 60
_ADDRESSES = 50


def inbox(request: Any) -> HttpResponse:
    way = request.GET.get("m", "files")
    return _page(request, way if way in WAYS else "files")


def _page(request: Any, way: str, more: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    draft = draft_of(request.workspace, way) if way in DRAFTED else None
    values = dict(draft.fields) if draft else {}
    shown = {
        "here": "inbox",
        "way": way,
        "ways": WAYS,
        "values": values,
        "draft": draft,
        "largest": capture.Limits().bytes,
        "largest_mb": capture.Limits().bytes // 1_000_000,
        "tellings": get_args(Way),
        "fetching": preferences().fetching,
        "today": date.today().isoformat(),
        **_tasks(request),
        **(more or {}),
    }
    return render(request, "inbox/inbox.html", shown, status=status)


def _tasks(request: Any) -> dict[str, Any]:
    states = counted(request.workspace)
    left = states.get("waiting", 0) + states.get("running", 0)
    bad = tasks(request.workspace, ("failed", "held"))
    rest = tasks(request.workspace, ("waiting", "running", "done", "known"), _MOST)
    return {
        # What waits for a person first, however much came in since.
        "tasks": [as_told(task, request.words) for task in (*bad, *rest)],
        "left": left,
        "ended": sum(states.values()) - left,
        "total": sum(states.values()),
        "done": states.get("done", 0) + states.get("known", 0),
        "more": max(0, sum(states.values()) - len(bad) - len(rest)),
    }


def progress(request: Any) -> HttpResponse:
    """The list of tasks, which the page asks for by itself while something is left to do."""
    return render(request, "inbox/tasks.html", _tasks(request))


def files(request: Any) -> HttpResponse:
    """Files that were dropped or chosen. Each is kept before this returns, or it is said why not."""
    limits, words, wrong = capture.Limits(), request.words, []
    for file in request.FILES.getlist("files"):
        if file.size > limits.bytes:
            reason = capture.Unreadable("too_large", limit_mb=limits.bytes // 1_000_000).message(words.language)
            wrong.append(f"{file.name}: {reason}")
        elif not file.size:
            wrong.append(f"{file.name}: {capture.Unreadable('empty').message(words.language)}")
        else:
            restricted = bool(request.POST.get("restricted"))
            bring(request.workspace, Brought("file", file.name or "", file.read(), restricted))
    request.desk.wake()
    if request.htmx:
        return render(request, "inbox/tasks.html", {**_tasks(request), "refused": wrong}, status=422 if wrong else 200)
    if wrong or not request.FILES:
        return _page(request, "files", {"wrong": wrong or [words("web.inbox.no_file")]}, 422)
    return redirect("inbox")


def paste(request: Any) -> HttpResponse:
    text = request.POST.get("text", "")
    if not text.strip():
        return _page(request, "paste", {"wrong": [request.words("web.inbox.no_text")]}, 422)
    bring(
        request.workspace, Brought("pasted", "", text.encode("utf-8", "replace"), bool(request.POST.get("restricted")))
    )
    drop_draft(request.workspace, "paste")
    request.desk.wake()
    return redirect("inbox")


def told(request: Any) -> HttpResponse:
    """What somebody told is kept at once: whoever took it down sees the report before they close the page."""
    values, words = request.POST.dict(), request.words
    wrong = _wrong_telling(values, words)
    if wrong:
        return _page(request, "told", {"fields_wrong": wrong, "values": values}, 422)
    on = date.fromisoformat(values["on"]) if values.get("on") else None
    who = Told(values["by"].strip(), values["way"], values.get("taken_by", "").strip() or None, on)
    anyway, restricted = bool(values.get("anyway")), bool(values.get("restricted"))
    try:
        with refusing():
            receipt = tell_report(request.workspace, values["text"], who, anyway, restricted)
    except Refusal as refusal:
        if refusal.code not in HELD:
            raise
        held = {"held": sentence(refusal, words), "values": values}
        return _page(request, "told", held, 409)
    drop_draft(request.workspace, "told")
    return redirect(f"{reverse('report', args=[receipt.subject])}")


def _wrong_telling(values: dict[str, str], words: Any) -> dict[str, str]:
    wrong = {}
    if not values.get("by", "").strip():
        wrong["by"] = words("web.told.wrong.by")
    if values.get("way") not in get_args(Way):
        wrong["way"] = words("web.told.wrong.way")
    if not values.get("text", "").strip():
        wrong["text"] = words("web.told.wrong.text")
    if typed := values.get("on", ""):
        try:
            if date.fromisoformat(typed) > date.today() + timedelta(days=1):
                wrong["on"] = words("web.told.wrong.future")
        except ValueError:
            wrong["on"] = words("web.told.wrong.on")
    return wrong


def addresses(request: Any) -> HttpResponse:
    """Addresses, whose hosts are confirmed one by one before any of them is asked for anything."""
    words = request.words
    if not preferences().fetching:
        raise Refusal("fetching_off")
    typed = list(dict.fromkeys(request.POST.get("addresses", "").split()))
    wrong = [words("web.address.wrong", address=a[:100]) for a in typed if not _host(a)]
    if not typed:
        wrong = [words("web.address.none")]
    if len(typed) > _ADDRESSES:
        wrong = [words("web.address.many", most=_ADDRESSES)]
    values = {name: request.POST.get(name, "") for name in ("addresses", "restricted")}
    if wrong:
        return _page(request, "address", {"wrong": wrong, "values": values}, 422)
    hosts = sorted({_host(a) for a in typed})
    confirmed = set(request.POST.getlist("host"))
    if not request.POST.get("confirmed"):
        return _page(request, "address", {"hosts": hosts, "values": values, "proxy": preferences().proxy})
    restricted = bool(request.POST.get("restricted"))
    for address in (a for a in typed if _host(a) in confirmed):
        bring(request.workspace, Brought("address", address, None, restricted))
    drop_draft(request.workspace, "address")
    request.desk.wake()
    return redirect("inbox")


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def again(request: Any, task: int) -> HttpResponse:
    repeat(request.workspace, task, bool(request.POST.get("anyway")))
    request.desk.wake()
    return _after(request)


def off(request: Any, task: int) -> HttpResponse:
    dismiss(request.workspace, [task])
    return _after(request)


def clear(request: Any) -> HttpResponse:
    dismiss(request.workspace)
    return _after(request)


def _after(request: Any) -> HttpResponse:
    return progress(request) if request.htmx else redirect("inbox")


def draft(request: Any, form: str) -> HttpResponse:
    """Keep what has been typed so far, every few seconds."""
    names = DRAFTED.get(form)
    if names is None:
        raise Refusal("no_such_value", name=form)
    save_draft(request.workspace, form, {name: request.POST.get(name, "") for name in names})
    return HttpResponse(request.words("web.draft.saved"))


def forget(request: Any, form: str) -> HttpResponse:
    drop_draft(request.workspace, form)
    return redirect(f"{reverse('inbox')}?m={form}" if form in WAYS else "inbox")
