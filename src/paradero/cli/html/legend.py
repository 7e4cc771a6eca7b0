"""How to read the page: kinds, shapes, lines."""

from __future__ import annotations

from paradero.cli.html.elements import Element, el
from paradero.cli.html.signs import FIRMNESS, STANCES, firmness_sign, stance_sign
from paradero.wording.arranging import ACTS, FACTS
from paradero.wording.words import Words


def legend(words: Words) -> Element:
    kinds = [el("li", el("span", words(f"kind.{kind}"), class_=f"cl k-{kind}")) for kind in (*FACTS, *ACTS)]
    stances = [el("li", stance_sign(stance, words)) for stance in STANCES]
    firm = [el("li", firmness_sign(modality, "asserts", words)) for modality in FIRMNESS]
    return el(
        "details",
        el("summary", words("page.legend")),
        el(
            "p",
            el("span", words("page.legend_serif"), class_="said"),
            f" {words('page.legend_sans')} {words('page.legend_links')}",
        ),
        el("p", words("page.legend_kinds"), class_="label"),
        el("ul", *kinds),
        el("p", words("page.legend_stances"), class_="label"),
        el("ul", *stances),
        el("p", words("page.legend_firmness"), class_="label"),
        el("ul", *firm),
        class_="legend",
        open="open",
    )
