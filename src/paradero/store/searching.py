"""Full-text search behind one interface, blind to accents and case. Here over FTS5; another database brings its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from paradero.store.models import Words

_WORD = re.compile(r"\w+")
MOST = 200
BEGUN = 3
"""Letters from which on the last word asked for may be only begun: fewer would mean half of all words."""
NEWEST = 2000
"""Among so many of the newest that fit, the best are chosen: a word that all reports hold costs no more than others."""
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, store_words_index, row)"
_BEGINS = "SELECT 1 FROM temp.terms WHERE term >= %s AND term < %s LIMIT 1"
_NEWEST = "SELECT rowid FROM store_words_index WHERE store_words_index MATCH %s ORDER BY rowid DESC LIMIT %s"
_BEST = (
    "SELECT rowid FROM store_words_index WHERE store_words_index MATCH %s AND rowid >= %s"
    " ORDER BY rank, rowid DESC LIMIT %s"
)
_SHOWN = (
    "SELECT rowid, snippet(store_words_index, 0, '‹', '›', '…', 12) FROM store_words_index"
    " WHERE store_words_index MATCH %s AND rowid BETWEEN %s AND %s AND +rowid IN ({})"
)
"""The plus sign keeps SQLite from asking the index anew for every row."""
_SHORT = 3
"""Signposts of so few letters tell nothing."""
GONE = """CREATE TRIGGER store_words_gone AFTER DELETE ON store_words
       BEGIN INSERT INTO store_words_index(store_words_index, rowid, text)
             VALUES('delete', OLD.id, OLD.text); END"""


@dataclass(frozen=True, slots=True)
class Found:
    """A subject whose words fit, and the words around the first fit, marked by `‹` and `›`."""

    subject: str
    snippet: str


class Index:
    """The words of subjects. Invariant: what was removed is in no table, free page or write-ahead log after closing."""

    def put(self, subject: str, text: str) -> None:
        """Make a subject findable by these words, and no longer by those before."""
        with transaction.atomic():
            row = Words.objects.filter(subject=subject).first()
            if row is None:
                Words.objects.create(subject=subject, text=text)
            elif row.text != text:
                row.text = text
                row.save(update_fields=["text"])

    def remove(self, subject: str) -> None:
        Words.objects.filter(subject=subject).delete()

    def find(self, asked: str, most: int = 50) -> list[Found]:
        """Subjects that hold every word asked for, in any order; the last word may be only begun,
        from three letters on.

        Signs are no operators: what is asked is data, as what is found.
        """
        best = self.best(asked, most)
        snippets = self.snippets(asked, best)
        return [Found(subject, snippets[place]) for place, subject in best.items() if place in snippets]

    def best(self, asked: str, most: int) -> dict[int, str]:
        """The subjects that fit, the best first, under the places of their rows."""
        query = _query(asked)
        if query is None:
            return {}
        with connection.cursor() as cursor:
            # Several steps: SQLite would weigh or cut out the words of every row that fits, to show a handful.
            cursor.execute(_NEWEST, [query, NEWEST])
            newest = [row for (row,) in cursor.fetchall()]
            if not newest:
                return {}
            cursor.execute(_BEST, [query, newest[-1], min(most, MOST)])
            rows = [row for (row,) in cursor.fetchall()]
        subjects = dict(Words.objects.filter(id__in=rows).values_list("id", "subject"))
        return {row: subjects[row] for row in rows if row in subjects}

    def snippets(self, asked: str, places: Iterable[int]) -> dict[int, str]:
        """The words around the first fit in each of these rows."""
        query, some = _query(asked), list(places)
        if query is None or not some:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(_SHOWN.format(", ".join(["%s"] * len(some))), [query, min(some), max(some), *some])
            return dict(cursor.fetchall())

    def text(self, subject: str) -> str:
        """By what words a subject is found; nothing, if it is not."""
        row = Words.objects.filter(subject=subject).first()
        return str(row.text) if row is not None else ""

    def clear(self) -> None:
        """Everything goes at once."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER store_words_gone")
            Words.objects.all().delete()
            cursor.execute("INSERT INTO store_words_index(store_words_index) VALUES('delete-all')")
            cursor.execute(GONE)

    def purge(self, words: Iterable[str]) -> None:
        """Behind an erasure: take these words out of the index's own signposts too.

        FTS5 keeps beginnings of words in a table that leads to its pages (`_idx`), and its secure deletion does not
        reach them. Where one of them is the beginning of a word that was erased, and no word that is still here begins
        like it, the index is made anew.
        """
        gone = sorted(set(words))
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT term FROM store_words_index_idx")
            posts = {bytes(term, "utf-8") if isinstance(term, str) else bytes(term) for (term,) in cursor.fetchall()}
            suspects = {post[1:] for post in posts if len(post) > _SHORT}
            told = [post for post in suspects if any(word.encode().startswith(post) for word in gone)]
            if not told:
                return
            cursor.execute(_VOCABULARY)
            for post in told:
                word = post.decode("utf-8", "ignore")
                cursor.execute(_BEGINS, [word, word + "\U0010ffff"])
                if cursor.fetchone() is None:
                    cursor.execute("INSERT INTO store_words_index(store_words_index) VALUES('rebuild')")
                    return


def _query(asked: str) -> str | None:
    words = _WORD.findall(asked)
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) + ("*" if len(words[-1]) >= BEGUN else "")
