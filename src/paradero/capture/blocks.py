"""The visible lines of a page's tree, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from paradero.capture.lines import tidy

_UNSEEN = frozenset(
    """script style template noscript title svg button select option textarea iframe object canvas audio video
    math""".split()  # noqa: SIM905
)
_ASIDE = frozenset({"nav", "aside", "footer", "form", "figcaption", "menu", "dialog"})
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rt ruby s samp small span
    strike strong sub sup time tt u var wbr""".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Block:
    """A visible line; `element` holds it, `aside` says that it stands in a menu, sidebar, footer, form or caption."""

    text: str
    element: _Element
    aside: bool
    linked: float
    """How much of it is links, from 0 to 1."""


def blocks(root: _Element) -> list[Block]:
    """The visible lines in reading order. Invariant: no words of scripts, styles or hidden parts."""
    found: list[Block] = []
    words: list[str] = []
    linked = 0
    holder = root

    def close() -> None:
        nonlocal words, linked
        text = "".join(words)
        for part in tidy(text.replace("\n", " ").replace("\x00", "\n")).split("\n"):
            if part:
                found.append(Block(part, holder, _is_aside(holder), min(1.0, linked / max(1, len(part)))))
        words, linked = [], 0

    for event, element, text, in_link in _walk(root):
        if event == "break":
            words.append("\x00")
        elif event == "edge":
            close()
            holder = element
        elif text:
            words.append(text)
            linked += len(text) if in_link else 0
    close()
    return found


def _walk(root: _Element) -> Iterator[tuple[str, _Element, str, bool]]:
    """Edges of block elements, line breaks and texts, without recursion."""
    stack: list[tuple[_Element, bool, bool]] = [(root, False, False)]
    while stack:
        element, done, in_link = stack.pop()
        inline = element.tag in _INLINE
        parent = element.getparent()
        if done:
            if not inline:
                yield "edge", parent if parent is not None else element, "", in_link
            yield "text", element, element.tail or "", in_link
            continue
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or _hidden(element):
            # A script in the middle of a sentence does not end it.
            if isinstance(element.tag, str) and not inline and element.tag not in ("script", "style", "template"):
                yield "edge", parent if parent is not None else element, "", in_link
            yield "text", element, element.tail or "", in_link
            continue
        if element.tag == "br":
            yield "break", element, "", in_link
            yield "text", element, element.tail or "", in_link
            continue
        stack.append((element, True, in_link))
        inside = in_link or element.tag == "a"
        if not inline:
            yield "edge", element, "", in_link
        yield "text", element, element.text or "", inside
        stack.extend((child, False, inside) for child in reversed(element))


def _hidden(element: _Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def _is_aside(element: _Element) -> bool:
    return element.tag in _ASIDE or any(ancestor.tag in _ASIDE for ancestor in element.iterancestors())
