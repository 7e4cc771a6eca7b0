"""Workspaces whose passphrase costs next to nothing, with reports by people who never lived."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from paradero.actions import Incoming, Refusal, Secret, Workspace, create, opened, receive_report
from paradero.actions.import_bundle import take
from paradero.actions.verify_record import verify_record
from paradero.ledger.bundles import Bundle
from paradero.vault import Cost

PASSPHRASE = "cinco palabras bastan siempre"
SECRET = Secret(PASSPHRASE)
CHEAP = Cost.least()

KIDNAPPING = (
    "Secuestran a 12 migrantes cerca de Matehuala\n\n6 de abril de 2023\n\n"
    "El martes 4 de abril hombres armados secuestraron a doce migrantes hondureños cerca de Matehuala, "
    "denunció el sacerdote Tomás Ixcot.\n\n"
    "Pidió a la Fiscalía que active la búsqueda inmediata. La Fiscalía negó que haya doce secuestrados.\n"
)
MOTHER = (
    "Una madre busca a su hijo\n\n9 de mayo de 2023\n\n"
    "Inés Tzul, madre de Ramiro Tzul, dijo que su hijo desapareció el 3 de mayo en Altar, Sonora. "
    "Inés Tzul pidió ayuda al albergue. La señora Mirtala Olvera lo vio por última vez.\n"
)
BOAT = (
    "Forty people missing after a boat sank\n\n2 June 2023\n\n"
    "A boat with forty people sank near Tapachula on 1 June 2023, said Ana Brito, who runs a shelter. "
    "She asked the navy to search.\n"
)
NOTES = {"secuestro.txt": KIDNAPPING, "madre.txt": MOTHER, "boat.txt": BOAT}


def made(folder: Path, notes: dict[str, str] = NOTES) -> Path:
    """A workspace with these notes in it."""
    create(folder, PASSPHRASE, CHEAP)
    with opened(folder, SECRET) as workspace:
        for name, text in notes.items():
            receive_report(workspace, Incoming(text.encode(), name))
    return folder


def named(workspace: Workspace, words: str) -> str:
    """The one report that holds these words."""
    (found,) = workspace.book.index.find(words)
    return found.subject


def faults(folder: Path) -> set[str]:
    """What is wrong; a key file that does not open counts as found, as the command ends with an error then."""
    try:
        return {finding.what for finding in verify_record(folder, SECRET).faults}
    except Refusal as refused:
        return {refused.code}


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def taken_to(folder: Path, bundle: Bundle) -> None:
    create(folder, PASSPHRASE, CHEAP)
    with opened(folder, SECRET) as workspace:
        take(workspace, bundle)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "registro")


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with opened(folder, SECRET) as one:
        yield one
