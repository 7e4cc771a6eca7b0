"""The preserved original, written out as it came in."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from paradero.actions.original import original_of
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.cli.keeping.voice import Voice
from paradero.cli.orders.setting import Setting


def write_original(workspace: Workspace, setting: Setting, subject: str, target: Path) -> None:
    """To a new file, byte for byte. Invariant: no file that is there is touched, and none is left half written."""
    voice = Voice(setting.words)
    try:
        whole, content = original_of(workspace, subject)
    except Refusal as refusal:
        raise Refusal(refusal.code, **refusal.details, show=setting.order("show", subject[:8], "--text")) from None
    _write_new(target, content)
    voice("original.written", path=target)
    sha256 = hashlib.sha256(content).hexdigest()
    recorded = whole.captured.sha256 if whole.captured else None
    voice("original.same" if sha256 == recorded else "original.other", sha256=sha256)


def _write_new(target: Path, content: bytes) -> None:
    try:
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise Refusal("target_exists", path=str(target)) from None
    try:
        with os.fdopen(file, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
