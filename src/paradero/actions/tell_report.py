"""Take down what somebody told: a call, a visit, a letter."""

from __future__ import annotations

import unicodedata

from paradero.actions.finding import is_seen
from paradero.actions.read_report import proposal
from paradero.actions.receive_report import Receipt, known_here, record_report
from paradero.actions.recognising import check_memory
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.capture.tongue import language_of
from paradero.model import Report
from paradero.record.captured import Captured, Told
from paradero.record.typed import whole


def tell_report(workspace: Workspace, text: str, told: Told, anyway: bool = False, restricted: bool = False) -> Receipt:
    """Add a told report. Its text is what was taken down, to the letter; who told it is who speaks in it.

    Raises Refusal, as `receive_report` does.
    """
    workspace.actor.must_be_allowed("receive")
    words = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not words:
        raise Refusal("told_nothing")
    if not whole(words):
        words = words.encode("utf-8", "replace").decode()
    if not told.by.strip():
        raise Refusal("told_by_nobody")
    report = Report(
        "", words, published=told.on, published_from="told" if told.on else None, language=language_of(words)
    )
    captured = Captured("told", report, told=told)
    read = proposal(captured)
    with workspace.writing:
        here = known_here(workspace, captured)
        if here and is_seen(workspace, here):
            return Receipt("known", here)
        if not anyway:
            check_memory(workspace, captured)
        return record_report(workspace, captured, read, None, restricted or here is not None)
