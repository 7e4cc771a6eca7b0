"""`paradero restore`: a backup back to life."""

from __future__ import annotations

from pathlib import Path

from paradero.actions.opening import Secret, check_new
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.restore import Asked, Restored, restore
from paradero.cli.keeping.asking import TRIES, Asking
from paradero.cli.keeping.opening import unlocking
from paradero.cli.keeping.voice import Voice
from paradero.cli.keeping.waiting import counting
from paradero.cli.orders.setting import Setting
from paradero.vault import keyfile


def restore_from(setting: Setting, source: Path, recovery: bool, anyway: bool) -> int:
    """One passphrase is tried for both the backup and the record that is there, so that one question mostly does."""
    there = (setting.folder / keyfile.NAME).exists()
    if not there:
        check_new(setting.folder)
    with source.open("rb"):
        pass
    done = unlocking(setting, lambda secret: _with(setting, source, secret, (there, anyway)), recovery, "wrong_backup")
    _tell(setting, done)
    return 0


def _with(setting: Setting, source: Path, backup: Secret, how: tuple[bool, bool]) -> Restored:
    there, anyway = how
    current = _current(setting, backup) if there else None
    chosen = None
    if (current or backup).recovery:
        chosen = Asking(setting).new_secret("new_passphrase")
    with counting("restore.copying", setting.words) as step:
        asked = Asked(source, backup, current, chosen, anyway)
        return restore(setting.folder, asked, lambda: step(1))


def _current(setting: Setting, backup: Secret) -> Secret:
    """What opens the record that is there: the same secret, or another that is asked for."""
    if _opens(setting, backup):
        return backup
    asking, voice = Asking(setting), Voice(setting.words)
    voice("restore.another")
    for _ in range(TRIES if asking.again else 1):
        secret = Secret(asking.secret("current"))
        if _opens(setting, secret):
            return secret
        voice("ask.again")
    raise Refusal("wrong_current")


def _opens(setting: Setting, secret: Secret) -> bool:
    try:
        with refusing():
            secret.open(setting.folder)
    except Refusal as refusal:
        if refusal.code != "wrong_passphrase":
            raise
        return False
    return True


def _tell(setting: Setting, done: Restored) -> None:
    words, voice = setting.words, Voice(setting.words)
    entries = words.number(done.entries)
    kind = "mended" if done.mended else "replaced" if done.replaced else "new"
    voice(f"restore.{kind}", folder=setting.folder, n=entries, documents=words.number(done.documents))
    if done.unknown_erasures:
        voice("restore.unknown_erasures")
    voice("restore.verify", verify=setting.order("verify"))
