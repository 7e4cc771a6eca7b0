"""Entries as rows. Nothing is ever changed in them but that a body goes; triggers of the database see to it."""

from __future__ import annotations

from django.db import models


class EntryRow(models.Model):
    """One entry. `packed` is the entry in its one spelling; the other columns say the same again, to be searched.

    Invariant: after erasing, `packed` is header and signature alone, and `kind` and `subject` are null.
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


class Words(models.Model):
    """What can be found of a subject by its words. The index over it is a matter of each database: `searching.py`."""

    subject = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()
