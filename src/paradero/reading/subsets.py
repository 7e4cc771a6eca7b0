"""Counts that break a larger one down: parts of a group, and the whole that a part is of."""

from __future__ import annotations

from dataclasses import replace

from paradero.model import Count, Of
from paradero.reading.drafts import Draft
from paradero.reading.page import Page

OF_THE = {("de", "los"), ("de", "las"), ("of", "the")}


def mark_subsets(drafts: list[Draft], page: Page) -> list[Draft]:
    """Smaller counts that break a larger one down by age or sex are subsets of it: "31 migrantes; seis son niños"."""
    sizes = [
        d.value.low or d.value.high or 0
        for d in drafts
        if isinstance(d.value, Count) and d.value.of not in {"subset", "sum"}
    ]
    most = max(sizes, default=0)
    kinds = [d.value.of for d in drafts if isinstance(d.value, Count) and d.value.of not in {"subset", "sum", "group"}]
    usual = max(kinds, key=kinds.count, default=None)
    result = [_settled(d, page, usual, most) for d in drafts]
    return [_whole(d, page, drafts) for d in result if d is not None]


def _settled(d: Draft, page: Page, usual: Of | None, most: int) -> Draft | None:
    """A number said without more is of the usual kind; a smaller one of children, women or men is a subset."""
    value = d.value
    if not isinstance(value, Count):
        return d
    if d.rule == "count.said":
        return replace(d, value=replace(value, of=usual)) if usual is not None else None
    if value.of in {"subset", "sum"} or (value.low or value.high or 0) >= most:
        return d
    young = page.tagged("person.young", d.first, min(d.last + 3, page.tokens.sentence(d.first).last))
    return replace(d, value=replace(value, of="subset"), rule="count.subset_young") if young else d


def _whole(d: Draft, page: Page, drafts: list[Draft]) -> Draft:
    """The 27 of "24 de los 27" are those who were lost."""
    value, words = d.value, page.tokens.words
    if not isinstance(value, Count) or d.first < 3 or words[d.first - 2 : d.first] not in OF_THE:
        return d
    parts = {p.last for p in drafts if p.rule == "count.part"}
    follows = d.first - 2 in parts or d.first in parts or words[d.first - 3][0].isdecimal()
    return replace(d, value=replace(value, of="missing"), rule="count.whole") if follows else d
