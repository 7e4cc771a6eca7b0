"""Tasks as people see them."""

from __future__ import annotations

from dataclasses import dataclass

from paradero import capture
from paradero.store.models import Task
from paradero.wording.reasons import unread_reason
from paradero.wording.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    id: int
    name: str
    state: str
    said: str
    subject: str
    again: bool
    restricted: bool


def told(task: Task, words: Words) -> Told:
    name = words("web.task.pasted") if task.what == "pasted" else task.name
    return Told(
        task.id,
        name,
        "held" if task.state == "done" and task.reason else task.state,
        _said(task, words),
        task.subject,
        task.state in {"failed", "held"},
        task.restricted,
    )


def _said(task: Task, words: Words) -> str:
    if not task.reason:
        return words(f"web.task.said.{task.state}")
    for key in (f"web.task.reason.{task.reason}", f"web.refusal.{task.reason}"):
        if words.has(key):
            return words(key)
    if task.reason.startswith("crashed") and task.state == "failed":
        return words("web.task.reason.crashed")
    if task.state == "done":
        return words("add.kept", reason=unread_reason(task.reason, words))
    limits = {"limit_mb": capture.Limits().bytes // 1_000_000}
    try:
        return capture.Unreadable(task.reason, **limits).message(words.language)
    except (ValueError, KeyError):
        return words("web.refusal.other", code=task.reason)
