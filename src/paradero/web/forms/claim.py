"""A claim from what a person typed: each kind has fields of its own; all say who, how firmly, in which stance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from paradero.model import Claim, Count, Kind, Modality, PartialDate, Place, Span, Speaker, Stance, Value, Vehicle
from paradero.model.count import Of, Qualifier
from paradero.model.dates import Dates
from paradero.model.event import Event
from paradero.places import lookup
from paradero.web.forms.days import NotADay, interval, typed_interval
from paradero.web.forms.fields import Field
from paradero.web.forms.numbers import number_of
from paradero.wording.phrases import place_phrase
from paradero.wording.words import Words

LONGEST = 400
_MANY_PLACES = 8
NOWHERE = "none"
NOTHING_ELSE: frozenset[str] = frozenset()
Values = Mapping[str, str]


class Wrong(Exception):
    """What was typed makes no claim. `wrong` says why, by the names of fields; `choices` are answers to choose from."""

    def __init__(
        self, wrong: Mapping[str, str], choices: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    ) -> None:
        super().__init__(", ".join(wrong))
        self.wrong = wrong
        self.choices = choices or {}


def first_values(claim: Claim) -> dict[str, str]:
    """What a form shows before anybody has typed: the claim as it was read.

    >>> first_values(Claim("c1", "count", Count(80, None, "at_least", "missing"), Span(0, 2)))["low"]
    '80'
    """
    speaker = claim.speakers[0] if claim.speakers else None
    values = {
        "speaker": speaker.name if speaker else "",
        "role": (speaker.role or "") if speaker else "",
        "stance": claim.stance,
        "modality": claim.modality,
    }
    match claim.value:
        case Count(low, high, qualifier, of):
            shown = {"low": _number(low), "high": _number(high if high != low else None)}
            return values | shown | {"qualifier": qualifier, "of": of}
        case PartialDate():
            return values | {"day": typed_interval(claim.value), "dates": claim.value.dates}
        case Place():
            return values | {"place": claim.value.best.name if claim.value.best else claim.value.text}
        case Vehicle(kind, count, plates):
            return values | {"vehicle": kind, "many": _number(count), "plates": ", ".join(plates)}
    return values | {"event" if claim.kind == "event" else "words": str(claim.value)}


def fields_of(
    kind: str, values: Values, words: Words, wrong: Wrong | None = None, ask: frozenset[str] = NOTHING_ELSE
) -> list[Field]:
    """The fields of a kind, with what was typed in them and what is wrong with it; `ask`ed, also which kind, and where
    in the text.
    """
    found = list(_fields(kind, words, ask))
    shown = [replace(f, value=values.get(f.name, f.value)) for f in found]
    if wrong is None:
        return shown
    return [replace(f, wrong=wrong.wrong.get(f.name), choices=wrong.choices.get(f.name, ())) for f in shown]


def _fields(kind: str, words: Words, ask: frozenset[str]) -> Iterator[Field]:

    def say(key: str) -> str:
        return words(f"web.form.{key}")

    if "words" in ask:
        yield Field("quote", say("quote"), hint=say("quote_hint"))
    if "kind" in ask:
        yield Field("kind", say("kind"), kind, options=_options(Kind, "kind", words), again=True)
    match kind:
        case "event":
            yield Field("event", say("event"), "disappearance", options=_options(Event, "event", words))
        case "count":
            yield Field("low", say("low"), hint=say("low_hint"), numeric=True)
            yield Field("high", say("high"), hint=say("high_hint"), numeric=True)
            yield Field(
                "qualifier", say("qualifier"), "exact", options=_options(Qualifier, "web.form.qualifiers", words)
            )
            yield Field(
                "of", say("of"), "missing", options=tuple((o, words(f"count.of.{o}.many")) for o in get_args(Of))
            )
        case "place":
            yield Field("place", say("place"), hint=say("place_hint"))
        case "date":
            yield Field("day", say("day"), hint=say("day_hint"))
            yield Field("dates", say("dates"), "event", options=_options(Dates, "web.form.dating", words))
        case "vehicle":
            yield Field("vehicle", say("vehicle"))
            yield Field("many", say("many"), numeric=True)
            yield Field("plates", say("plates"), hint=say("plates_hint"))
        case _:
            yield Field("words", say("words"))
    yield Field("speaker", say("speaker"), hint=say("speaker_hint"))
    yield Field("role", say("role"))
    yield Field("stance", say("stance"), "asserts", options=_options(Stance, "stance", words))
    yield Field("modality", say("modality"), "stated", options=_options(Modality, "firmness", words))


def claim_of(kind: str, values: Values, span: Span, before: Claim | None, words: Words) -> Claim:
    """The claim. Raises Wrong. Of the one before it keeps whoever reported the speaker's words."""
    if kind not in get_args(Kind):
        raise Wrong({"kind": words("web.form.wrong.kind")})
    for name, value in values.items():
        if len(value) > LONGEST and name != "csrfmiddlewaretoken":
            raise Wrong({name: words("web.form.wrong.long", most=LONGEST)})
    stance, modality = values.get("stance", "asserts"), values.get("modality", "stated")
    if stance not in get_args(Stance) or modality not in get_args(Modality):
        raise Wrong({"stance": words("web.form.wrong.kind")})
    made = _value(kind, values, words)
    return Claim("", kind, made, span, _speakers(values, before), modality, stance)  # type: ignore[arg-type]


