"""What every order on a record is told."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from paradero.wording.words import Words


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the record lies, in which words to speak, and whether secrets come as lines of standard input."""

    folder: Path
    words: Words
    debug: bool = False
    stdin: bool = False

    def order(self, name: str, *arguments: str) -> str:
        """The line to type for another order on this record.

        >>> from paradero.wording.words import words
        >>> Setting(Path("mi registro"), words("es")).order("show", "3f2a91bc")
        "paradero show 'mi registro' 3f2a91bc"
        """
        return " ".join(["paradero", name, shlex.quote(str(self.folder)), *arguments])
