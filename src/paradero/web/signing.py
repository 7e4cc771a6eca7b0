"""Who has signed in, as the session says and the workspace confirms at every request."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Literal

from paradero.actions.permitting import Actor
from paradero.actions.preferences import Preferences, preferences
from paradero.actions.team.members import names_of_all
from paradero.store.models import Member

_MEMBER, _AT, _HALF, _HOLDER, _STAMP = "member", "at", "half", "holder", "stamp"


@dataclass(frozen=True, slots=True)
class Signed:
    """`has_to`: what comes before anything else. `member` is None for whoever gave the passphrase and no name."""

    actor: Actor
    name: str
    member: Member | None
    has_to: Literal["password", "codes"] | None
    chosen: Preferences

    @property
    def shortcuts(self) -> bool:
        return self.member is None or self.member.shortcuts

    def at_work(self, request: Any) -> None:
        request.session[_AT] = time.time()


def signed(request: Any) -> Signed | None:
    """None, if nobody has, or not for too long: then the session ends here."""
    session = request.session
    if _MEMBER not in session:
        return None
    chosen = preferences()
    if time.time() - session.get(_AT, 0.0) > 60 * chosen.sign_out:
        session.flush()
        return None
    if not session[_MEMBER]:
        return Signed(Actor("coordinator"), "", None, None, chosen)
    member = Member.objects.filter(id=session[_MEMBER], active=True).first()
    if member is None or member.stamp != session.get(_STAMP):
        session.flush()
        return None
    codes = chosen.codes and not member.secret
    has_to: Literal["password", "codes"] | None = "password" if member.must_change else "codes" if codes else None
    name = names_of_all().get(member.id, member.login)
    return Signed(Actor(member.role, member.id), name, member, has_to, chosen)


def sign_in(request: Any, member: str) -> None:
    """From now on this session is that member's; `""` is whoever has the passphrase."""
    request.session.flush()
    request.session.cycle_key()
    request.session[_MEMBER] = member
    request.session[_AT] = time.time()
    stay_in(request)


def stay_in(request: Any) -> None:
    """The session goes on behind a change of the member's own password or second factor; all others of theirs end."""
    found = Member.objects.filter(id=request.session[_MEMBER]).values_list("stamp", flat=True).first()
    request.session[_STAMP] = found


def half_way(request: Any, member: str) -> None:
    """The password was right, and a code is still to come."""
    request.session.flush()
    request.session[_HALF] = [member, time.time()]


def half_signed(request: Any, within: float = 300.0) -> str | None:
    member, at = request.session.get(_HALF, ("", 0.0))
    return str(member) if member and time.time() - at < within else None


def gave_passphrase(request: Any) -> None:
    """Whoever opened the workspace need not give the passphrase again at once, if they go on without a name."""
    request.session.flush()
    request.session[_HOLDER] = time.time()


def just_gave_passphrase(request: Any, within: float = 300.0) -> bool:
    return time.time() - float(request.session.get(_HOLDER, 0.0)) < within


def sign_out(request: Any) -> None:
    request.session.flush()
