"""The bytes that came in, as they came, for whoever may take them out."""

from __future__ import annotations

from pathlib import PurePath

from paradero.actions.finding import SHORT
from paradero.actions.judging import looked_at
from paradero.actions.noting import note
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.record.view import View, digest

_ENDINGS = frozenset(
    {".html", ".htm", ".pdf", ".docx", ".txt", ".md", ".mhtml", ".eml", ".csv", ".xlsx", ".jpg", ".png"}
)


def original_of(workspace: Workspace, subject: str) -> tuple[View, bytes]:
    """Noted as taken out.

    Raises Refusal `original_hidden`, `no_original`, `original_gone`; Damaged or Missing where it is not whole.
    """
    workspace.actor.must_be_allowed("take_out")
    whole = looked_at(workspace, subject)
    named = digest(whole.state.received, "original")
    if whole.state.hidden:
        raise Refusal("original_hidden")
    if named is None:
        raise Refusal("no_original", report=subject)
    if whole.state.gone:
        raise Refusal("original_gone")
    content = workspace.blobs.get(named)
    note(workspace, "original", subject)
    return whole, content


def plain_name(whole: View) -> str:
    """A name for the file that names nobody: browsers and desktops keep lists of files.

    The ending is the original's own, if it is one that reports have.
    """
    captured = whole.captured
    ending = PurePath(captured.file or "").suffix.lower() if captured else ""
    known = ending if ending in _ENDINGS else ".html" if captured and captured.how == "address" else ".bin"
    return f"original-{whole.state.subject[:SHORT]}{known}"
