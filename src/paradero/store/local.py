"""What only this workspace has, and no entry says: who signs in, what waits to be done, what was looked at.

None of it is evidence, and none of it travels in a bundle.
"""

from __future__ import annotations

import secrets

from django.db import models


def stamp() -> str:
    return secrets.token_hex(8)


class Member(models.Model):
    """Somebody who signs in. The name that others see is an entry's (`NameRow`); `login` is what is typed.

    `stamp` is another whenever password, second factor or admission change: sessions of before end by it. `secret` is
    that of the second factor, once it was confirmed; `step` the last one that was used, so that none is used twice;
    `codes` are fingerprints of recovery codes that are left.
    """

    id = models.CharField(max_length=32, primary_key=True)
    login = models.CharField(max_length=60, unique=True)
    role = models.CharField(max_length=12)
    password = models.CharField(max_length=200)
    must_change = models.BooleanField(default=True)
    active = models.BooleanField(default=True)
    stamp = models.CharField(max_length=16, default=stamp)
    secret = models.CharField(max_length=64, default="")
    step = models.BigIntegerField(default=0)
    codes = models.JSONField(default=list)
    shortcuts = models.BooleanField(default=True)
    since = models.DateTimeField()
    seen = models.DateTimeField(null=True)


class Noted(models.Model):
    """That somebody looked at a restricted report, took something out, or changed who may do what. Only added to.

    `member` is empty for whoever has the passphrase. `about` is a report's number, a member, or how many.
    """

    when = models.DateTimeField(db_index=True)
    member = models.CharField(max_length=32)
    what = models.CharField(max_length=20)
    about = models.CharField(max_length=64, default="")


class Task(models.Model):
    """Something that is brought in, in the background. `content` is here until it has become a report.

    `state`: waiting, running, done, known, held (a person has to decide), failed. `reason` is a code.
    """

    member = models.CharField(max_length=32)
    what = models.CharField(max_length=12)
    name = models.TextField()
    content = models.BinaryField(null=True)
    size = models.BigIntegerField()
    state = models.CharField(max_length=8, db_index=True)
    reason = models.CharField(max_length=40, default="")
    subject = models.CharField(max_length=64, default="")
    restricted = models.BooleanField(default=False)
    anyway = models.BooleanField(default=False)
    tries = models.IntegerField(default=0)
    added = models.DateTimeField()


class Draft(models.Model):
    """What somebody has begun to type into a form and not sent: kept as it is typed, gone when it is sent."""

    member = models.CharField(max_length=32)
    form = models.CharField(max_length=60)
    fields = models.JSONField()
    saved = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "form"], name="store_one_draft"),)


class Preference(models.Model):
    """How this workspace is set: one value a name."""

    name = models.CharField(max_length=30, primary_key=True)
    value = models.JSONField()
