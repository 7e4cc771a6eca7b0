"""What somebody has begun to type and not sent, so that neither a lock nor a lost connection takes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.store.models import Draft

LARGEST = 1_000_000
"""Characters of all fields together."""


def save_draft(workspace: Workspace, form: str, fields: Mapping[str, str]) -> None:
    """Keep it in the place of the one before; nothing typed keeps nothing."""
    workspace.actor.must_be_allowed("receive")
    if sum(map(len, fields.values())) > LARGEST:
        raise Refusal("draft_too_long")
    if not any(value.strip() for value in fields.values()):
        drop_draft(workspace, form)
        return
    told = {"fields": dict(fields), "saved": datetime.now(UTC)}
    Draft.objects.update_or_create(member=_whose(workspace), form=form[:60], defaults=told)


def draft_of(workspace: Workspace, form: str) -> Draft | None:
    kept: Draft | None = Draft.objects.filter(member=_whose(workspace), form=form[:60]).first()
    return kept


def drop_draft(workspace: Workspace, form: str) -> None:
    Draft.objects.filter(member=_whose(workspace), form=form[:60]).delete()


def _whose(workspace: Workspace) -> str:
    return workspace.actor.member or ""
