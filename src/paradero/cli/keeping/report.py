"""One report of the record: where it comes from, what was read in it, and what people decided on that."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from rich.text import Text

from paradero.actions.finding import SHORT
from paradero.actions.workspace import Workspace
from paradero.cli.form import claim_form, reading_form
from paradero.cli.keeping.voice import Voice
from paradero.cli.lines import table
from paradero.cli.marks import marks
from paradero.cli.orders.setting import Setting
from paradero.cli.sanitising import plain
from paradero.cli.sheet import Beside, Sheet
from paradero.cli.streams import Out
from paradero.record.view import View, digest
from paradero.wording.provenance import provenance
from paradero.wording.reasons import unread_reason
from paradero.wording.standing import standing_phrase, stood

_WIDEST = 96
_STYLES = {"accepted": "green", "rejected": "red", "corrected": "green", "conflict": "bold yellow"}


def print_report(whole: View, workspace: Workspace, setting: Setting, hidden: bool) -> None:
    console = Out(file=sys.stdout, highlight=False, emoji=False, markup=False)
    width = min(console.width, _WIDEST)
    for line in _lines(whole, workspace, setting, (width, console.encoding, hidden)):
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    _tell(whole, setting, hidden)


def _lines(whole: View, workspace: Workspace, setting: Setting, how: tuple[int, str, bool]) -> Iterator[Text]:
    words, (width, encoding, hidden) = setting.words, how
    covered = whole.state.hidden and not hidden
    report = whole.captured.report if whole.captured else None
    rows = provenance(whole, words)
    if report is None or covered:
        yield Text(marks(encoding).rule * width, "dim")
        shown = rows[:2] if covered else rows
        yield from table([(label, Text(plain(said))) for label, said in shown], width, style="dim")
        yield Text()
        return
    found = stood(whole, report)
    standings = {
        id: Text(phrase, _STYLES[shown.standing])
        for id, shown in found.standings.items()
        if (phrase := standing_phrase(shown, id in found.added, workspace, words))
    }
    beside = Beside(rows, standings, "report.withheld_here", read=whole.reading is not None)
    yield from Sheet(found.reading, words, width, encoding, beside).lines(whole.state.subject[:SHORT])


def _tell(whole: View, setting: Setting, hidden: bool) -> None:
    """What is to be known and done, beside the report itself."""
    voice, words, number = Voice(setting.words), setting.words, whole.state.subject[:SHORT]
    if whole.state.waiting:
        voice("show.waits" if whole.state.hidden else "show.waits_part")
        voice("show.answer", answer=setting.order("answer", number), hidden=setting.order("show", number, "--hidden"))
    if whole.unreadable:
        voice("show.damaged", restore=f"paradero restore … {setting.folder}")
    if whole.state.hidden and not hidden:
        return
    if whole.failure:
        voice("show.unread", reason=unread_reason(whole.failure, words))
        if whole.captured is not None and whole.captured.report is None:
            voice("show.original", show=setting.order("show", number, "--original", words("help.original_name")))
    if whole.unproven:
        voice("show.unproven")
    if any(shown.standing == "conflict" for shown in whole.claims.values()):
        voice("show.conflict")
    if whole.claims:
        voice("show.review", review=setting.order("review", number, *words("show.review_more").split(" ")))
    if whole.captured is not None and whole.captured.report is not None:
        voice("show.text", show=setting.order("show", number, "--text"))


def print_text(whole: View, setting: Setting, hidden: bool) -> None:
    """The whole of the words, as they were taken in and nothing else."""
    if whole.state.hidden and not hidden:
        _tell(whole, setting, hidden)
    elif whole.captured is not None and whole.captured.report is not None:
        print(plain(whole.captured.text, newlines=True))
    else:
        _tell(whole, setting, hidden)


def report_form(whole: View, workspace: Workspace, hidden: bool) -> dict[str, Any]:
    """A report for programs: `reading` as `paradero read --json` has it, `claims` as they stand, by their numbers."""
    state, captured = whole.state, whole.captured
    body = state.received.body if state.received else None
    form: dict[str, Any] = {
        "report": state.subject,
        "received": body.time.isoformat() if body else None,
        "hidden": state.hidden,
        "waiting": [entry.id for entry in state.waiting],
        "failure": whole.failure,
        "unreadable": list(whole.unreadable),
    }
    if captured is None or (state.hidden and not hidden):
        return form
    told = captured.told
    original = digest(state.received, "original") is not None and not state.gone
    form |= {
        "how": captured.how,
        "file": captured.file,
        "original": {"sha256": captured.sha256, "size": captured.size} if original else None,
        "told": {
            "by": told.by,
            "how": told.way,
            "taken_by": told.taken_by,
            "on": told.on.isoformat() if told.on else None,
        }
        if told
        else None,
    }
    if captured.report is None:
        return form
    found = stood(whole, captured.report)
    claims = [
        {
            "number": number,
            "key": key,
            "standing": whole.claims[key].standing,
            "decisions": [entry.id for entry in whole.claims[key].decisions],
            **claim_form(claim, captured.text),
        }
        for number, (key, claim) in enumerate(zip(found.keys, found.reading.claims, strict=True), 1)
    ]
    return {**form, "claims": claims, "reading": reading_form(whole.reading) if whole.reading else None}
