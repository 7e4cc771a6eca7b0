"""Full-text search behind one interface, blind to accents and case. Here over FTS5; another database brings its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import connection, transaction

from paradero.store.models import Words

_WORD = re.compile(r"\w+")
MOST = 200


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
            Words.objects.update_or_create(subject=subject, defaults={"text": text})

    def remove(self, subject: str) -> None:
        Words.objects.filter(subject=subject).delete()

    def find(self, asked: str, most: int = 50) -> list[Found]:
        """Subjects that hold every word asked for, in any order; the last word may be only begun.

        Signs are no operators: what is asked is data, as what is found.
        """
        words = _WORD.findall(asked)
        if not words:
            return []
        query = " ".join(f'"{word}"' for word in words) + "*"
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT w.subject, snippet(store_words_index, 0, '‹', '›', '…', 12) FROM store_words_index"
                " JOIN store_words w ON w.rowid = store_words_index.rowid"
                " WHERE store_words_index MATCH %s ORDER BY rank, w.subject LIMIT %s",
                [query, min(most, MOST)],
            )
            return [Found(*row) for row in cursor.fetchall()]
