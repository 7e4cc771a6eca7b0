"""`paradero passwd` and `paradero new-keys`."""

from __future__ import annotations

from paradero.actions.changing_keys import change_passphrase, new_keys
from paradero.cli.keeping.asking import Asking
from paradero.cli.keeping.opening import checked
from paradero.cli.keeping.recovering import hand_over
from paradero.cli.keeping.voice import Voice
from paradero.cli.keeping.waiting import counting
from paradero.cli.orders.setting import Setting
from paradero.cli.streams import check_output


def another_passphrase(setting: Setting, recovery: bool) -> int:
    secret = checked(setting, recovery)
    chosen = Asking(setting).new_secret("new_passphrase")
    change_passphrase(setting.folder, secret, chosen)
    voice = Voice(setting.words)
    voice("passwd.done")
    voice("passwd.old", new_keys=setting.order("new-keys"))
    return 0


def other_keys(setting: Setting, recovery: bool) -> int:
    check_output()
    secret = checked(setting, recovery)
    chosen = Asking(setting).new_secret("new_passphrase")
    with counting("new_keys.copying", setting.words) as step:
        key = new_keys(setting.folder, secret, chosen, step=lambda: step(1))
    voice = Voice(setting.words)
    voice("new_keys.done")
    hand_over(key, setting.words)
    voice("new_keys.old")
    return 0
