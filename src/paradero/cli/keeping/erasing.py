"""`paradero erase`: a report, or words of it, for good."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.actions.erase_part import Part, erase_part, part_of
from paradero.actions.erase_report import erase_report
from paradero.actions.finding import SHORT, report_named
from paradero.actions.workspace import Workspace
from paradero.cli.keeping.asking import Asking, on_terminal
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.telling import ASK
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.wording.titles import came_in, cut, heading

_TITLE = 70
_NEAR = 12
"""So many places that hold a like word are shown."""


@dataclass(frozen=True, slots=True)
class Erasing:
    report: str
    words: str | None = None
    yes: bool = False


def erase(setting: Setting, erasing: Erasing) -> int:
    """Invariant: nothing goes before somebody has seen what would go and said yes, at the terminal or beforehand."""
    voice = Voice(setting.words)
    if not erasing.yes and (setting.stdin or not on_terminal()):
        raise Misuse(setting.words("usage.yes"))
    with record(setting) as workspace:
        subject = report_named(workspace, erasing.report)
        which(workspace, setting, subject)
        if erasing.words is None:
            voice("erase.all_of_it")
        else:
            words = Asking(setting).line("erased_words") if erasing.words == ASK else erasing.words
            part = part_of(workspace, subject, words)
            _what(part, setting)
        if not erasing.yes and not Asking(setting).sure("sure"):
            voice("erase.kept")
            return 1
        if erasing.words is None:
            erase_report(workspace, subject)
        else:
            erase_part(workspace, subject, part.spans)
    voice("erase.done" if erasing.words is None else "erase.done_part", number=subject[:SHORT])
    voice("erase.not_reached")
    if erasing.words not in {None, ASK}:
        voice("erase.history")
    return 0


def which(workspace: Workspace, setting: Setting, subject: str) -> None:
    """Which report it is, in one line."""
    words, whole = setting.words, workspace.tables.view(subject, even_hidden=True)
    body = whole.state.received.body if whole.state.received else None
    title = heading(whole, words)
    Voice(words)(
        "erase.which",
        number=subject[:SHORT],
        title=words("report.quote", words=cut(title, _TITLE)) if title else words("list.no_words"),
        when=came_in(body.time.isoformat()) if body else "",
    )


def _what(part: Part, setting: Setting) -> None:
    """The exact words, each way of writing them once, and what goes with them."""
    words, voice = setting.words, Voice(setting.words)
    quotes = ", ".join(words("report.quote", words=" ".join(q.split())) for q in dict.fromkeys(part.quotes))
    voice.say(words.count("erase.part", len(part.quotes), quotes=quotes))
    if part.original_goes:
        voice("erase.original")
    if part.near:
        shown = ", ".join(words("report.quote", words=" ".join(q.split())) for q in part.near[:_NEAR])
        voice("erase.near", quotes=shown)
    if part.copies:
        numbers = ", ".join(copy[:SHORT] for copy in part.copies)
        voice("erase.copies", reports=numbers)
