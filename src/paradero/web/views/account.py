"""One's own name, password, second factor and keys of the keyboard."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe

from paradero.actions.refusals import Refusal
from paradero.actions.team.passwords import check_own, choose_password
from paradero.actions.team.second_factor import address_of, confirm, drop, new_secret
from paradero.store.models import Member
from paradero.web.signing import stay_in
from paradero.web.views.failing import sentence

_SECRET = "new_secret"


def account(request: Any) -> HttpResponse:
    member = request.person.member
    if request.method == "POST" and member is not None:
        what = request.POST.get("what")
        if what == "shortcuts":
            Member.objects.filter(id=member.id).update(shortcuts=bool(request.POST.get("shortcuts")))
        elif what == "no_second_factor":
            try:
                check_own(request.workspace, request.POST.get("password", ""))
            except Refusal as refusal:
                shown = {"member": member, "wrong": sentence(refusal, request.words)}
                return render(request, "team/account.html", shown, status=422)
            drop(request.workspace, member.id)
            stay_in(request)
        return redirect("account")
    return render(request, "team/account.html", {"member": member})


def own_password(request: Any) -> HttpResponse:
    member, wrong = request.person.member, None
    if member is None:
        return redirect("account")
    if request.method == "POST":
        now, new = request.POST.get("now", ""), request.POST.get("new", "")
        if new != request.POST.get("again", ""):
            wrong = request.words("web.password.differ")
        else:
            try:
                choose_password(request.workspace, now, new)
                stay_in(request)
                return redirect("day" if member.must_change else "account")
            except Refusal as refusal:
                wrong = sentence(refusal, request.words)
    shown = {"wrong": wrong, "first": member.must_change}
    return render(request, "team/own_password.html", shown, status=422 if wrong else 200)


def second_factor(request: Any) -> HttpResponse:
    """A secret is made, a telephone takes it, one code proves that it did; then codes for paper are shown once."""
    if request.person.member is None:
        return redirect("account")
    wrong = None
    if request.method == "POST":
        secret = request.session.get(_SECRET, "")
        try:
            check_own(request.workspace, request.POST.get("password", ""))
            codes = confirm(request.workspace, secret, request.POST.get("code", ""))
            stay_in(request)
            request.session.pop(_SECRET, None)
            return render(request, "team/codes.html", {"codes": codes})
        except Refusal as refusal:
            wrong = sentence(refusal, request.words)
    secret = request.session.get(_SECRET) or new_secret()
    request.session[_SECRET] = secret
    shown = {"wrong": wrong, "secret": _grouped(secret), "qr": _square(secret)}
    return render(request, "team/second_factor.html", shown, status=422 if wrong else 200)


def _square(secret: str) -> SafeString:
    made = segno.make(address_of(secret), error="m", micro=False)
    return mark_safe(made.svg_inline(border=3, omitsize=True, svgclass=None, lineclass=None))


def _grouped(secret: str) -> str:
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))
