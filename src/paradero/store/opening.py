"""Opening a store: Django set up once a process, its one connection turned to the file that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from paradero.store.sqlcipher.base import WrongKey

if TYPE_CHECKING:
    from paradero.store.book import Book

ENGINE = "paradero.store.sqlcipher"
__all__ = ["WrongKey", "opened"]


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[Book]:
    """The book of the entries in a file, which is made if it is not there. Raises WrongKey.

    At the end the write-ahead log is folded into the file and cut to nothing, so that no page of it stays behind.
    """
    _turn_to(path, key)
    from paradero.store.book import Book

    try:
        call_command("migrate", verbosity=0)
        yield Book()
    finally:
        _close()


def set_up() -> None:
    """Django's settings, once a process, without a database yet. Whoever imports the models first calls this before."""
    if not settings.configured:
        settings.configure(
            DATABASES={"default": {"ENGINE": ENGINE, "NAME": "", "OPTIONS": {}}},
            INSTALLED_APPS=["paradero.store"],
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            USE_TZ=True,
            LOGGING_CONFIG=None,
        )
        django.setup()


def _turn_to(path: Path, key: bytes) -> None:
    set_up()
    _close()
    connections["default"].settings_dict.update(NAME=str(path), OPTIONS={"key": key.hex()})


def _close() -> None:
    connection = connections["default"]
    if connection.connection is not None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
