"""The one desk of this process, which Django's handler finds here."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from paradero.tasks.desk import Desk
from paradero.web.attempts import Attempts


@dataclass(slots=True)
class House:
    """`restart` makes the process anew behind a lock, so that nothing of the keys is left in its memory."""

    desk: Desk
    restart: Callable[[], None] = lambda: None
    attempts: Attempts = field(default_factory=Attempts)
    process: str = field(default_factory=lambda: secrets.token_hex(4))
    """Another one when the process was made anew."""
    demonstration: tuple[tuple[str, str], ...] = ()
    """Names and passwords that the first page shows, where everything is invented."""


_houses: list[House] = []


def move_in(house: House) -> None:
    _houses[:] = [house]


def house() -> House:
    return _houses[0]
