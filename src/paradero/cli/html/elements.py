"""Elements of the page. Text goes into a tree, never into markup: escaping cannot be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

Element = etree._Element
Child = Element | str | None

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def el(tag: str, *children: Child | Iterable[Child], **attributes: str | None) -> Element:
    """An element. `class_` and `data_claims` become `class` and `data-claims`; an attribute that is None is left out.

    >>> etree.tostring(el("p", "a < b", el("b", "&"), class_="said", lang=None)).decode()
    '<p class="said">a &lt; b<b>&amp;</b></p>'
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), writable(value))
    for child in children:
        for one in [child] if child is None or isinstance(child, str | Element) else child:
            _add(made, one)
    return made


def writable(text: str) -> str:
    """Characters that no page may hold become �, one for one, so that spans still fit."""
    return _UNWRITABLE.sub("�", text)


def _add(parent: Element, child: Child) -> None:
    if child is None:
        return
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + writable(child)
    else:
        parent.text = (parent.text or "") + writable(child)
