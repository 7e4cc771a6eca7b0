"""`paradero travel`: a small record for the road."""

from __future__ import annotations

from pathlib import Path

from paradero.actions.finding import report_named
from paradero.actions.opening import check_new
from paradero.actions.travel import packed_for_travel, travel
from paradero.cli.keeping.asking import Asking
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.recovering import hand_over
from paradero.cli.keeping.voice import Voice
from paradero.cli.orders.setting import Setting
from paradero.cli.streams import check_output


def set_out(setting: Setting, new: Path, reports: tuple[str, ...]) -> int:
    check_output()
    check_new(new)
    with record(setting) as workspace:
        subjects = list(dict.fromkeys(report_named(workspace, report) for report in reports))
        luggage = packed_for_travel(workspace, subjects)
    chosen = Asking(setting).new_secret("travel_passphrase")
    recovery = travel(luggage, new, chosen)
    voice = Voice(setting.words)
    voice.say(setting.words.count("travel.done", len(subjects), folder=new))
    hand_over(recovery, setting.words)
    voice("travel.back", export=f"paradero export {new} …", take_in=setting.order("import", "…"))
    return 0
