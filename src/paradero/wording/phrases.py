"""Values of the model in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from paradero.model import Candidate, Claim, Count, Modality, PartialDate, Place, Speaker, Stance, Vehicle
from paradero.wording.days import date_phrase
from paradero.wording.words import Words

_FINE = {"point", "town", "municipality"}


def value_phrase(claim: Claim, words: Words) -> str:
    """What a claim says, in our words; a value that is only words is the report's own.

    >>> from paradero.wording.words import words
    >>> from paradero.model import Span
    >>> value_phrase(Claim("c1", "count", Count(80, None, "at_least", "missing"), Span(0, 2)), words("es"))
    'al menos 80 personas desaparecidas'
    """
    match claim.value:
        case Count():
            return count_phrase(claim.value, words)
        case PartialDate():
            return date_phrase(claim.value, words)
        case Place():
            return place_phrase(claim.value, words)
        case Vehicle():
            return vehicle_phrase(claim.value, words)
    key = f"event.{claim.value}"
    return words(key) if claim.kind == "event" and words.has(key) else claim.value


def is_quoted(claim: Claim) -> bool:
    """Whether a claim's value is the report's own words, to be set as somebody's words."""
    return isinstance(claim.value, str) and claim.kind != "event"


def count_phrase(count: Count, words: Words) -> str:
    low, high = count.low, count.high
    many = high if high is not None else low
    assert many is not None  # a Count has a bound
    what = words(f"count.of.{count.of}.{'one' if many == 1 else 'many'}")
    between = low is not None and high is not None and low != high
    key: str = count.qualifier
    if key == "approx":
        key = "approx_range" if between else "approx_one" if many == 1 else "approx"
    elif between:
        key = "range"
    elif low is None:
        key = "up_to"
    elif high is None:
        key = "at_least"
    elif key in {"range", "up_to"}:
        key = "exact"
    numbers = {"low": words.number(many if low is None else low), "high": words.number(many)}
    return words(f"count.{key}", what=what, **numbers)


def place_phrase(place: Place, words: Words) -> str:
    """The gazetteer's name and where that is, so that a person sees which place was meant.

    >>> from paradero.wording.words import words
    >>> place_phrase(Place("la caseta"), words("es"))
    'la caseta (no se encontró en el mapa)'
    """
    best = place.best
    if best is None:
        return words("place.unknown", text=place.text)
    return f"{_where(best, words)} ({words(f'place.level.{best.level}')})"


def other_places(place: Place, words: Words) -> str | None:
    """Where else a place of that name lies, in another state or country."""
    best = place.best
    if best is None or best.level not in _FINE:
        return None
    seen = {(best.state, best.country)}
    others: list[str] = []
    for other in place.candidates[1:]:
        where = (other.state, other.country)
        if where not in seen and other.name == best.name:
            seen.add(where)
            others.append(other.state or country_name(other.country, words))
    if not others:
        return None
    listed = words("place.in_parts").join(others[:3])
    return words("place.others", places=listed + ("…" if len(others) > 3 else ""))


def _where(place: Candidate, words: Words) -> str:
    parts = [place.name, place.state, country_name(place.country, words)]
    if place.level == "country":
        return country_name(place.country, words)
    return words("place.in_parts").join(dict.fromkeys(p for p in parts if p))


def country_name(code: str, words: Words) -> str:
    names = _countries().get(code)
    return names[0 if words.language == "es" else 1] if names else code


@cache
def _countries() -> dict[str, list[str]]:
    return tomllib.loads(files("paradero.wording").joinpath("messages/countries.toml").read_text(encoding="utf-8"))


def vehicle_phrase(vehicle: Vehicle, words: Words) -> str:
    """The kind as worded; a number before it only where it adds one."""
    many = vehicle.count is not None and vehicle.count > 1
    name = f"{words.number(vehicle.count or 0)} {vehicle.kind}" if many else vehicle.kind
    if not vehicle.plates:
        return name
    return f"{name}, {words.count('vehicle.plates', len(vehicle.plates), plates=', '.join(vehicle.plates))}"


def speaker_phrase(speakers: tuple[Speaker, ...], words: Words) -> str:
    """The chain, nearest first.

    >>> from paradero.wording.words import words
    >>> speaker_phrase((Speaker("Inés Tzul", "coordinadora"), Speaker("Radio Jicaral")), words("es"))
    'Inés Tzul, coordinadora, según Radio Jicaral'
    """
    if not speakers:
        return words("speaker.report")
    return words("speaker.through").join(speaker_name(speaker) for speaker in speakers)


def speaker_name(speaker: Speaker) -> str:
    role = speaker.role
    return f"{speaker.name}, {role}" if role and role.casefold() not in speaker.name.casefold() else speaker.name


def speakers_phrase(speakers: Iterable[Speaker]) -> str:
    """Everyone who speaks in a report.

    >>> speakers_phrase((Speaker("Inés Tzul", "coordinadora"), Speaker("Radio Jicaral")))
    'Inés Tzul, coordinadora; Radio Jicaral'
    """
    return "; ".join(speaker_name(speaker) for speaker in speakers)


def firmness_phrase(modality: Modality, stance: Stance, words: Words) -> str:
    """How firmly. Who denies without hedging does not "take it as fact", so that has words of its own."""
    against = modality == "stated" and stance in {"denies", "doubts", "retracts"}
    return words("firmness.against" if against else f"firmness.{modality}")
