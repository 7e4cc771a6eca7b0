"""A store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from paradero.store import opened
from paradero.store.book import Book

KEY = bytes(range(32))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened(tmp_path / "record.db", KEY) as one:
        yield one
