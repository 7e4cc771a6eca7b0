"""One task, from its bytes to a report. Invariant: it says how it ended, and until then its bytes are not lost."""

from __future__ import annotations

from dataclasses import dataclass

from paradero import capture
from paradero.actions.permitting import Actor
from paradero.actions.preferences import preferences
from paradero.actions.receive_report import Incoming, Receipt, receive_report
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.team.members import actor_of
from paradero.actions.workspace import Workspace
from paradero.store.models import Task
from paradero.wording.own import is_own

HELD = frozenset({"erased_before", "like_erased", "erased_words"})
"""Refusals on which a person decides."""


_DAMAGED = "damaged_record"


@dataclass(frozen=True, slots=True)
class Ended:
    state: str
    reason: str = ""
    subject: str = ""


def work(workspace: Workspace, task: Task) -> None:
    """Do it and note how it ended. What became a report lies in it: its bytes go from here."""
    Task.objects.filter(id=task.id).update(state="running", tries=task.tries + 1)
    ended = _ended(workspace.acting(_whose(task)), task)
    kept = {} if ended.state in {"failed", "held"} else {"content": None}
    Task.objects.filter(id=task.id).update(state=ended.state, reason=ended.reason, subject=ended.subject, **kept)


def _whose(task: Task) -> Actor:
    """Whoever brought it, with the rights of today; somebody who was barred since brought it rightly then."""
    if not task.member:
        return Actor()
    return actor_of(task.member) or Actor("recorder", task.member)


def _ended(workspace: Workspace, task: Task) -> Ended:
    try:
        with refusing():
            receipt = _received(workspace, task)
    except capture.Unreadable as reason:
        return Ended("failed", reason.code)
    except Refusal as refusal:
        if refusal.code == _DAMAGED:
            raise  # the desk closes, and says why
        return Ended("held" if refusal.code in HELD else "failed", refusal.code)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not cost a person all the others
        return Ended("failed", f"crashed_{type(error).__name__.lower()}"[:40])
    if receipt.what == "known":
        return Ended("known", "", receipt.subject)
    return Ended("done", receipt.failure or "", receipt.subject)


def _received(workspace: Workspace, task: Task) -> Receipt:
    data, source = bytes(task.content or b""), capture.Source(task.name)
    if task.what == "address":
        chosen = preferences()
        if not chosen.fetching:
            raise Refusal("fetching_off")
        data, source = capture.fetch(task.name, capture.FetchOptions(proxy=chosen.proxy or None))
    if is_own(data):
        raise Refusal("own_page")
    return receive_report(
        workspace,
        Incoming(
            data,
            task.name,
            task.what,
            source.url,
            task.anyway,
            restricted=task.restricted,
            content_type=source.content_type,
            notes=source.notes,
        ),
    )
