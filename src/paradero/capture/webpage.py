"""Web pages: the main text, its title, and the lines between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml import html
from lxml.etree import ParserError, _Element

from paradero.capture.blocks import Block, blocks
from paradero.capture.decoding import decode
from paradero.capture.draft import Draft
from paradero.capture.errors import Unreadable
from paradero.capture.evidence import Evidence
from paradero.capture.folding import fold
from paradero.capture.furniture import furniture
from paradero.capture.limits import Limits
from paradero.capture.lines import Line
from paradero.capture.markup import Markup, named_in_stamp, read_markup
from paradero.capture.metadata import metadata
from paradero.capture.nesting import flatten
from paradero.capture.source import Source

_SITE = re.compile(r"\s+[|–—»·-]\s+|\s*\|\s*")


def read_page(data: bytes, source: Source, limits: Limits) -> Draft:
    """The lines of the report on a page. Invariant: no script runs, nothing is fetched, no words of scripts stay."""
    page, notes = decode(data, source.content_type)
    page, deep = flatten(page.replace("\x00", ""), limits.depth)
    if deep:
        notes = (*notes, "truncated_nesting")
    root = _tree(page)
    markup = read_markup(root)
    seen = blocks(root)
    title = _title(root, markup, seen)
    chosen = _main_text(root)
    lines, marked = _report_lines(seen, chosen, title)
    return Draft(
        lines=tuple(lines),
        title=title,
        publisher=markup.publisher or _site_name(root, title),
        author=markup.author,
        url=markup.url,
        evidence=(*markup.evidence, *_times(marked)),
        notes=notes,
    )


def _tree(page: str) -> _Element:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser, ensure_head_body=True)
    except ParserError as error:
        # lxml says so of a page in which it finds no element at all.
        raise Unreadable("no_text", error=type(error).__name__, reason=str(error)[:200]) from error
    if root is None or not _words(root):
        raise Unreadable("no_text")
    return root


def _words(element: _Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _main_text(root: _Element) -> list[str]:
    """The paragraphs that trafilatura takes for the main text."""
    from copy import deepcopy

    from trafilatura import extract

    text = extract(
        deepcopy(root),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    return [line.strip(" -|") for line in (text or "").split("\n") if line.strip(" -|")]


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", fold(text)))


def _report_lines(seen: Sequence[Block], chosen: Sequence[str], title: str | None) -> tuple[list[Line], list[Block]]:
    """The chosen paragraphs, and what stands between, above and below them in the same part of the page.

    Also the blocks from the title to the first paragraph, in which the report's own <time> stands.
    """
    keys = {_key(text) for text in chosen}
    whole = "\n".join(keys)
    hits = [
        index
        for index, block in enumerate(seen)
        if (key := _key(block.text)) and (key in keys or (len(key) > 30 and key in whole))
    ]
    if any(not seen[index].aside for index in hits):
        hits = [index for index in hits if not seen[index].aside]
    prose = [index for index in hits if Line(seen[index].text).is_prose] or hits
    if not prose:
        lines = [Line(block.text, True) for block in seen if not block.aside]
        return lines, []
    home = _home(seen, prose)
    top = _title_index(seen, prose[0], title)
    first = min(prose[0], top) if top is not None else prose[0]
    picked = []
    for index, block in enumerate(seen):
        if index in hits and (index >= first or _within(block.element, home)):
            picked.append(index)
        elif block.aside:
            continue
        elif first <= index < prose[0] or (
            index > prose[0] and _within(block.element, home) and _belongs(block, index > prose[-1])
        ):
            picked.append(index)
    return [Line(seen[index].text, True) for index in picked], list(seen[first : prose[0]])


def _belongs(block: Block, below: bool) -> bool:
    line = Line(block.text)
    if block.linked > 0.5 or furniture(line) is not None:
        return furniture(line) in ("heading", "comments")
    if metadata(line) is not None:
        return below
    return line.is_prose or not below


def _home(seen: Sequence[Block], prose: Sequence[int]) -> _Element:
    """The smallest element that holds nearly all of the main text."""
    weight: Counter[_Element] = Counter()
    for index in prose:
        block = seen[index]
        for element in (block.element, *block.element.iterancestors()):
            weight[element] += len(block.text)
    whole = max(weight.values())
    holding = [element for element, held in weight.items() if held >= 0.85 * whole]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()))


def _within(element: _Element, home: _Element) -> bool:
    return element is home or any(ancestor is home for ancestor in element.iterancestors())


def _title_index(seen: Sequence[Block], first: int, title: str | None) -> int | None:
    if title is None:
        return None
    places = [index for index in range(first, -1, -1) if index < len(seen) and _key(seen[index].text) == _key(title)]
    return places[0] if places else None


def _title(root: _Element, markup: Markup, seen: Sequence[Block]) -> str | None:
    """The visible headline that the markup's title agrees with; or the markup's, or the only <h1>."""
    names = [*markup.titles, *_page_titles(root)]
    heads = [_words(head) for head in root.iter("h1", "h2")]
    for head in heads:
        if head and any(_alike(head, name) for name in names):
            return head
    only = [_words(head) for head in root.iter("h1")]
    if len(only) == 1 and len(only[0].split()) >= 4:
        return only[0]
    if names:
        return _SITE.split(names[0])[0] if len(_SITE.split(names[0])[0].split()) >= 3 else names[0]
    return None


def _page_titles(root: _Element) -> list[str]:
    title = " ".join((root.findtext(".//title") or "").split())
    if not title:
        return []
    parts = _SITE.split(title)
    return [max(parts, key=len)] if len(parts) > 1 else [title]


def _alike(one: str, other: str) -> bool:
    first, second = set(re.findall(r"\w+", fold(one))), set(re.findall(r"\w+", fold(other)))
    shared = len(first & second)
    return (
        len(first) >= 2
        and shared >= 0.6 * min(len(first), len(second))
        and shared >= 0.3 * max(len(first), len(second))
    )


def _site_name(root: _Element, title: str | None) -> str | None:
    whole = " ".join((root.findtext(".//title") or "").split())
    parts = _SITE.split(whole)
    if len(parts) > 1 and len(parts[-1].split()) <= 6 and (title is None or not _alike(parts[-1], title)):
        return parts[-1]
    return None


def _times(marked: Sequence[Block]) -> list[Evidence]:
    """The first <time> between title and text that carries a day."""
    for block in marked:
        for element in block.element.iter("time"):
            named = named_in_stamp(element.get("datetime") or "")
            if named is not None:
                return [Evidence(named, "time", 2.5)]
    return []
