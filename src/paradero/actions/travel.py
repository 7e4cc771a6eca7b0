"""A small workspace for the road: chosen reports only, under keys of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paradero.actions.export_bundle import bundle_of
from paradero.actions.import_bundle import Terms, take
from paradero.actions.judging import looked_at
from paradero.actions.noting import note
from paradero.actions.opening import DEAR, Secret, check_passphrase, create, opened
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Draft, Workspace
from paradero.ledger import Head
from paradero.ledger.bundles import Bundle
from paradero.record.kinds import FOLLOWS, WORKSPACE
from paradero.vault import Cost


@dataclass(frozen=True, slots=True)
class Luggage:
    """What goes along, and whose workspace it comes from."""

    bundle: Bundle
    home: Head


def packed_for_travel(workspace: Workspace, subjects: Sequence[str]) -> Luggage:
    """These reports, whole as they stand here. Nothing of any other, not even its number."""
    workspace.actor.must_be_allowed("export")
    if not subjects:
        raise Refusal("nothing_chosen")
    for subject in subjects:
        looked_at(workspace, subject)
    bundle = bundle_of(workspace, subjects)
    home = workspace.head()
    assert home is not None  # a report was received
    note(workspace, "travelled", str(len(subjects)))
    return Luggage(Bundle(bundle.entries, bundle.blobs), home)


def travel(luggage: Luggage, folder: Path, passphrase: str, cost: Cost = DEAR) -> str:
    """Make the workspace and return its recovery key. To bring work back, export a bundle there and import it here."""
    check_passphrase(passphrase)
    recovery = create(folder, passphrase, cost)
    with opened(folder, Secret(passphrase)) as workspace:
        home = luggage.home
        content = {"after": home.author, "last": home.sequence, "entry": home.entry, "part": True}
        workspace.record([Draft(FOLLOWS, WORKSPACE, content)])
        take(workspace, luggage.bundle, Terms(anyway=True, own=True))
    return recovery
