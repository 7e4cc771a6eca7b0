"""Opening a store: Django set up once a process, its one connection turned to the file that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from paradero.store.sqlcipher.base import WrongKey

if TYPE_CHECKING:
    from paradero.store.book import Book

_PATIENCE = 30.0
"""Seconds that one connection waits for another to have written."""
__all__ = ["NewerStore", "WrongKey", "opened"]


class NewerStore(Exception):
    """A newer version of Paradero has changed the tables of this store: this one must not touch it."""


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[Book]:
    """The book of the entries in a file, which is made if it is not there. Raises WrongKey and NewerStore.

    At the end the write-ahead log is folded into the file and cut to nothing, so that no page of it stays behind.
    """
    _turn_to(path, key)
    from paradero.store.book import Book

    try:
        _bring_up_to_date()
        yield Book()
    finally:
        _close()


@contextmanager
def opened_bare(path: Path, key: bytes) -> Iterator[Book]:
    """The same for a file that is damaged: nothing is looked at before it is asked for, and nothing is written."""
    _turn_to(path, key, bare=True)
    from paradero.store.book import Book

    try:
        yield Book()
    finally:
        _let_go()


def set_up() -> None:
    """Django's settings, once a process, without a database yet. Whoever imports the models first calls this before."""
    if not settings.configured:
        chosen = import_module("paradero.settings")
        settings.configure(**{name: getattr(chosen, name) for name in dir(chosen) if name.isupper()})
        django.setup()


def cut_log() -> None:
    """Fold the write-ahead log into the file and cut it to nothing: behind every erasure."""
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rekey(key: bytes) -> None:
    """Put the whole of the open store under another key."""
    cut_log()
    with connections["default"].cursor() as cursor:
        cursor.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")


def damaged_pages() -> list[str]:
    """What SQLCipher finds wrong with the pages of the file, each authenticated by itself; nothing if all are whole."""
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA cipher_integrity_check")
        return [str(row[0]) for row in cursor.fetchall()]


def odd_structure() -> list[str]:
    """What SQLite finds wrong with tables and indices; nothing if all is in order."""
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return [str(row[0]) for row in cursor.fetchall() if row[0] != "ok"]


def _bring_up_to_date() -> None:
    ours = {path.stem for path in (Path(__file__).parent / "migrations").glob("0*.py")}
    recorder = MigrationRecorder(connections["default"])
    applied = {name for app, name in recorder.applied_migrations() if app == "store"}
    if applied - ours:
        raise NewerStore(", ".join(sorted(applied - ours)))
    if ours - applied:
        call_command("migrate", verbosity=0)


def _turn_to(path: Path, key: bytes, bare: bool = False) -> None:
    """Refuses while another store is open: what is recorded in one would land in the other."""
    set_up()
    if connections["default"].connection is not None:
        raise RuntimeError("a process works with one store at a time")
    connections["default"].settings_dict.update(
        NAME=str(path), OPTIONS={"key": key.hex(), "bare": bare, "transaction_mode": "IMMEDIATE", "timeout": _PATIENCE}
    )


def _close() -> None:
    connection = connections["default"]
    try:
        if connection.connection is not None:
            cut_log()
    finally:
        _let_go()


def _let_go() -> None:
    """Close the connection of this thread, and leave neither path nor key for another thread to open it again."""
    connections["default"].close()
    connections["default"].settings_dict.update(NAME="", OPTIONS={})
