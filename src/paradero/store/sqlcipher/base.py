"""The connection: opened with the key, and set up so that erased words stay neither in free pages nor in the WAL."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping
from itertools import tee
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime
from sqlcipher3 import dbapi2

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
)

dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_converter("date", lambda raw: parse_date(raw.decode()))
dbapi2.register_converter("datetime", lambda raw: parse_datetime(raw.decode()))
dbapi2.register_converter("timestamp", lambda raw: parse_datetime(raw.decode()))
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(datetime.date, datetime.date.isoformat)
dbapi2.register_adapter(datetime.datetime, lambda when: when.isoformat(" "))


class WrongKey(Exception):
    """The file is no database under this key: it is another's, or damaged at its beginning."""


class Cursor(dbapi2.Cursor):
    """SQLCipher's cursor with Django's placeholders."""

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        peekable, params = tee(iter(param_list))
        first = next(peekable, None)
        names = list(first) if isinstance(first, Mapping) else None
        return super().executemany(self.convert_query(query, param_names=names), params)

    convert_query = base.SQLiteCursorWrapper.convert_query


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite with `OPTIONS["key"]`: 32 random bytes as hexadecimal digits, never a passphrase.

    With `OPTIONS["bare"]` nothing is set up, so that a file whose tables are damaged can still be looked at.
    """

    display_name = "SQLCipher"
    Database = dbapi2

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        key, bare = conn_params.pop("key", ""), conn_params.pop("bare", False)
        if len(key) != 64 or not all(c in "0123456789abcdef" for c in key):
            raise ImproperlyConfigured("the database wants a key of 64 hexadecimal digits")
        connection = dbapi2.connect(**conn_params)
        try:
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")
            # The head of the file alone: where another page is damaged, it is not the key that is wrong.
            connection.execute("PRAGMA user_version").fetchone()
        except dbapi2.DatabaseError as error:
            connection.close()
            if "not a database" not in str(error):
                raise
            raise WrongKey(str(conn_params.get("database"))) from error
        if bare:
            return connection
        for setting in _SETTINGS:
            connection.execute(setting)
        register_functions(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)
