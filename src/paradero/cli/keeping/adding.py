"""`paradero add`: each input in turn; one that fails never keeps the others from being kept."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, get_args

from paradero.actions.finding import SHORT
from paradero.actions.receive_report import Incoming, Receipt, receive_report
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.workspace import Workspace
from paradero.capture import Unreadable
from paradero.cli.bringing import brought
from paradero.cli.inputs import Input, unfold
from paradero.cli.keeping.attempting import refused
from paradero.cli.keeping.opening import record
from paradero.cli.orders.setting import Setting
from paradero.cli.progress import Progressing, progressing
from paradero.cli.read import tell_skipped, warn
from paradero.cli.sanitising import plain
from paradero.record.captured import How
from paradero.wording.own import OwnPage
from paradero.wording.reasons import unread_reason

Outcome = Literal["added", "unread", "known", "held", "failed"]
HELD = frozenset({"erased_before", "like_erased", "erased_words"})
"""Refusals of one report for what was erased here: the others are still added. Any other refusal ends the adding."""


@dataclass(frozen=True, slots=True)
class Adding:
    sources: tuple[str, ...]
    proxy: str | None = None
    anyway: bool = False


_HOWS: dict[str, How] = {"file": "file", "stdin": "stdin", "address": "address"}


def add_all(setting: Setting, adding: Adding) -> int:
    """0 if everything is in the record, also what was there before and what was kept and could not be read."""
    words = setting.words
    with record(setting) as workspace:
        inputs, skipped = unfold(adding.sources)
        with progressing(len(inputs), words, "note.adding") as progress:
            one = _Adding(workspace, setting, adding, progress, len(inputs))
            for left in skipped:
                tell_skipped(left, progress, words)
            try:
                for item in inputs:
                    warn(item, progress, words)
                    one.add(item)
                    progress.step()
            finally:
                one.sum_up()
    return 1 if one.counted["held"] or one.counted["failed"] else 0


@dataclass(slots=True)
class _Adding:
    workspace: Workspace
    setting: Setting
    adding: Adding
    progress: Progressing
    total: int
    counted: Counter[Outcome] = field(default_factory=Counter)

    def add(self, item: Input) -> None:
        """Told in one line, unless it was here already among many."""
        words = self.setting.words
        name = words("note.stdin_name") if item.how == "stdin" else item.name
        try:
            receipt = self._received(item)
        except Unreadable as reason:
            empty = item.how == "stdin" and reason.code == "empty"
            self._problem("failed", name, words("failed.stdin_empty") if empty else reason.message(words.language))
        except OwnPage:
            self._problem("failed", name, words("failed.own"))
        except Refusal as refusal:
            if refusal.code not in HELD:
                raise
            self._problem("held", name, refused(refusal, self.setting))
        except _Nothing as reason:
            self._problem("failed", name, words(str(reason)))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not cost a person all the others
            self._problem("failed", name, words("failed.crashed", error=type(error).__name__))
            if self.setting.debug:
                self.progress.say(traceback.format_exc(), lines=True)
        else:
            self._taken(receipt, name)

    def sum_up(self) -> None:
        """Said also when it ended before its time: what is counted is kept."""
        words = self.setting.words
        parts = [words.count(f"add.{what}", self.counted[what]) for what in get_args(Outcome) if self.counted[what]]
        if parts and (self.total > 1 or self.counted["added"]):
            self.progress.say("; ".join(parts) + ".")
        if self.counted["added"] and sys.stderr.isatty():
            self.progress.say(words("add.next", show=self.setting.order("show")))

    def _received(self, item: Input) -> Receipt:
        if item.how == "stdin" and sys.stdin is None:
            raise _Nothing("failed.stdin_closed")
        if item.how in {"empty_folder", "closed_folder"}:
            raise _Nothing("failed.empty_folder" if item.how == "empty_folder" else "failed.no_entry")
        data, source = brought(item, self.adding.proxy)
        incoming = Incoming(
            data,
            item.name,
            _HOWS[item.how],
            source.url,
            self.adding.anyway,
            content_type=source.content_type,
            notes=source.notes,
        )
        with refusing():
            return receive_report(self.workspace, incoming)

    def _taken(self, receipt: Receipt, name: str) -> None:
        words, number = self.setting.words, receipt.subject[:SHORT]
        if receipt.what == "known":
            self.counted["known"] += 1
            if self.total == 1:
                self.progress.say(f"{name}: {words('add.here', number=number)}")
            return
        self.counted["unread" if receipt.failure else "added"] += 1
        with self.progress.aside():
            print(f"{number}  {plain(name)}", flush=True)
        if receipt.failure:
            self.progress.say(f"{name}: {words('add.kept', reason=unread_reason(receipt.failure, words))}")

    def _problem(self, outcome: Outcome, name: str, message: str) -> None:
        self.counted[outcome] += 1
        self.progress.say(f"{name}: {message}")


class _Nothing(Exception):
    """An input that brings no bytes; its text is the key of what is said of it."""
