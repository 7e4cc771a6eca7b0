"""A workspace at a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from paradero.actions.opening import Secret, create
from paradero.tasks.desk import Desk
from paradero.vault import Cost

PASSPHRASE = "cinco palabras bastan siempre"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    create(tmp_path / "registro", PASSPHRASE, Cost.least())
    one = Desk(tmp_path / "registro")
    one.open(Secret(PASSPHRASE))
    yield one
    one.lock()
