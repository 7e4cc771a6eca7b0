"""A small workspace for the road: chosen reports only, under keys of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from paradero.actions.export_bundle import bundle_of
from paradero.actions.import_bundle import take
from paradero.actions.judging import looked_at
from paradero.actions.opening import DEAR, Secret, check_passphrase, create, opened
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.ledger.bundles import Bundle
from paradero.vault import Cost


def packed_for_travel(workspace: Workspace, subjects: Sequence[str]) -> Bundle:
    """What goes along: these reports, whole as they stand here. Nothing of any other, not even its number."""
    workspace.actor.must_be_allowed("export")
    if not subjects:
        raise Refusal("nothing_chosen")
    for subject in subjects:
        looked_at(workspace, subject)
    bundle = bundle_of(workspace, subjects)
    return Bundle(bundle.entries, bundle.blobs)


def travel(bundle: Bundle, folder: Path, passphrase: str, cost: Cost = DEAR) -> str:
    """Make the workspace and return its recovery key. To bring work back, export a bundle there and import it here."""
    check_passphrase(passphrase)
    recovery = create(folder, passphrase, cost)
    with opened(folder, Secret(passphrase)) as workspace:
        take(workspace, bundle, anyway=True)
    return recovery
