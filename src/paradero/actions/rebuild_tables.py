"""Fold everything again."""

from __future__ import annotations

from collections.abc import Callable

from paradero.actions.workspace import Workspace


def rebuild_tables(workspace: Workspace, step: Callable[[], None] = lambda: None) -> bool:
    """Make every table anew from entries and blobs; says whether anything was different from what stood there."""
    workspace.actor.must_be_allowed("look")
    before = workspace.tables.fingerprint()
    workspace.tables.rebuild(step)
    return before != workspace.tables.fingerprint()
