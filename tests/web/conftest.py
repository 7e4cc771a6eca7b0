"""An open workspace behind the pages, with one person of every role; requests go through Django's own handler."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client

from paradero.actions.opening import Secret, create, opened
from paradero.actions.permitting import ROLES, Actor, Role
from paradero.actions.receive_report import Incoming, receive_report
from paradero.actions.restrict_report import restrict_report
from paradero.actions.team import passwords
from paradero.actions.team.members import Admission, admit_member
from paradero.store.models import Member
from paradero.tasks.desk import Desk
from paradero.vault import Cost
from paradero.web.house import House, move_in
from tests.actions.conftest import NOTES, PASSPHRASE

PASSWORD = "una clave de prueba"


@dataclass(slots=True)
class Office:
    """`reports` are the numbers of the reports by the names of their files; `people` those of the members by role."""

    desk: Desk
    house: House
    reports: dict[str, str]
    people: dict[str, str]

    def client(self, role: Role | None = None) -> Client:
        """A browser, in which somebody of this role has signed in; nobody, if none is given."""
        client = Client(SERVER_NAME="127.0.0.1")
        if role is not None:
            answer = client.post("/entrar", {"login": role, "password": PASSWORD})
            assert answer.status_code == 302, answer.content.decode()
        return client

    def report(self, name: str = "secuestro.txt") -> str:
        return self.reports[name]


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """A guess costs next to nothing, so that hundreds of tests can sign in."""
    before = passwords._HASHER
    passwords._HASHER = type(before)(time_cost=1, memory_cost=64, parallelism=1)
    yield
    passwords._HASHER = before


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A folder that is copied for every test: making one takes longer."""
    folder = tmp_path_factory.mktemp("pattern") / "registro"
    create(folder, PASSPHRASE, Cost.least())
    reports: dict[str, str] = {}
    with opened(folder, Secret(PASSPHRASE)) as workspace:
        people = {role: admit_member(workspace, Admission(f"Persona {role}", role, role, PASSWORD)) for role in ROLES}
        Member.objects.update(must_change=False)
        for name, text in NOTES.items():
            reports[name] = receive_report(workspace, Incoming(text.encode(), name)).subject
        restrict_report(workspace, reports["madre.txt"], True)
    return folder, reports, people


@pytest.fixture
def office(tmp_path: Path, pattern: tuple[Path, dict[str, str], dict[str, str]]) -> Iterator[Office]:
    import shutil

    source, reports, people = pattern
    folder = tmp_path / "registro"
    shutil.copytree(source, folder)
    desk = Desk(folder)
    desk.open(Secret(PASSPHRASE))
    house = House(desk, restart=lambda: None)
    house.restart = lambda: _lock(desk)
    move_in(house)
    yield Office(desk, house, dict(reports), dict(people))
    desk.lock()
    caches["default"].clear()


def _lock(desk: Desk) -> None:
    desk.lock()
    caches["default"].clear()


@pytest.fixture
def done(office: Office) -> Callable[[], None]:
    """Waits until nothing is left to be done in the background."""
    import time

    from paradero.store.models import Task

    def wait() -> None:
        for _ in range(400):
            with office.desk.at(Actor()):
                if not Task.objects.filter(state__in=("waiting", "running")).exists():
                    return
            time.sleep(0.05)
        raise AssertionError("the background work does not end")

    return wait
