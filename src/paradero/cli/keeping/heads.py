"""`paradero head`: codes against which rewriting shows."""

from __future__ import annotations

from paradero.actions.heads import heads
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.voice import Voice
from paradero.cli.orders.setting import Setting
from paradero.cli.streams import check_output
from paradero.ledger import head_code


def show_heads(setting: Setting) -> int:
    """Each code on a line of standard output, this record's own first."""
    check_output()
    voice, words = Voice(setting.words), setting.words
    with record(setting) as workspace:
        own = workspace.author.public.hex()
        found = sorted(heads(workspace), key=lambda pair: (pair[0].author != own, not pair[1]))
    if not found:
        voice("head.none")
        return 0
    for head, _ in found:
        print(head_code(head), flush=True)
    voice.gap()
    voice("head.what")
    if len(found) > 1:
        voice("head.others")
    voice("head.later", verify=setting.order("verify", "--since", words("help.since_name")))
    return 0
