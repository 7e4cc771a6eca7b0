"""The recovery key, shown once."""

from __future__ import annotations

import sys

from paradero.cli.keeping.voice import Voice
from paradero.wording.words import Words


def hand_over(recovery: str, words: Words) -> None:
    """The key alone on its line of standard output; what it is for, beside it. It is kept nowhere."""
    voice = Voice(words)
    voice("recovery.here")
    voice.gap()
    print(recovery)
    sys.stdout.flush()
    voice.gap()
    voice("recovery.paper")
    voice("recovery.losing")
