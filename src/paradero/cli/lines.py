"""Lines of a terminal, wrapped by us so that none ends in blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

_MEASURE = Console(file=StringIO(), width=80)


def hanging(first: Text, body: Text, width: int, rest: Text | None = None) -> Iterator[Text]:
    """The body behind `first`; its further lines behind `rest`, or as far in.

    >>> [line.plain for line in hanging(Text("Fecha  "), Text("viernes 17 de octubre"), 20)]
    ['Fecha  viernes 17 de', '       octubre']
    """
    indent = Text(" " * first.cell_len) if rest is None else rest
    for n, line in enumerate(body.wrap(_MEASURE, max(16, width - first.cell_len))):
        line.rstrip()
        yield (indent if n else first).copy().append_text(line)


def table(rows: Iterable[tuple[str, Text]], width: int, indent: int = 0, style: str = "") -> Iterator[Text]:
    """Labels in a column, what is said of each beside it."""
    listed = list(rows)
    column = max((Text(label).cell_len for label, _ in listed), default=0) + 2
    for label, said in listed:
        yield from hanging(Text(" " * indent).append(label.ljust(column), style), said, width)
