"""Reports in a list: number, words to know them by, where they stand."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from paradero.actions.finding import SHORT, Hit
from paradero.cli.lines import hanging
from paradero.cli.sanitising import plain
from paradero.cli.streams import Out
from paradero.wording.titles import came_in, cut, heading
from paradero.wording.words import Words

_WIDEST = 96
_INDENT = SHORT + 2


def print_hits(hits: Sequence[Hit], words: Words) -> None:
    """One report in two lines, and a third where something is to be done."""
    console = Out(file=sys.stdout, highlight=False, emoji=False, markup=False)
    for hit in hits:
        for line in hit_lines(hit, words, min(console.width, _WIDEST)):
            console.print(line, no_wrap=True, overflow="ignore", crop=False)


def hit_lines(hit: Hit, words: Words, width: int) -> Iterator[Text]:
    title = heading(hit.view, words)
    number = Text(hit.row.subject[:SHORT], "bold").append("  ")
    if title is None:
        yield number.append(words("list.hidden" if hit.row.hidden else "list.no_words"), "dim")
    else:
        yield number.append(words("report.quote", words=plain(cut(title, width - _INDENT - 2))))
    indent = Text(" " * _INDENT)
    if hit.snippet is not None:
        yield from hanging(indent.copy(), marked(hit.snippet), width)
    yield from hanging(indent.copy(), Text(" · ".join(_where(hit, words)), "dim"), width)
    for flag in flags(hit, words):
        yield from hanging(indent.copy(), Text(flag, "yellow"), width)


def _where(hit: Hit, words: Words) -> list[str]:
    row = hit.row
    parts = [came_in(row.received), words(f"how.{row.how}")]
    if not row.hidden:
        if row.event:
            parts.append(words(f"event.{row.event}"))
        if row.claims:
            parts.append(words.count("list.judged", row.claims, judged=words.number(row.judged)))
    return parts


def flags(hit: Hit, words: Words) -> list[str]:
    """What a person has to look to."""
    row = hit.row
    found = [words.count("list.conflicts", row.conflicts)] if row.conflicts else []
    if row.restricted:
        found.append(words("list.restricted"))
    if row.waiting:
        found.append(words("list.waiting"))
    if row.failure:
        found.append(words("list.damaged" if row.failure == "damaged" else "list.unread"))
    return found


def marked(snippet: str) -> Text:
    """The words around a hit, in one line; the hit itself stands out also without colours."""
    text = Text()
    for n, part in enumerate(plain(" ".join(snippet.split())).split("‹")):
        hit, closed, rest = part.partition("›") if n else ("", "", part)
        if n:
            text.append(f"‹{hit}{closed}", "bold")
        text.append(rest, "italic")
    return text


def hit_form(hit: Hit, words: Words) -> dict[str, Any]:
    """A report of a list for programs. What somebody erased, and nobody here has answered, has no title."""
    row = hit.row
    form = {
        "report": row.subject,
        "received": row.received,
        "how": row.how,
        "title": heading(hit.view, words),
        "published": row.published,
        "event": None if row.hidden else row.event,
        "claims": row.claims,
        "judged": row.judged,
        "conflicts": row.conflicts,
        "failure": row.failure,
        "hidden": row.hidden,
        "waiting": row.waiting,
    }
    return form if hit.snippet is None else {**form, "snippet": hit.snippet}
