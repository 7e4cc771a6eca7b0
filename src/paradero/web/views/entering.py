"""Opening the workspace, signing in and out, locking."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from paradero.actions.opening import Secret
from paradero.actions.permitting import Actor
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.team.members import LONGEST
from paradero.actions.team.passwords import plain_login, signed_in
from paradero.actions.team.second_factor import passes
from paradero.store.models import Member
from paradero.tasks.desk import Locked
from paradero.web.attempts import PASSPHRASE
from paradero.web.house import house
from paradero.web.language import COOKIE, YEAR
from paradero.web.signing import (
    gave_passphrase,
    half_signed,
    half_way,
    just_gave_passphrase,
    sign_in,
    sign_out,
)
from paradero.web.views.failing import sentence


def unlock(request: Any) -> HttpResponse:
    """The passphrase opens the workspace; where nobody was admitted yet, whoever gave it is at work at once."""
    desk, wrong = request.desk, None
    if request.method == "POST":
        wrong = _waits(request, PASSPHRASE) or _closing(request) or _unlock(request)
        if wrong is None:
            with desk.at(Actor()):
                alone = not Member.objects.filter(active=True).exists()
            sign_in(request, "") if alone else gave_passphrase(request)
            return redirect(_back(request) if alone else _with_back("sign_in", request))
    elif desk.is_open:
        return redirect(_with_back("sign_in", request))
    shown = {"wrong": wrong, "back": _back(request), "trouble": desk.trouble, "demonstration": house().demonstration}
    return render(request, "unlock.html", shown, status=422 if wrong else 200)


def _closing(request: Any) -> str | None:
    """It is being locked, and the process that answers now is about to forget everything."""
    return request.words("web.unlock.closing") if request.desk.is_shut else None


def _unlock(request: Any) -> str | None:
    """Opens, or says why not."""
    try:
        request.desk.open(Secret(request.POST.get("passphrase", "")))
    except Refusal as refusal:
        if refusal.code == "already_open":
            return None
        if refusal.code == "wrong_passphrase":
            house().attempts.failed(PASSPHRASE)
        return sentence(refusal, request.words)
    house().attempts.succeeded(PASSPHRASE)
    return None


def enter(request: Any) -> HttpResponse:
    """Name and password; behind them a code, where the member has a second factor."""
    wrong = None
    with request.desk.at(Actor()):
        if not Member.objects.filter(active=True).exists():
            return redirect(_with_back("with_passphrase", request))
        if request.method == "POST":
            login = plain_login(request.POST.get("login", "")[:LONGEST])
            wrong = _waits(request, f"login {login}")
            member = None if wrong else signed_in(login, request.POST.get("password", ""))
            if member is not None:
                house().attempts.succeeded(f"login {login}")
                if member.secret:
                    half_way(request, member.id)
                    return redirect(_with_back("code", request))
                sign_in(request, member.id)
                return redirect(_back(request))
            if wrong is None:
                house().attempts.failed(f"login {login}")
                wrong = request.words("web.enter.wrong")
    shown = {
        "wrong": wrong,
        "back": _back(request),
        "login": request.POST.get("login", ""),
        "demonstration": house().demonstration,
        "holder": just_gave_passphrase(request),
    }
    return render(request, "enter.html", shown, status=422 if wrong else 200)


def code(request: Any) -> HttpResponse:
    member, wrong = half_signed(request), None
    if member is None:
        return redirect(_with_back("sign_in", request))
    if request.method == "POST":
        wrong = _waits(request, member)
        with request.desk.at(Actor()):
            right = wrong is None and passes(member, request.POST.get("code", ""))
        if right:
            house().attempts.succeeded(member)
            sign_in(request, member)
            return redirect(_back(request))
        if wrong is None:
            house().attempts.failed(member)
            wrong = request.words("web.code.wrong")
    return render(request, "code.html", {"wrong": wrong, "back": _back(request)}, status=422 if wrong else 200)


def with_passphrase(request: Any) -> HttpResponse:
    """Whoever has the passphrase of the workspace is a coordinator, also one who has no password here or lost it."""
    wrong = None
    if not request.desk.is_open:
        raise Locked
    if request.method == "POST" and just_gave_passphrase(request):
        sign_in(request, "")
        return redirect(_back(request))
    if request.method == "POST":
        wrong = _waits(request, PASSPHRASE)
        if wrong is None:
            try:
                with refusing():
                    Secret(request.POST.get("passphrase", "")).open(request.desk.folder)
            except Refusal as refusal:
                house().attempts.failed(PASSPHRASE)
                wrong = sentence(refusal, request.words)
            else:
                house().attempts.succeeded(PASSPHRASE)
                sign_in(request, "")
                return redirect(_back(request))
    return render(
        request, "with_passphrase.html", {"wrong": wrong, "back": _back(request)}, status=422 if wrong else 200
    )


def leave(request: Any) -> HttpResponse:
    sign_out(request)
    return redirect("sign_in")


def lock(request: Any) -> HttpResponse:
    """Close everything and drop the keys: for whoever is at this computer, signed in or not, at any moment."""
    sign_out(request)
    if request.desk.is_open or request.desk.is_shut:
        house().restart()
    response = HttpResponse(status=200) if request.htmx else redirect("unlock")
    if request.htmx:
        response["HX-Redirect"] = reverse("unlock")
    return response


def alive(request: Any) -> HttpResponse:
    """Which process answers: whoever locked waits for one that knows no keys."""
    return HttpResponse(house().process, content_type="text/plain")


def language(request: Any) -> HttpResponse:
    response = redirect(_back(request))
    chosen = "en" if request.POST.get("language") == "en" else "es"
    response.set_cookie(COOKIE, chosen, max_age=YEAR, samesite="Strict", httponly=True)
    return response


def _waits(request: Any, name: str) -> str | None:
    seconds = house().attempts.wait(name)
    return request.words("web.wait", seconds=int(seconds) + 1) if seconds else None


def _back(request: Any) -> str:
    """Where to go back to: a place of ours, or the first page."""
    back = str(request.POST.get("back") or request.GET.get("a") or "/")
    fine = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if fine else "/"


def _with_back(name: str, request: Any) -> str:
    back = _back(request)
    return str(reverse(name)) + (f"?{urlencode({'a': back})}" if back != "/" else "")