def _value(kind: str, values: Values, words: Words) -> Value:
    match kind:
        case "event":
            return _among("event", Event, values, words)
        case "count":
            return _count(values, words)
        case "place":
            return _place(values, words)
        case "date":
            try:
                return replace(interval(values.get("day", "")), dates=_among("dates", Dates, values, words))  # type: ignore[arg-type]
            except NotADay:
                raise Wrong({"day": words("web.form.wrong.day")}) from None
        case "vehicle":
            kind_of = _said("vehicle", values, words)
            many = _whole("many", values, words)
            plates = tuple(p for piece in values.get("plates", "").split(",") if (p := piece.strip()))
            return Vehicle(kind_of, many, plates)
    return _said("words", values, words)


def _count(values: Values, words: Words) -> Count:
    low, high = _whole("low", values, words), _whole("high", values, words)
    qualifier, of = _among("qualifier", Qualifier, values, words), _among("of", Of, values, words)
    if low is None and high is None:
        raise Wrong({"low": words("web.form.wrong.bound")})
    if qualifier in {"exact", "approx"}:
        low, high = (low if low is not None else high), (high if high is not None else low)
    if qualifier == "at_least" and low is None:
        low, high = high, None
    if qualifier == "up_to" and high is None:
        low, high = None, low
    if low is not None and high is not None and low > high:
        raise Wrong({"high": words("web.form.wrong.interval")})
    if qualifier == "exact" and low != high:
        qualifier = "range"
    return Count(low, high, qualifier, of)  # type: ignore[arg-type]


def _place(values: Values, words: Words) -> Place:
    """What the map has under this name. Several are asked about, once; what it does not have is kept as it was said."""
    name = _said("place", values, words)
    found = lookup(name)[:_MANY_PLACES]
    chosen = values.get("place_choice", "")
    if chosen == NOWHERE:
        return Place(name)
    if (picked := number_of(chosen, 3)) is not None and picked < len(found):
        return Place(name, (found[picked],))
    if len(found) == 1:
        return Place(name, found)
    options = [(str(n), place_phrase(Place(name, (one,)), words)) for n, one in enumerate(found)]
    options.append((NOWHERE, words("web.form.nowhere")))
    key = "web.form.wrong.which_place" if found else "web.form.wrong.no_place"
    raise Wrong({"place": words(key)}, {"place": tuple(options)})


def _speakers(values: Values, before: Claim | None) -> tuple[Speaker, ...]:
    """Nobody named: the report itself says it."""
    name, role = values.get("speaker", "").strip(), values.get("role", "").strip() or None
    if not name:
        return ()
    was = before.speakers if before else ()
    span = was[0].span if was and was[0].name == name else None
    return (Speaker(name, role, span), *was[1:])


def _said(field: str, values: Values, words: Words) -> str:
    said = " ".join(values.get(field, "").split())
    if not said:
        raise Wrong({field: words("web.form.wrong.empty")})
    return said


def _whole(field: str, values: Values, words: Words) -> int | None:
    typed = values.get(field, "").replace(" ", "").replace(",", "").replace("\u202f", "").strip()
    if not typed:
        return None
    number = number_of(typed, 7)
    if number is None:
        raise Wrong({field: words("web.form.wrong.number")})
    return number


def _among(field: str, literal: object, values: Values, words: Words) -> str:
    said = values.get(field, "")
    if said not in get_args(literal):
        raise Wrong({field: words("web.form.wrong.kind")})
    return said


def _options(literal: object, key: str, words: Words) -> tuple[tuple[str, str], ...]:
    return tuple((one, words(f"{key}.{one}")) for one in get_args(literal))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
