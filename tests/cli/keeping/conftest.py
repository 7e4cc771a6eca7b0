"""A record with one report in it, and the command run on it with its passphrase."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from paradero.store.opening import set_up

set_up()

from paradero.actions import Incoming, Secret, Workspace, create, opened, receive_report  # noqa: E402
from paradero.vault import Cost, keyfile  # noqa: E402
from tests.cli.conftest import NOTE, Ran, Run  # noqa: E402

PASSPHRASE = "tres ríos cantan lejos ayer"
OTHER = "seis nubes verdes suben hoy"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record. `number` is that of its first report; calling gives an order with the passphrase on standard input."""

    folder: Path
    number: str
    recovery: str
    run: Run

    def __call__(self, order: str, *arguments: str | Path, lines: tuple[str, ...] = (), text: str = "") -> Ran:
        stdin = "".join(f"{line}\n" for line in (PASSPHRASE, *lines)) + text
        return self.run(order, self.folder, *arguments, "--passphrase-stdin", stdin=stdin.encode())

    def open(self) -> AbstractContextManager[Workspace]:
        return opened(self.folder, Secret(PASSPHRASE))

    @property
    def short(self) -> str:
        return self.number[:8]


@pytest.fixture
def dear() -> None:
    """Asked for by a test in which passphrases cost what they cost people."""


@pytest.fixture(autouse=True)
def cheap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes a second or more on purpose: here Argon2 is at its least."""
    if "dear" in request.fixturenames:
        return
    whole = keyfile.hash_secret_raw

    def least(secret: bytes, salt: bytes, *costs: int) -> bytes:
        return whole(secret, salt, 1, 64, 1, *costs[3:])

    monkeypatch.setattr(keyfile, "hash_secret_raw", least)


Make = Callable[..., Kept]


@pytest.fixture
def make(run: Run, tmp_path: Path) -> Make:
    """Records whose passphrase costs nothing to try."""

    def one(name: str = "registro", *texts: str) -> Kept:
        folder = tmp_path / name
        recovery = create(folder, PASSPHRASE, Cost.least())
        numbers = [""]
        with opened(folder, Secret(PASSPHRASE)) as workspace:
            for n, text in enumerate(texts):
                numbers.append(receive_report(workspace, Incoming(text.encode(), f"nota{n}.txt")).subject)
        return Kept(folder, numbers[1] if texts else "", recovery, run)

    return one


@pytest.fixture
def kept(make: Make) -> Kept:
    return make("registro", NOTE)
