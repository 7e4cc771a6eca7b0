"""When something happened, as people say it."""

from __future__ import annotations

from datetime import UTC, datetime

from paradero.wording.days import plain_day_phrase
from paradero.wording.words import Words


def moment_phrase(when: datetime | str, words: Words) -> str:
    """A day and an hour of this computer's clock; of today the hour alone."""
    local = (datetime.fromisoformat(when) if isinstance(when, str) else when).astimezone()
    hour = f"{local:%H:%M}"
    if local.date() == datetime.now(UTC).astimezone().date():
        return words("web.moment.today", hour=hour)
    return words("web.moment.day", day=plain_day_phrase(local.date(), words), hour=hour)
