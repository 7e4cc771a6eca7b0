"""A claim beside its text: value, speaker, stance, firmness, always together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from paradero.cli.html.elements import Child, Element, el
from paradero.cli.html.signs import standing
from paradero.model import Claim, Place, Speaker, Vehicle
from paradero.wording.arranging import Numbered
from paradero.wording.phrases import is_quoted, other_places, speaker_name, speaker_phrase, value_phrase, vehicle_phrase
from paradero.wording.words import Words


def item(numbered: Numbered, own_id: str, text_id: str, language: str | None, words: Words) -> Element:
    claim, number = numbered.claim, str(numbered.number)
    others = other_places(claim.value, words) if isinstance(claim.value, Place) else None
    return el(
        "li",
        el("a", number, class_="num", href=f"#{text_id}", aria_label=words("page.to_text", n=number)),
        el(
            "div",
            el(
                "p",
                el("span", words(f"kind.{claim.kind}"), class_=f"kind cl k-{claim.kind}"),
                " ",
                el("span", value(claim, language, words), class_="value"),
            ),
            el(
                "div",
                el("p", who(claim.speakers, language, words), class_="who"),
                standing(claim.stance, claim.modality, words),
                class_="said-by",
            ),
            el("p", others, class_="more") if others else None,
        ),
        id=own_id,
    )


def value(claim: Claim, language: str | None, words: Words) -> Iterator[Child]:
    """Our words in ours, the report's in its own language and face."""
    if is_quoted(claim):
        yield el("q", value_phrase(claim, words), class_="said", lang=language, dir="auto")
    elif isinstance(claim.value, Vehicle):
        yield from vehicle(claim.value, language, words)
    else:
        yield value_phrase(claim, words)


def vehicle(seen: Vehicle, language: str | None, words: Words) -> Iterator[Child]:
    before, after = vehicle_phrase(replace(seen, kind="\0"), words).split("\0")
    yield from (before, el("span", seen.kind, lang=language), after)


def who(speakers: tuple[Speaker, ...], language: str | None, words: Words) -> Iterator[Child]:
    """The chain: names in the report's language, what joins them in ours."""
    if not speakers:
        yield speaker_phrase(speakers, words)
    for n, speaker in enumerate(speakers):
        yield words("speaker.through") if n else None
        yield el("span", speaker_name(speaker), lang=language, dir="auto")
