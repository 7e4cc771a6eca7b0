"""A claim beside its text, as a reviewer sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paradero.actions.judging import mark_of
from paradero.actions.team.members import name_of
from paradero.model import Claim, Entry, Place
from paradero.record.filling import PERSON
from paradero.record.kinds import CORRECTED
from paradero.record.state import Ours
from paradero.record.view import Shown, View
from paradero.web.shown.moments import moment_phrase
from paradero.wording.phrases import (
    firmness_phrase,
    is_quoted,
    other_places,
    speaker_name,
    value_phrase,
)
from paradero.wording.words import Words


@dataclass(frozen=True, slots=True)
class Item:
    """`seen` is what stood when the page was made; sent with a decision, it shows whether somebody decided since.

    `decided` says who decided what and when, in one line; `clash` has one such line for each decision in a conflict.
    """

    number: int
    key: str
    claim: Claim
    standing: str
    value: str
    quoted: bool
    quote: str
    who: tuple[str, ...]
    firmness: str
    more: str | None
    seen: str
    decided: str | None
    clash: tuple[str, ...]
    added: bool

    @property
    def open(self) -> bool:
        return self.standing in {"proposed", "conflict"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What is needed to tell who decided: names of members, words, whose entries are ours."""

    names: Mapping[str, str]
    words: Words
    ours: Ours


def item(whole: View, number: int, key: str, telling: Telling) -> Item:
    shown, words = whole.claims[key], telling.words
    claim = shown.claim
    text = whole.captured.text if whole.captured else ""
    conflict = shown.standing == "conflict"
    return Item(
        number,
        key,
        claim,
        shown.standing,
        value_phrase(claim, words),
        is_quoted(claim),
        claim.span.of(text),
        tuple(speaker_name(s) for s in claim.speakers) or _teller(whole),
        firmness_phrase(claim.modality, claim.stance, words),
        other_places(claim.value, words) if isinstance(claim.value, Place) else None,
        mark_of(whole, key),
        decision(shown.decisions[-1], telling) if shown.decisions and not conflict else None,
        tuple(decision(entry, telling) for entry in shown.decisions) if conflict else (),
        _added(whole, shown),
    )


def _teller(whole: View) -> tuple[str, ...]:
    """Of what somebody told, whoever told it speaks where the words name nobody."""
    told = whole.captured.told if whole.captured else None
    return (told.by,) if told is not None else ()


def decision(entry: Entry, telling: Telling) -> str:
    """«M. Ochoa la aceptó, hoy a las 12:04»."""
    body, words = entry.body, telling.words
    assert body is not None  # an erased decision stands nowhere
    said = "corrected" if body.kind == CORRECTED else str(body.content.get("verdict"))
    return words(f"web.claim.said.{said}", who=whose(entry, telling), when=moment_phrase(body.time, words))


def whose(entry: Entry, telling: Telling) -> str:
    """Who did it, as far as that is known here."""
    words = telling.words
    if not telling.ours.wrote(entry):
        return words("web.claim.others", author=entry.header.author.hex()[:8])
    return name_of(entry, telling.names) or words("web.claim.here")


def _added(whole: View, shown: Shown) -> bool:
    """Whether a person made it where no reader had proposed any."""
    if shown.claim.rule != PERSON:
        return False
    return whole.reading is None or all(c.span != shown.claim.span for c in whole.reading.claims)
