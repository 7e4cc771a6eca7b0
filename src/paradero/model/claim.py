"""One statement, by someone, in words that can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from paradero.model.count import Count
from paradero.model.dates import PartialDate
from paradero.model.place import Place
from paradero.model.span import Span
from paradero.model.vehicle import Vehicle

Kind = Literal[
    "event",
    "count",
    "place",
    "date",
    "vehicle",
    "perpetrator",
    "victim",
    "condition",
    "request",
    "response",
    "obstruction",
    "threat",
]
Stance = Literal["asserts", "denies", "doubts", "updates", "retracts"]
Modality = Literal["stated", "alleged", "presumed", "likely", "feared"]
Value = str | Count | Place | PartialDate | Vehicle
"""An Event or plain words (str), or the value type of the kind."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone to whom words are ascribed, named as fully as the report names them anywhere.

    `span` is where the report names the speaker of this claim (a pronoun's or "Agregó"'s speaker stands earlier).
    """

    name: str
    role: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Invariant: the quote is the report's text between span.start and span.end.

    `speakers` is the chain, nearest first: who said it, as reported by whom; empty when the report itself says it.
    `rule` names what read it; `confidence`, from 0 to 1, how likely a machine's claim is right in value, nearest
    speaker and stance: it decides what is shown first or at all, and never what is true.
    """

    id: str
    kind: Kind
    value: Value
    span: Span
    speakers: tuple[Speaker, ...] = ()
    modality: Modality = "stated"
    stance: Stance = "asserts"
    confidence: float = 0.5
    rule: str = ""
