"""What somebody who named no order of ours seems to want read."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence

from paradero.wording.words import Words


def readable(arguments: Sequence[str], words: Words) -> str:
    """All of it, unless it begins with a mere word that is no file: that was meant as an order.

    >>> from paradero.wording.words import words
    >>> readable(["lee", "nota.txt"], words("es"))
    'nota.txt'
    >>> readable(["nota.txt", "otra nota.txt"], words("es"))
    "nota.txt 'otra nota.txt'"
    """
    order = arguments[0].isalpha() and not os.path.lexists(arguments[0])
    return shlex.join(arguments[order:]) or words("help.sources_name")
