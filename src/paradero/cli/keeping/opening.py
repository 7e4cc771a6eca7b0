"""The record of an order, opened with a passphrase that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from paradero.actions.opening import Secret, check_there, opened
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.workspace import Workspace
from paradero.cli.keeping.asking import TRIES, Asking
from paradero.cli.keeping.voice import Voice
from paradero.cli.orders.setting import Setting

T = TypeVar("T")


@contextmanager
def record(setting: Setting) -> Iterator[Workspace]:
    """The open workspace. Invariant: nobody is asked for a passphrase of a record that is not there."""
    check_there(setting.folder)
    with ExitStack() as stack:
        workspace = unlocking(setting, lambda secret: stack.enter_context(opened(setting.folder, secret)))
        if workspace.unsettled:
            Voice(setting.words)("erase.unsettled", verify=setting.order("verify"))
        yield workspace


def unlocking(
    setting: Setting, deed: Callable[[Secret], T], recovery: bool = False, wrong: str = "wrong_passphrase"
) -> T:
    """Do what needs a secret; at a terminal a slip of the finger may be mended. `wrong` is the refusal in the end."""
    asking, voice = Asking(setting), Voice(setting.words)
    for left in reversed(range(TRIES)):
        secret = Secret(asking.secret("recovery" if recovery else "passphrase"), recovery)
        try:
            return deed(secret)
        except Refusal as refusal:
            if refusal.code != "wrong_passphrase":
                raise
            if not asking.again or not left:
                raise Refusal("wrong_recovery" if recovery else wrong) from None
            voice("ask.again_recovery" if recovery else "ask.again")
    raise AssertionError("the last try returns or raises")


def checked(setting: Setting, recovery: bool = False) -> Secret:
    """A secret that opens the record: known to be right before anybody is asked for a new one."""
    check_there(setting.folder)

    def opens(secret: Secret) -> Secret:
        with refusing():
            secret.open(setting.folder)
        return secret

    return unlocking(setting, opens, recovery)
