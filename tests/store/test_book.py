"""Entries are only added; what was acknowledged is there; what was erased is nowhere."""

from __future__ import annotations

import random
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paradero.ledger import Author, fold, verify
from paradero.model import Entry
from paradero.store import WrongKey, opened
from paradero.store.book import Book
from tests.ledger.worlds import SEEDS, worlds
from tests.store.conftest import KEY

FUZZ = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(number: int, words: str = "x") -> list[Entry]:
    author = Author(SEEDS[0])
    return [author.write("report.told", f"r{n}", {"text": words}) for n in range(number)]


@FUZZ
@given(worlds())
def test_what_was_added_comes_back_and_twice_is_once(book: Book, written: list[Entry]) -> None:
    before = {e.id for e in book.entries()}
    added = book.append([*written, *written[:3]])
    assert {e.id for e in added} == {e.id for e in written} - before
    assert book.append(written) == ()
    here = {e.id: e for e in book.entries()}
    assert all(here[e.id] == e for e in written)
    for subject in ("r1", "r2", "r3"):
        assert {e.id for e in book.entries(subject)} == {
            i for i, e in here.items() if e.body is not None and e.body.subject == subject
        }


def test_a_log_goes_on_where_it_ended(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", KEY) as book:
        book.append(told(3))
    with opened(tmp_path / "a.db", KEY) as book:
        author = Author(SEEDS[0]).goes_on(book.last(Author(SEEDS[0]).public))
        book.append([author.write("report.told", "r9", {})])
        assert verify(book.entries()).faults == ()
        assert [e.header.sequence for e in book.entries()] == [0, 1, 2, 3]


def test_one_store_at_a_time(tmp_path: Path) -> None:
    """With two open, what is recorded in one would land in the other."""
    with opened(tmp_path / "a.db", KEY) as book:
        with pytest.raises(RuntimeError, match="one store"), opened(tmp_path / "b.db", KEY):
            pass
        assert len(book.append(told(1))) == 1
    with opened(tmp_path / "a.db", KEY) as book:
        assert len(list(book.entries())) == 1


def test_another_key_does_not_open(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", KEY) as book:
        book.append(told(1))
    with pytest.raises(WrongKey), opened(tmp_path / "a.db", bytes(32)):
        pass
    with opened(tmp_path / "a.db", KEY) as book:
        assert len(list(book.entries())) == 1


def test_no_database_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"SQLite format 3\x00" + bytes(5000))
    with pytest.raises(WrongKey), opened(tmp_path / "a.db", KEY):
        pass


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM store_entryrow",
        "UPDATE store_entryrow SET packed = randomblob(172), kind = NULL, subject = NULL",
        "UPDATE store_entryrow SET subject = 'other'",
        "UPDATE store_entryrow SET sequence = 7, kind = NULL, subject = NULL, packed = substr(packed, 1, 172)",
        "UPDATE store_entryrow SET packed = packed || x'00'",
    ],
)
def test_the_database_itself_refuses_to_change_or_drop_entries(book: Book, statement: str) -> None:
    from django.db import DatabaseError, connection, transaction

    book.append(told(2))
    refused = pytest.raises(DatabaseError, match=r"entries are only added|only lose its body")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(book.entries()) == list(book.entries("r0")) + list(book.entries("r1"))


def test_what_was_erased_leaves_its_header_and_stays_erased(book: Book) -> None:
    entries = told(3)
    book.append(entries)
    assert book.erase([entries[1].id, "ab" * 32]) == 1
    assert book.erase([entries[1].id]) == 0
    assert book.append(entries) == ()
    left = list(book.entries())
    assert [e.erased for e in left] == [False, True, False]
    assert verify(left).faults == () and "r1" not in fold(left)


def test_a_header_that_came_first_gets_its_body_unless_it_was_erased_here(book: Book) -> None:
    entries = told(3)
    bare = [replace(e, body=None, salt=None) for e in entries]
    assert len(book.append(bare)) == 3 and all(e.erased for e in book.entries())
    assert book.append(entries[:2]) == tuple(entries[:2])
    assert book.append(bare) == ()
    book.erase([entries[0].id])
    assert book.append(entries) == (entries[2],)
    assert [e.erased for e in book.entries()] == [True, False, False]


@FUZZ
@given(worlds(), st.integers(0, 10**9))
def test_entries_headers_and_erasures_in_any_order_leave_the_same(
    tmp_path_factory: pytest.TempPathFactory, written: list[Entry], seed: int
) -> None:
    chance = random.Random(seed)
    erased = {e.id for e in chance.sample(written, chance.randint(0, len(written)))}
    left = []
    for _ in range(2):
        with opened(tmp_path_factory.mktemp("b") / "a.db", KEY) as book:
            book.memory.remember("entry", erased, "")
            coming = [*written, *(replace(e, body=None, salt=None) for e in written)]
            chance.shuffle(coming)
            for start in range(0, len(coming), 3):
                book.append(coming[start : start + 3])
            left.append({e.id: e for e in book.entries()})
    assert left[0] == left[1]
    assert {i for i, e in left[0].items() if e.erased} == erased


NAME = "Xochipitzahuatl"


def test_a_name_lies_nowhere_in_plain_and_nowhere_at_all_once_erased(tmp_path: Path) -> None:
    """In the files nothing is plain; in the opened database, its index and its log no token stays after erasing."""
    from django.db import connection

    with opened(tmp_path / "a.db", KEY) as book:
        entries = told(40, f"dijo la señora {NAME}, vecina de Altar")
        book.append(entries)
        for n in range(40):
            book.index.put(f"r{n}", f"dijo la señora {NAME}, vecina de Altar")
        assert len(book.index.find(NAME.lower(), most=100)) == 40
        for path in tmp_path.iterdir():
            assert NAME.encode() not in path.read_bytes()
        book.erase(e.id for e in entries)
        for n in range(40):
            book.index.remove(f"r{n}")
        assert book.index.find(NAME) == []
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute(f"ATTACH DATABASE '{tmp_path / 'plain.db'}' AS plain KEY ''")
            cursor.execute("SELECT sqlcipher_export('plain')")
            cursor.execute("DETACH DATABASE plain")
    plain = (tmp_path / "plain.db").read_bytes().lower()
    assert b"store_entryrow" in plain
    assert NAME.lower().encode() not in plain and b"altar" not in plain


WRITER = """
import sys
from pathlib import Path
from paradero.ledger import Author
from paradero.store import opened
with opened(Path(sys.argv[1]), bytes(range(32))) as book:
    seed = bytes([1]) * 32
    author = Author(seed).goes_on(book.last(Author(seed).public))
    while True:
        entry = author.write("report.told", "r1", {"text": "x" * 3000})
        book.append([entry])
        print(entry.id, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    chance, acknowledged = random.Random(3), set()
    for _ in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path / "a.db")], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.random() * 0.15)
        writer.kill()
        acknowledged |= {line.strip() for line in [first, *writer.stdout] if len(line.strip()) == 64}
        writer.wait()
    assert len(acknowledged) > 8
    with opened(tmp_path / "a.db", KEY) as book:
        here = list(book.entries())
    assert acknowledged <= {e.id for e in here}
    assert verify(here).faults == () and not any(e.erased for e in here)
