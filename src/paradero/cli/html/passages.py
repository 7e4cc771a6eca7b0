"""The report's text, paragraph by paragraph, each with the claims that were read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paradero.cli.html.elements import Element, el
from paradero.cli.html.items import item
from paradero.model import Report
from paradero.wording.arranging import Numbered
from paradero.wording.segments import Layer, Segment, paragraphs, segments
from paradero.wording.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the page a report's claims are: `r3` gives `r3-t5` in the text and `r3-c5` beside it."""

    prefix: str
    language: str | None

    def in_text(self, number: int) -> str:
        return f"{self.prefix}-t{number}"

    def beside(self, number: int) -> str:
        return f"{self.prefix}-c{number}"


def passages(report: Report, claims: Sequence[Numbered], place: Place, words: Words) -> Iterator[Element]:
    """Invariant: every claim is marked in the text, and is listed beside the paragraph in which it begins."""
    left = list(claims)
    spans = list(paragraphs(report.text))
    for at, part in enumerate(spans):
        last = at == len(spans) - 1
        own = [c for c in left if last or c.claim.span.start < part.end]
        left = [c for c in left if c not in own]
        title = report.title is not None and report.title.covers(part)
        pieces = list(segments(report.text, part, claims))
        deepest = max((layer.level for piece in pieces for layer in piece.layers), default=0)
        said = el(
            "h3" if title else "p",
            *(_marked(piece, place) for piece in pieces),
            class_=f"said deep{deepest}" if deepest > 1 else "said",
            lang=place.language,
            dir="auto",
        )
        listed = [item(c, place.beside(c.number), place.in_text(c.number), place.language, words) for c in own]
        beside = el("ol", *listed, class_="claims", aria_label=words("page.claims_here")) if listed else None
        yield el("div", said, beside, class_="passage")


def _marked(piece: Segment, place: Place) -> Element | str:
    if not piece.layers:
        return piece.text
    *around, inner = piece.layers
    node: Element = _link(piece, inner, place)
    for layer in reversed(around):
        number = _number(layer, place) if layer.begins else None
        node = el("span", number, node, class_=_classes(layer))
    return node


def _link(piece: Segment, inner: Layer, place: Place) -> Element:
    number = inner.numbered.number
    return el(
        "a",
        el("sup", str(number)) if inner.begins else None,
        piece.text,
        class_=_classes(inner),
        href=f"#{place.beside(number)}",
        id=place.in_text(number) if inner.begins else None,
        tabindex=None if inner.begins else "-1",
        data_claims=" ".join(str(layer.numbered.number) for layer in piece.layers),
    )


def _number(layer: Layer, place: Place) -> Element:
    """A claim around another has its number as a link of its own: its words lead to the inner one."""
    number = layer.numbered.number
    return el("a", el("sup", str(number)), id=place.in_text(number), href=f"#{place.beside(number)}", class_="n")


def _classes(layer: Layer) -> str:
    names = ["cl", f"k-{layer.numbered.claim.kind}"]
    names += [f"over{layer.level}"] if layer.level else []
    names += ["begins"] if layer.begins else []
    names += ["ends"] if layer.ends else []
    return " ".join(names)
