"""`paradero backup`: the whole record as one encrypted file."""

from __future__ import annotations

from pathlib import Path

from paradero.actions.back_up import back_up
from paradero.actions.opening import Secret, check_there
from paradero.actions.refusals import Refusal
from paradero.cli.keeping.opening import unlocking
from paradero.cli.keeping.voice import Voice
from paradero.cli.keeping.waiting import counting
from paradero.cli.orders.setting import Setting
from paradero.ledger import Head, head_code


def back_up_to(setting: Setting, target: Path) -> int:
    """The head of the moment goes to standard output, to be written down beside the backup."""
    words, voice = setting.words, Voice(setting.words)
    check_there(setting.folder)
    if target.exists():
        raise Refusal("target_exists", path=str(target))

    def copied(secret: Secret) -> Head | None:
        with counting("backup.copying", words) as step:
            return back_up(setting.folder, secret, target, lambda: step(1))

    head = unlocking(setting, copied)
    voice("backup.done", path=target)
    if head is not None:
        voice.gap()
        print(head_code(head), flush=True)
        voice.gap()
        voice("backup.head")
    voice("backup.keep", restore=f"paradero restore {target} {words('help.folder_name')}")
    return 0
