"""People who work here, and what was looked at and taken out."""

from __future__ import annotations

from typing import Any, get_args

from django.http import HttpResponse
from django.shortcuts import redirect, render

from paradero.actions.noting import What, noted
from paradero.actions.permitting import ROLES
from paradero.actions.refusals import Refusal
from paradero.actions.team.members import (
    Admission,
    admit_member,
    bar_member,
    change_role,
    erase_name,
    members,
    names_of_all,
    rename_member,
)
from paradero.actions.team.passwords import first_password, give_password
from paradero.actions.team.second_factor import drop
from paradero.store.models import Noted, ReportRow
from paradero.web.forms.numbers import number_of
from paradero.web.views.failing import sentence
from paradero.wording.words import Words

_PAGE = 50


def team(request: Any) -> HttpResponse:
    return render(request, "team/team.html", _shown(request))


def _shown(request: Any, **more: Any) -> dict[str, Any]:
    people = [
        {"member": member, "name": name, "self": member.id == request.workspace.actor.member}
        for member, name in members(request.workspace)
    ]
    return {"here": "team", "people": people, "roles": ROLES, **more}


def admit(request: Any) -> HttpResponse:
    """Their first password is made here, shown once, and changed by them when they sign in."""
    given = {name: request.POST.get(name, "") for name in ("name", "login", "role")}
    password = first_password()
    try:
        admit_member(request.workspace, Admission(given["name"], given["login"], given["role"], password))
    except Refusal as refusal:
        if refusal.code == "not_allowed":
            raise
        shown = _shown(request, wrong=sentence(refusal, request.words), given=given)
        return render(request, "team/team.html", shown, status=422)
    return render(request, "team/password.html", {"here": "team", "login": given["login"], "password": password})


def change(request: Any, member: str) -> HttpResponse:
    workspace, post = request.workspace, request.POST
    if member == workspace.actor.member:
        raise Refusal("not_yourself")
    match post.get("what", ""):
        case "role":
            change_role(workspace, member, post.get("role", ""))
        case "rename":
            rename_member(workspace, member, post.get("name", ""))
        case "bar":
            bar_member(workspace, member)
        case "let_in":
            bar_member(workspace, member, active=True)
        case "second_factor":
            drop(workspace, member)
        case "forget":
            erase_name(workspace, member)
        case "password":
            password = first_password()
            give_password(workspace, member, password)
            login = next((m.login for m, _ in members(workspace) if m.id == member), "")
            return render(request, "team/password.html", {"here": "team", "login": login, "password": password})
        case other:
            raise Refusal("no_such_value", name=other)
    return redirect("team")


def journal(request: Any) -> HttpResponse:
    """Who looked at what is restricted, what was taken out, who gave whom which right."""
    rows = noted(request.workspace, number_of(request.GET.get("b", "")), _PAGE + 1)
    names = names_of_all()
    shown = {
        "here": "team",
        "notes": [_line(row, names, request.words) for row in rows[:_PAGE]],
        "older": rows[_PAGE - 1].id if len(rows) > _PAGE else None,
    }
    return render(request, "team/journal.html", shown)


def _line(row: Noted, names: dict[str, str], words: Words) -> dict[str, object]:
    assert row.what in get_args(What)
    about = row.about
    report = about if ReportRow.objects.filter(subject=about).exists() else None
    return {
        "when": row.when,
        "who": names.get(row.member) or words("web.nav.holder" if not row.member else "web.team.gone"),
        "what": words(f"web.noted.{row.what}"),
        "report": report,
        "about": names.get(about) or (words(f"web.setting.{about}") if words.has(f"web.setting.{about}") else about),
    }
