"""Where entries rest: an encrypted database, with tables that are folded from entries and can be folded again.

A process works with one store at a time; `opened` gives it and closes it. Django is set up when this is imported.

>>> import tempfile, pathlib
>>> from paradero.ledger import Author
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> with opened(folder / "record.db", bytes(32)) as book:
...     len(book.append([Author.new().write("report.told", "r1", {"by": "a neighbour"})]))
...     [entry.body.kind for entry in book.entries(subject="r1")]
1
['report.told']
"""

from paradero.store.opening import NewerStore, WrongKey, opened, set_up

set_up()

__all__ = ["NewerStore", "WrongKey", "opened"]
