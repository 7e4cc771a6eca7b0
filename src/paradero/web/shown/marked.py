"""A paragraph with every claim marked in it. The only markup that is made by hand: every word in it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from paradero.model import Span
from paradero.wording.arranging import Numbered
from paradero.wording.segments import Layer, Segment, segments


def marked(text: str, part: Span, claims: Sequence[Numbered], gone: Mapping[int, str]) -> tuple[SafeString, int]:
    """The paragraph, and how deep claims lie over one another in it. `gone` are classes of claims that were judged.

    Invariant: without its tags and the numbers in `sup` it is the text of the paragraph, to the letter.
    """
    pieces = list(segments(text, part, claims))
    deepest = max((layer.level for piece in pieces for layer in piece.layers), default=0)
    return format_html_join("", "{}", ((_piece(p, gone),) for p in pieces)), deepest


def _piece(piece: Segment, gone: Mapping[int, str]) -> str | SafeString:
    if not piece.layers:
        return piece.text
    *around, inner = piece.layers
    node = _link(piece.text, inner, gone)
    for layer in reversed(around):
        n = layer.numbered.number
        number: str | SafeString = ""
        if layer.begins:
            number = format_html('<sup><a class="n" id="t{0}" href="#c{0}">{0}</a></sup>', n)
        node = format_html('<span class="{}" data-n="{}">{}{}</span>', _classes(layer, gone), n, number, node)
    return node


def _link(text: str, inner: Layer, gone: Mapping[int, str]) -> SafeString:
    n, classes = inner.numbered.number, _classes(inner, gone)
    which = 'href="#c{0}" data-n="{0}" draggable="false"'
    if inner.begins:
        return format_html(f'<a class="{{1}}" id="t{{0}}" {which}><sup>{{0}}</sup>{{2}}</a>', n, classes, text)
    return format_html(f'<a class="{{1}}" {which} tabindex="-1">{{2}}</a>', n, classes, text)


def _classes(layer: Layer, gone: Mapping[int, str]) -> str:
    said: Iterable[str] = (
        "cl",
        f"k-{layer.numbered.claim.kind}",
        f"lvl{layer.level}" if layer.level else "",
        gone.get(layer.numbered.number, ""),
    )
    return " ".join(one for one in said if one)
