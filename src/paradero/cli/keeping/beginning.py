"""`paradero init`: a new record."""

from __future__ import annotations

from paradero.actions.opening import check_new, create
from paradero.cli.keeping.asking import Asking
from paradero.cli.keeping.recovering import hand_over
from paradero.cli.keeping.voice import Voice
from paradero.cli.orders.setting import Setting
from paradero.cli.streams import check_output


def begin(setting: Setting) -> int:
    """Make it, hand the recovery key over, and say what comes next."""
    check_output()
    check_new(setting.folder)
    passphrase = Asking(setting).new_secret("new_passphrase")
    recovery = create(setting.folder, passphrase)
    voice = Voice(setting.words)
    voice("init.done", folder=setting.folder)
    hand_over(recovery, setting.words)
    voice.gap()
    voice("init.next", add=setting.order("add", setting.words("example.file")))
    voice("init.pages", serve=setting.order("serve"))
    return 0
