"""Why a reading shows no incident, and what to do: one sentence each."""

from __future__ import annotations

from paradero.model import Reading


def empty_state(reading: Reading) -> tuple[str, ...]:
    """The messages to show, the weightiest first. A language that is not read is said, not passed off as silence."""
    from paradero.reading import LANGUAGES

    if reading.report.language not in {None, *LANGUAGES}:
        return ("empty.language", "empty.do")
    return ("empty.none", "empty.why", "empty.do")
