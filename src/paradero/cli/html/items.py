"""A claim beside its text: value, speaker, stance, firmness, always together."""

from __future__ import annotations

from collections.abc import Iterator

from paradero.cli.arranging import Numbered
from paradero.cli.html.elements import Child, Element, el
from paradero.cli.html.signs import standing
from paradero.cli.phrases import is_quoted, other_places, speaker_phrase, value_phrase
from paradero.cli.words import Words
from paradero.model import Claim, Place, Vehicle


def item(numbered: Numbered, own_id: str, text_id: str, language: str | None, words: Words) -> Element:
    claim, number = numbered.claim, str(numbered.number)
    others = other_places(claim.value, words) if isinstance(claim.value, Place) else None
    return el(
        "li",
        el("a", number, class_="num", href=f"#{text_id}", aria_label=words("page.to_text", n=number)),
        el(
            "div",
            el("p", el("span", words(f"kind.{claim.kind}"), class_=f"cl k-{claim.kind}"), class_="kind"),
            el("p", value(claim, language, words), class_="value"),
            el("p", speaker_phrase(claim.speakers, words), class_="who"),
            standing(claim.stance, claim.modality, words),
            el("p", others, class_="more") if others else None,
        ),
        id=own_id,
    )


def value(claim: Claim, language: str | None, words: Words) -> Iterator[Child]:
    """Our words in ours, the report's in its own language and face."""
    if is_quoted(claim):
        yield el("q", value_phrase(claim, words), class_="said", lang=language, dir="auto")
    elif isinstance(claim.value, Vehicle):
        many = claim.value.count is not None and claim.value.count > 1
        yield f"{words.number(claim.value.count or 0)} " if many else None
        yield el("span", claim.value.kind, lang=language)
        plates = claim.value.plates
        if plates:
            yield ", "
            yield words.count("vehicle.plates", len(plates), plates=", ".join(plates))
    else:
        yield value_phrase(claim, words)
