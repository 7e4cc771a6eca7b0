"""Entries as rows, what is folded from them, and what only this workspace knows.

Of entries nothing is ever changed but that a body goes, or comes where only the header was; triggers of the database
see to it. `ReportRow`, `ClaimRow`, `Words`, `MarkRow`, `NameRow` and `BlobRow` are folded and can be folded again.
"""

from __future__ import annotations

from django.db import models

from paradero.store.local import Draft, Member, Noted, Preference, Task, stamp


class EntryRow(models.Model):
    """One entry. `packed` is the entry in its one spelling; the other columns say the same again, to be searched.

    Invariant: without its body `packed` is header and signature alone, and `kind` and `subject` are null.
    """

    place = models.BigAutoField(primary_key=True)
    id = models.CharField(max_length=64, unique=True)
    author = models.CharField(max_length=64)
    sequence = models.BigIntegerField()
    kind = models.CharField(max_length=40, null=True)
    subject = models.CharField(max_length=64, null=True, db_index=True)
    packed = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["author", "sequence"], name="store_entry_log"),)


class ReportRow(models.Model):
    """A report in a list: no words of it, which lie in its blobs and in the index of words.

    `arrived` is the place in the book at which it came here; `received` what the clock of whoever took it in said.
    """

    subject = models.CharField(max_length=64, primary_key=True)
    arrived = models.BigIntegerField(db_index=True)
    received = models.CharField(max_length=32)
    how = models.CharField(max_length=8)
    published = models.CharField(max_length=10, null=True)
    event = models.CharField(max_length=16, null=True)
    claims = models.IntegerField()
    judged = models.IntegerField()
    conflicts = models.IntegerField()
    failure = models.CharField(max_length=40, null=True)
    hidden = models.BooleanField()
    waiting = models.BooleanField()
    through = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)
    seen_by = models.TextField(default="")
    """Of a restricted one: the members who may see it, each between commas."""


class ClaimRow(models.Model):
    """A claim in a list. `key` is its kind and place in the text."""

    subject = models.CharField(max_length=64, db_index=True)
    key = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    stance = models.CharField(max_length=8)
    standing = models.CharField(max_length=9)


class Words(models.Model):
    """What can be found of a subject by its words. The index over it is a matter of each database: `searching.py`."""

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=64, unique=True)
    text = models.TextField()


class MarkRow(models.Model):
    """By what a report is known again when it comes in once more: keyed fingerprints of its bytes and of its words."""

    mark = models.CharField(max_length=32, db_index=True)
    what = models.CharField(max_length=8)
    subject = models.CharField(max_length=64, db_index=True)


class NameRow(models.Model):
    """What somebody who works here is called."""

    subject = models.CharField(max_length=64, primary_key=True)
    name = models.TextField()


class BlobRow(models.Model):
    """Which blobs a report's entries name."""

    digest = models.CharField(max_length=64, db_index=True)
    subject = models.CharField(max_length=64, db_index=True)


class Remembered(models.Model):
    """What was erased, as fingerprints, so that it does not come back. Local: it never travels in a bundle.

    `what`: entry, subject (ids); content, words, run (of a page or of a part of it); word (of one report). And absent:
    a blob that a bundle named and did not bring.
    `length` is the number of words behind a fingerprint of words.
    """

    what = models.CharField(max_length=8)
    mark = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    length = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["what", "mark", "subject"], name="store_remembered_once"),)


class Pending(models.Model):
    """A report whose blobs have still to follow what was decided: done at once, or after a crash when it is opened."""

    subject = models.CharField(max_length=64, primary_key=True)


__all__ = [
    "BlobRow",
    "ClaimRow",
    "Draft",
    "EntryRow",
    "MarkRow",
    "Member",
    "NameRow",
    "Noted",
    "Pending",
    "Preference",
    "Remembered",
    "ReportRow",
    "Task",
    "Words",
    "stamp",
]
