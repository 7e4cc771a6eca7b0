"""A workspace as an office would have it after years: thousands of reports, some judged, some restricted, five people.

Everything in it is invented; passphrase and passwords are no secret, and cost next to nothing to try.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from argon2 import PasswordHasher

from bench.invented import Inventor
from bench.leaks import text_of
from bench.scale import Population, populate
from paradero.actions import Incoming, Secret, Workspace, create, opened, receive_report
from paradero.actions.finding import report_named
from paradero.actions.permitting import Role
from paradero.actions.team import passwords
from paradero.actions.team.members import Admission, admit_member
from paradero.actions.workspace import Draft
from paradero.record.kinds import RESTRICTED, REVIEWED
from paradero.store.models import Member, ReportRow
from paradero.vault import Cost

PASSPHRASE = "una frase inventada para trabajar"
PASSWORD = "una clave inventada"
PEOPLE: tuple[tuple[str, Role], ...] = (
    ("ana", "recorder"),
    ("beto", "recorder"),
    ("carmen", "reviewer"),
    ("diego", "reviewer"),
    ("elena", "coordinator"),
)
LONG_KB = (20, 60, 200)
AT_ONCE = 50


@dataclass(slots=True)
class Office:
    """`long` are reports of so many kilobytes, read by the reader; `names` stand in reports and are searched for."""

    folder: Path
    subjects: list[str]
    long: list[str]
    names: list[str]
    seconds: float

    def kilobytes(self, which: int) -> int:
        """Of a long report."""
        return LONG_KB[which * len(LONG_KB) // len(self.long)]


def make_office(folder: Path, reports: int, judged: int = 10, restricted: int = 50, long_each: int = 2) -> Office:
    """Every `judged`-th report has all its claims judged, every `restricted`-th is for coordinators and one member."""
    started = time.perf_counter()
    have = Population()
    create(folder, PASSPHRASE, Cost.least())
    with opened(folder, Secret(PASSPHRASE)) as workspace:
        people = _admit(workspace)
        inventor = Inventor(1)
        populate(workspace, inventor, have, reports // 2)
        long = [_long(workspace, kb * 1000 + n) for kb in LONG_KB for n in range(long_each)]
        populate(workspace, inventor, have, reports)
        for start in range(0, reports, AT_ONCE):
            some = range(start, min(reports, start + AT_ONCE))
            drafts = [d for n in some if n % judged == 1 for d in _judged(workspace, have.subjects[n])]
            seer = people[PEOPLE[(start // AT_ONCE) % 4][0]]
            drafts += [_restricted(have.subjects[n], seer) for n in some if n % restricted == 3]
            workspace.record(drafts)
        assert ReportRow.objects.filter(restricted=True).count() == len(range(3, reports, restricted))
    names = sorted({name for told in have.some for name in told.names})
    random.Random(4).shuffle(names)
    return Office(folder, have.subjects, long, names, time.perf_counter() - started)


def _admit(workspace: Workspace) -> dict[str, str]:
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with patch.object(passwords, "_HASHER", cheap):
        people = {
            login: admit_member(workspace, Admission(f"Persona {login}", login, role, PASSWORD))
            for login, role in PEOPLE
        }
    Member.objects.update(must_change=False)
    return people


def _long(workspace: Workspace, size: int) -> str:
    receipt = receive_report(workspace, Incoming(text_of("Ledezma", size).encode(), f"larga-{size}.txt"))
    assert receipt.what == "added" and receipt.failure is None
    return report_named(workspace, receipt.subject)


def _judged(workspace: Workspace, subject: str) -> list[Draft]:
    view = workspace.tables.view(subject)
    assert view.state.reading is not None
    answers = (view.state.reading.id,)
    return [
        Draft(REVIEWED, subject, {"claim": key, "verdict": "rejected" if n % 5 == 4 else "accepted"}, answers)
        for n, key in enumerate(view.claims)
    ]


def _restricted(subject: str, member: str) -> Draft:
    return Draft(RESTRICTED, subject, {"restricted": True, "to": [member]})
