"""`paradero tell`: what somebody told, taken down to the letter."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, timedelta

from paradero.actions.finding import SHORT
from paradero.actions.receive_report import Receipt
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.tell_report import tell_report
from paradero.actions.workspace import Workspace
from paradero.capture import Limits
from paradero.cli.keeping.adding import HELD
from paradero.cli.keeping.asking import Asking, on_terminal
from paradero.cli.keeping.attempting import refused
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.record.captured import Told, Way
from paradero.wording.words import Words

WAYS: dict[str, Way] = {
    "call": "call", "visit": "visit", "letter": "letter", "message": "message", "other": "other",
    "llamada": "call", "visita": "visit", "carta": "letter", "mensaje": "message", "otro": "other",
}  # fmt: skip
ASK = "-"
"""In the place of a name: it is asked for, so that it stands in no shell's history."""


@dataclass(frozen=True, slots=True)
class Telling:
    how: str
    by: str | None = None
    taken_by: str | None = None
    on: str | None = None
    anyway: bool = False


def take_down(setting: Setting, telling: Telling) -> int:
    """Text comes last: whatever could refuse it is asked before, so that nobody types a testimony in vain."""
    words = setting.words
    way, on = _way(telling.how, words), _day(telling.on, words)
    if telling.by is None and not on_terminal():
        raise Misuse(words("usage.by"))
    with record(setting) as workspace:
        asking = Asking(setting)
        by = asking.line("by") if telling.by in {None, ASK} else telling.by or ""
        if not by.strip():
            raise Refusal("told_by_nobody")
        taken_by = asking.line("taken_by") if telling.taken_by == ASK else telling.taken_by
        told = Told(by.strip(), way, taken_by, on)
        receipt = _told(workspace, setting, told, telling.anyway)
    if receipt is None:
        return 1
    number = receipt.subject[:SHORT]
    voice = Voice(words)
    if receipt.what == "known":
        voice("tell.here", number=number)
        return 0
    print(number, flush=True)
    voice("tell.done", show=setting.order("show", number))
    return 0


def _told(workspace: Workspace, setting: Setting, told: Told, anyway: bool) -> Receipt | None:
    """At a terminal what resembles something erased is asked about at once: the text stands nowhere else."""
    text = _text(setting)
    try:
        with refusing():
            return tell_report(workspace, text, told, anyway)
    except Refusal as refusal:
        if refusal.code not in HELD or not on_terminal():
            raise
        Voice(setting.words).say(refused(refusal, setting))
        if not Asking(setting).sure("keep_anyway"):
            return None
        with refusing():
            return tell_report(workspace, text, told, True)


def _text(setting: Setting) -> str:
    if on_terminal():
        Voice(setting.words)("note.stdin", keys="Ctrl-Z" if sys.platform == "win32" else "Ctrl-D")
    raw = sys.stdin.buffer.read(Limits().bytes) if sys.stdin is not None else b""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _way(typed: str, words: Words) -> Way:
    way = WAYS.get(typed.strip().casefold())
    if way is None:
        raise Misuse(words("usage.how", value=typed))
    return way


def _day(typed: str | None, words: Words) -> date | None:
    try:
        day = date.fromisoformat(typed) if typed is not None else None
    except ValueError:
        raise Misuse(words("usage.on", value=typed)) from None
    if day is not None and day > date.today() + timedelta(days=1):
        raise Misuse(words("usage.future", value=typed))
    return day
