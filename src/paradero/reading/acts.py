"""What was asked, answered, hindered, threatened: the clause that says it."""

from __future__ import annotations

from paradero.model import Kind
from paradero.reading.drafts import Draft
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

_KINDS: tuple[Kind, ...] = ("threat", "obstruction", "request", "response")
_STOPS = frozenset({".", ";", ":", '"', "?", "!"})
_LONGEST = 90


def act_drafts(page: Page, sentence: Sentence) -> list[Draft]:
    """At most one claim of each kind a clause; its words run from the act's own to the end of the clause."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for kind in _KINDS:
        last_end = -1
        for hit in page.tagged(f"act.{kind}", sentence.first, sentence.last):
            if hit.first in taken or hit.first < last_end:
                continue
            last = hit.last
            while last < sentence.last and page.tokens.words[last] not in _STOPS and last - hit.first < _LONGEST:
                last += 1
            if not _is_act(page, kind, hit.first, last, sentence):
                continue
            drafts.append(
                Draft(
                    kind,
                    page.tokens.original(hit.first, last),
                    hit.first,
                    last,
                    f"act.{kind}",
                    0.55,
                    min(hit.last, last - 1),
                )
            )
            taken.update(range(hit.first, hit.last))
            last_end = last
    return drafts


def _is_act(page: Page, kind: Kind, first: int, last: int, sentence: Sentence) -> bool:
    """A request goes to an authority and is no demand for money or discretion; a response comes from one."""
    if kind == "request":
        asks_that = {"que", "that"} & set(page.tokens.words[first : first + 4])
        addressed = bool(asks_that) or bool(page.tagged("act.authority", first, last))
        return addressed and not page.tagged("act.not_request", first, last)
    if kind == "response":
        return bool(page.tagged("act.authority", sentence.first, sentence.last))
    return True
