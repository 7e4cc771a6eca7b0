"""Passwords of members: for the pages only. They open no file; the passphrase of the workspace does."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from paradero.actions.noting import note
from paradero.actions.refusals import Refusal
from paradero.actions.team.on_paper import on_paper
from paradero.actions.workspace import Workspace
from paradero.store.models import Member, stamp

SHORTEST = 12
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody signs in with this")


def check_password_long(password: str) -> None:
    if len(password) < SHORTEST:
        raise Refusal("short_password", least=SHORTEST)


def hashed(password: str) -> str:
    """Argon2id, with a salt of its own."""
    return _HASHER.hash(password)


def fits(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def plain_login(typed: str) -> str:
    """The one spelling of what is typed to sign in: in lower case, without blanks at the ends.

    >>> plain_login("  Inés ")
    'inés'
    """
    return unicodedata.normalize("NFC", typed).strip().casefold()


def signed_in(login: str, password: str) -> Member | None:
    """The member, if the password is theirs and they may sign in. A name that nobody has takes as long as another."""
    one: Member | None = Member.objects.filter(login=plain_login(login), active=True).first()
    right = fits(one.password if one else _NOBODY, password)
    if one is None or not right:
        return None
    one.seen = datetime.now(UTC)
    one.save(update_fields=["seen"])
    return one


def choose_password(workspace: Workspace, now: str, new: str) -> None:
    """One's own. Raises Refusal `wrong_password`, `short_password`, `same_password`."""
    one = Member.objects.get(id=workspace.actor.member)
    if not fits(one.password, now):
        raise Refusal("wrong_password")
    check_password_long(new)
    if now == new:
        raise Refusal("same_password")
    one.password, one.must_change, one.stamp = hashed(new), False, stamp()
    one.save(update_fields=["password", "must_change", "stamp"])
    note(workspace, "password", one.id)


def check_own(workspace: Workspace, password: str) -> None:
    """Raise the refusal `wrong_password`, unless it is that of whoever acts: a session alone is not enough."""
    if not fits(Member.objects.get(id=workspace.actor.member).password, password):
        raise Refusal("wrong_password")


def first_password() -> str:
    """One for the first time, to be handed over on paper."""
    return on_paper(3)


def give_password(workspace: Workspace, member: str, password: str) -> None:
    """Another for a member who forgot theirs, for one time: they choose their own then."""
    workspace.actor.must_be_allowed("manage")
    check_password_long(password)
    if not Member.objects.filter(id=member).update(password=hashed(password), must_change=True, stamp=stamp()):
        raise Refusal("unknown_member")
    note(workspace, "password", member)
