"""`paradero rebuild`: the tables made again from what was added and decided."""

from __future__ import annotations

from paradero.actions.rebuild_tables import rebuild_tables
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.voice import Voice
from paradero.cli.keeping.waiting import counting
from paradero.cli.orders.setting import Setting


def rebuild(setting: Setting) -> int:
    with record(setting) as workspace, counting("rebuild.folding", setting.words) as step:
        different = rebuild_tables(workspace, lambda: step(1))
    Voice(setting.words)("rebuild.different" if different else "rebuild.same")
    return 0
