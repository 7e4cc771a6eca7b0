"""`paradero show`: the latest reports, or one as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from paradero.actions.finding import SHORT, how_many, latest, report_named, waiting
from paradero.actions.workspace import Workspace
from paradero.cli.keeping.listing import hit_form, print_hits
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.originals import write_original
from paradero.cli.keeping.report import print_report, print_text, report_form
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.cli.streams import check_output, write_json


@dataclass(frozen=True, slots=True)
class Showing:
    """`hidden`: also the words that somebody else erased and nobody here has answered."""

    report: str | None
    text: bool = False
    original: Path | None = None
    json: bool = False
    hidden: bool = False


def show(setting: Setting, showing: Showing) -> int:
    check_output()
    if showing.report is None and (showing.text or showing.original is not None):
        raise Misuse(setting.words("usage.which_report"))
    with record(setting) as workspace:
        if showing.report is None:
            _list(workspace, setting, showing.json)
            return 0
        subject = report_named(workspace, showing.report)
        if showing.original is not None:
            write_original(workspace, setting, subject, showing.original)
            return 0
        whole = workspace.tables.view(subject, even_hidden=showing.hidden)
        if showing.json:
            write_json(report_form(whole, workspace, showing.hidden))
        elif showing.text:
            print_text(whole, setting, showing.hidden)
        else:
            print_report(whole, workspace, setting, showing.hidden)
    return 0


def _list(workspace: Workspace, setting: Setting, json: bool) -> None:
    words, voice = setting.words, Voice(setting.words)
    hits = latest(workspace)
    if json:
        for hit in hits:
            write_json(hit_form(hit, words))
        return
    if not hits:
        voice("list.empty")
        voice(
            "list.empty_do",
            add=setting.order("add", words("example.file")),
            tell=setting.order("tell", "--how", words("example.how")),
        )
        return
    total = how_many(workspace)
    print_hits(hits, words)
    voice.gap()
    voice.say(words.count("list.total", total) if total == len(hits) else _of_more(setting, len(hits), total))
    voice("list.see", show=setting.order("show", hits[0].row.subject[:SHORT]))
    if some := waiting(workspace):
        voice("list.waits", reports=", ".join(hit.row.subject[:SHORT] for hit in some))


def _of_more(setting: Setting, shown: int, total: int) -> str:
    words = setting.words
    return words("list.latest", n=shown, all=words.number(total), search=setting.order("search"))
