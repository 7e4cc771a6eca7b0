"""A code from a telephone beside the password (TOTP, RFC 6238), and codes on paper for when the telephone is lost."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

import pyotp
from django.db import transaction

from paradero.actions.noting import note
from paradero.actions.refusals import Refusal
from paradero.actions.team.on_paper import on_paper
from paradero.actions.workspace import Workspace
from paradero.store.models import Member, stamp

HOW_MANY = 10
_ISSUER = "Paradero"


def new_secret() -> str:
    return pyotp.random_base32()


def address_of(secret: str) -> str:
    """What the square of dots holds. It names nobody: telephones show it to whoever opens the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=_ISSUER)


def confirm(workspace: Workspace, secret: str, code: str) -> tuple[str, ...]:
    """Begin to ask for codes of this secret, once one of them was typed; returns the codes for paper, shown once."""
    step = _step(secret, code, 0)
    if step is None:
        raise Refusal("wrong_code")
    codes = tuple(on_paper(2) for _ in range(HOW_MANY))
    with transaction.atomic():
        one = Member.objects.get(id=workspace.actor.member)
        one.secret, one.step, one.codes, one.stamp = secret, step, [_mark(c) for c in codes], stamp()
        one.save(update_fields=["secret", "step", "codes", "stamp"])
        note(workspace, "second_factor", one.id)
    return codes


def passes(member: str, code: str) -> bool:
    """Whether a code of the telephone or of the paper is right; each is used up by it."""
    with transaction.atomic():
        one = Member.objects.get(id=member)
        step = _step(one.secret, code, one.step)
        if step is not None:
            one.step = step
        elif (mark := _mark(code)) in one.codes:
            one.codes = [c for c in one.codes if c != mark]
        else:
            return False
        one.save(update_fields=["step", "codes"])
    return True


def drop(workspace: Workspace, member: str) -> None:
    """Ask for no code any more: of oneself, or by a coordinator when telephone and paper are lost."""
    if member != workspace.actor.member:
        workspace.actor.must_be_allowed("manage")
    with transaction.atomic():
        Member.objects.filter(id=member).update(secret="", step=0, codes=[], stamp=stamp())
        note(workspace, "no_second_factor", member)


def _step(secret: str, code: str, last: int) -> int | None:
    """The half minute that a code belongs to: now, just before or just after, and behind the last that was used."""
    typed = "".join(code.split())
    if not (typed.isascii() and typed.isdecimal()) or not secret:
        return None
    clock = pyotp.TOTP(secret)
    now = clock.timecode(datetime.now(UTC))
    right = (s for s in (now - 1, now, now + 1) if s > last and hmac.compare_digest(clock.generate_otp(s), typed))
    return next(right, None)


def _mark(code: str) -> str:
    plain = "".join(c for c in code.casefold() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
