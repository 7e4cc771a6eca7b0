"""Members: admitting them, naming them, giving and taking rights."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from paradero.actions.noting import note
from paradero.actions.permitting import ROLES, Actor, Role
from paradero.actions.refusals import Refusal
from paradero.actions.settling import settle_pending
from paradero.actions.team.passwords import check_password_long, hashed, plain_login
from paradero.actions.workspace import Draft as Recording
from paradero.actions.workspace import Workspace
from paradero.model import Entry
from paradero.record.filling import folded
from paradero.record.kinds import ERASED, NAMED
from paradero.record.state import by_of
from paradero.store.models import Draft, Member, NameRow, Task, stamp

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Admission:
    """Somebody who is to work here. `password` is for the first time; they choose their own then."""

    name: str
    login: str
    role: Role
    password: str


def admit_member(workspace: Workspace, admission: Admission) -> str:
    """Their number. Raises Refusal `no_name`, `no_login`, `login_taken`, `short_password`."""
    workspace.actor.must_be_allowed("manage")
    name, login = _name(admission.name), as_login(admission.login)
    check_password_long(admission.password)
    if admission.role not in ROLES:
        raise Refusal("no_role")
    member = secrets.token_hex(16)
    with workspace.writing:
        if Member.objects.filter(login=login).exists():
            raise Refusal("login_taken", login=login)
        _check_free(name, member)
        # The entry first, by itself: a name without a member harms nobody, and an entry is never taken back.
        _record_name(workspace, member, name)
        with transaction.atomic():
            Member.objects.create(
                id=member,
                login=login,
                role=admission.role,
                password=hashed(admission.password),
                since=datetime.now(UTC),
            )
            note(workspace, "admitted", member)
    return member


def as_login(typed: str) -> str:
    """What is typed to sign in, in its one spelling. Raises Refusal `no_login`."""
    login = plain_login(typed)
    if not login or len(login) > LONGEST or any(c.isspace() or not c.isprintable() for c in login):
        raise Refusal("no_login", most=LONGEST)
    return login


def members(workspace: Workspace) -> list[tuple[Member, str]]:
    """Everybody who was admitted, with their names; those who work here first."""
    workspace.actor.must_be_allowed("look")
    names = names_of_all()
    return [(m, names.get(m.id, "")) for m in Member.objects.order_by("-active", "login")]


def names_of_all() -> dict[str, str]:
    return dict(NameRow.objects.values_list("subject", "name"))


def name_of(entry: Entry, names: Mapping[str, str]) -> str | None:
    """Who did it, where it says so and the name is here."""
    member = by_of(entry)
    return names.get(member) if member else None


def rename_member(workspace: Workspace, member: str, name: str) -> None:
    """The name before stays in the record until it is erased. Past decisions follow, so nobody renames themselves."""
    workspace.actor.must_be_allowed("manage")
    _known(member)
    with workspace.writing:
        chosen = _name(name)
        _check_free(chosen, member)
        _record_name(workspace, member, chosen)
        note(workspace, "renamed", member)


def change_role(workspace: Workspace, member: str, role: Role) -> None:
    """Raises Refusal `last_coordinator`: somebody who signs in has to be left who can give rights."""
    workspace.actor.must_be_allowed("manage")
    if role not in ROLES:
        raise Refusal("no_role")
    with workspace.writing, transaction.atomic():
        one = _known(member)
        if one.role == "coordinator" and role != "coordinator":
            _check_another(member)
        one.role = role
        one.save(update_fields=["role"])
        note(workspace, "role", member)


def bar_member(workspace: Workspace, member: str, active: bool = False) -> None:
    """They sign in no more, or again. What they decided stays theirs."""
    workspace.actor.must_be_allowed("manage")
    with workspace.writing, transaction.atomic():
        one = _known(member)
        if not active and one.role == "coordinator":
            _check_another(member)
        one.active, one.stamp = active, stamp()
        one.save(update_fields=["active", "stamp"])
        note(workspace, "let_in" if active else "barred", member)


def erase_name(workspace: Workspace, member: str) -> None:
    """Take a barred member's name out of the record for good. Their decisions stay, under a number."""
    workspace.actor.must_be_allowed("erase")
    one = _known(member)
    if one.active:
        raise Refusal("still_active")
    if Task.objects.filter(member=member, content__isnull=False).exists():
        raise Refusal("has_tasks")
    with workspace.writing:
        ids = [e.id for e in workspace.book.entries(member)]
        workspace.record([Recording(ERASED, member, {"entries": ids}, tuple(ids))], carry_out=True)
        settle_pending(workspace)
        Draft.objects.filter(member=member).delete()
        Task.objects.filter(member=member).delete()
        one.delete()
        note(workspace, "name_erased", member)


def actor_of(member: str) -> Actor | None:
    """What a member may do now; None, if they may not sign in any more."""
    one = Member.objects.filter(id=member, active=True).first()
    return Actor(one.role, one.id) if one is not None else None


def _check_another(member: str) -> None:
    others = Member.objects.filter(role="coordinator", active=True).exclude(id=member)
    if not others.exists():
        raise Refusal("last_coordinator")


def _known(member: str) -> Member:
    one: Member | None = Member.objects.filter(id=member).first()
    if one is None:
        raise Refusal("unknown_member")
    return one


def _name(typed: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise Refusal("no_name", most=LONGEST)
    return name


def _check_free(name: str, member: str) -> None:
    """Nobody is called like somebody else: a decision has to say whose it is."""
    others = (folded(n) for m, n in names_of_all().items() if m != member)
    if folded(name) in others:
        raise Refusal("name_taken", name=name)


def _record_name(workspace: Workspace, member: str, name: str) -> None:
    digest = workspace.put(name.encode(), "name")
    answers = tuple(e.id for e in workspace.book.entries(member, NAMED))
    workspace.record([Recording(NAMED, member, {"name": digest}, answers)])
