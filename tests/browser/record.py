"""A record to be served: reports by people who never lived, a member of every role. Made once, copied for each server.

It is made before a browser is there: beside one, Django would not let this thread use its database.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyotp

from paradero.actions.opening import Secret, create, opened
from paradero.actions.permitting import ROLES, Actor
from paradero.actions.receive_report import Incoming, receive_report
from paradero.actions.restrict_report import restrict_report
from paradero.actions.team import passwords
from paradero.actions.team.members import Admission, admit_member
from paradero.actions.team.second_factor import confirm, new_secret
from paradero.store.models import Member
from paradero.vault import Cost
from tests.actions.conftest import NOTES, PASSPHRASE

PASSWORD = "una clave de prueba"
GUARDED = "con-codigo"
"""Who signs in with a code as well."""
SAMPLES = Path(__file__).parents[2] / "samples"
ONLY_THERE = "Balbina Xool"
"""A name that stands in one report and nowhere else, our own code and its examples included."""

VIGIL = (
    "🕯️ Vigilia por doce migrantes en Matehuala 👩‍👦\n\n6 de abril de 2023\n\n"
    "🚨 El martes 4 de abril hombres armados secuestraron a doce migrantes hondureños cerca de Matehuala, "
    "denunció la hermana Elodia Pech 👩🏽‍🦱. Llevaban mochilas verdes 🎒 y botas de hule, recordó la hermana.\n"
)
"""Signs that are one character to a person, one or several to Python and more to JavaScript; claims within claims."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`reports` are the numbers of the reports by the names of their files."""

    folder: Path
    reports: dict[str, str]


def made(folder: Path) -> Pattern:
    before = passwords._HASHER
    passwords._HASHER = type(before)(time_cost=1, memory_cost=64, parallelism=1)
    try:
        return _made(folder)
    finally:
        passwords._HASHER = before


def _made(folder: Path) -> Pattern:
    create(folder, PASSPHRASE, Cost.least())
    notes = {**NOTES, "vigilia.txt": VIGIL}
    notes["secuestro.txt"] = notes["secuestro.txt"].replace("el sacerdote Tomás Ixcot", f"la maestra {ONLY_THERE}")
    files = {name: text.encode() for name, text in notes.items()}
    files |= {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir())}
    with opened(folder, Secret(PASSPHRASE)) as workspace:
        for role in ROLES:
            admit_member(workspace, Admission(f"Persona {role}", role, role, PASSWORD))
        guarded = admit_member(workspace, Admission("Persona con código", GUARDED, "reader", PASSWORD))
        secret = new_secret()
        confirm(workspace.acting(Actor("reader", guarded)), secret, pyotp.TOTP(secret).now())
        Member.objects.update(must_change=False)
        reports = {name: receive_report(workspace, Incoming(data, name)).subject for name, data in files.items()}
        restrict_report(workspace, reports["madre.txt"], True)
    return Pattern(folder, reports)
