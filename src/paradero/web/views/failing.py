"""When something was not done: what happened to one's work, and what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from paradero.actions.refusals import Refusal
from paradero.wording.words import Words

_STATUS = {
    "not_allowed": 403,
    "unknown_report": 404,
    "unknown_claim": 404,
    "unknown_task": 404,
    "unknown_member": 404,
    "decided_meanwhile": 409,
    "disk_full": 507,
    "damaged_record": 500,
    "damaged_blob": 500,
}


def sentence(refusal: Refusal, words: Words) -> str:
    """Of the pages, where the command's would speak of commands."""
    details = {"folder": "…", "show": "", "path": "", **refusal.details}
    for key in (f"web.refusal.{refusal.code}", f"refusal.{refusal.code}"):
        if words.has(key):
            return words(key, **details)
    return words("web.refusal.other", code=refusal.code)


def refused(request: Any, refusal: Refusal) -> HttpResponse:
    return trouble(request, sentence(refusal, request.words), _STATUS.get(refusal.code, 422))


def broken(request: Any, error: Exception) -> HttpResponse:
    return trouble(request, request.words("web.broken", error=type(error).__name__), 500)


def trouble(request: Any, said: str, status: int) -> HttpResponse:
    """Inside a page, where it was asked from one, so that what was typed stays; else a page of its own."""
    if getattr(request, "htmx", False):
        response = render(request, "pieces/notice.html", {"said": said, "tone": "bad"}, status=status)
        response["HX-Retarget"], response["HX-Reswap"] = "#alert", "innerHTML show:#alert:top"
        return response
    return render(request, "trouble.html", {"said": said}, status=status)


def elsewhere(request: Any, name: str) -> HttpResponse:
    """To the passphrase or to signing in, and back to the same place behind it. A form that was sent stays open."""
    htmx = getattr(request, "htmx", False)
    if htmx and request.method != "GET":
        response = render(
            request, "pieces/again.html", {"where": reverse(name), "locked": name == "unlock"}, status=401
        )
        response["HX-Retarget"], response["HX-Reswap"] = "#alert", "innerHTML show:#alert:top"
        return response
    back = (request.htmx.current_url_abs_path or "/") if htmx else request.get_full_path()
    if request.method != "GET" and not htmx:
        back = "/"
    address = f"{reverse(name)}?{urlencode({'a': back})}" if back != "/" else reverse(name)
    if htmx:
        moved = HttpResponse(status=200)
        moved["HX-Redirect"] = address
        return moved
    return redirect(address)


def strange_form(request: Any, reason: str = "") -> HttpResponse:
    """A form that was not ours, or whose page is from before the browser was closed."""
    return trouble(request, request.words("web.strange_form"), 403)


def not_understood(request: Any, exception: Exception | None = None) -> HttpResponse:
    """Another host, or more than a request may hold."""
    return trouble(request, request.words("web.not_understood"), 400)


def no_page(request: Any, exception: Exception | None = None) -> HttpResponse:
    return trouble(request, request.words("web.no_page"), 404)
