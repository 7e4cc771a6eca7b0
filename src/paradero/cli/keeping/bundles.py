"""`paradero export` and `paradero import`: reports as one file that travels."""

from __future__ import annotations

from pathlib import Path

from paradero.actions.export_bundle import export_bundle
from paradero.actions.finding import SHORT, how_many, report_named
from paradero.actions.import_bundle import import_bundle
from paradero.actions.refusals import Refusal
from paradero.cli.keeping.asking import TRIES, Asking
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.voice import Voice
from paradero.cli.orders.setting import Setting


def export(setting: Setting, target: Path, reports: tuple[str, ...]) -> int:
    """These reports, or all; under a passphrase of their own, so that the record's is given to nobody."""
    words, voice = setting.words, Voice(setting.words)
    if target.exists():
        raise Refusal("target_exists", path=str(target))
    with record(setting) as workspace:
        subjects = list(dict.fromkeys(report_named(workspace, report) for report in reports)) if reports else None
        chosen = Asking(setting).new_secret("bundle_new")
        sent = export_bundle(workspace, target, chosen, subjects)
    voice.say(words.count("export.done", sent.reports, path=target))
    voice("export.passphrase")
    return 0


def take_in(setting: Setting, source: Path, anyway: bool) -> int:
    """1 if something was left out or could not be read: everything else is in."""
    words, voice = setting.words, Voice(setting.words)
    with source.open("rb"):
        pass
    with record(setting) as workspace:
        asking = Asking(setting)
        for left in reversed(range(TRIES)):
            try:
                taken = import_bundle(workspace, source, asking.secret("bundle"), anyway)
                break
            except Refusal as refusal:
                if refusal.code != "bundle_passphrase" or not asking.again or not left:
                    raise
                voice("ask.again")
        total = how_many(workspace)
    if taken.reports:
        voice.say(words.count("import.reports", taken.reports))
    elif taken.new:
        voice.say(words.count("import.new", taken.new))
    elif not taken.erased:
        voice("import.nothing_new")
    if taken.erased:
        voice.say(words.count("import.erased", len(taken.erased), reports=", ".join(s[:SHORT] for s in taken.erased)))
    voice.say(words.count("list.total", total))
    if taken.waiting:
        numbers = ", ".join(subject[:SHORT] for subject in taken.waiting)
        voice("import.waiting", reports=numbers, show=setting.order("show", taken.waiting[0][:SHORT]))
    if taken.held:
        voice.say(words.count("import.held", len(taken.held)))
    return 1 if taken.held else 0
