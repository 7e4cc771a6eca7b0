"""From claims to one report's accounts of incidents: what it says, in the end, of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import get_args

from paradero.model import Account, Claim, Count, Event, Modality, PartialDate, Place, Stance, Value, Vehicle
from paradero.reading.choices import (
    Setting,
    Weighed,
    count_features,
    date_features,
    event_features,
    hedged_features,
    place_features,
    stance_features,
)
from paradero.reading.choosing import Features, likelihood, of_this, total
from paradero.reading.page import Page

EVENTS: tuple[Event, ...] = get_args(Event)
STANCES: tuple[Stance, ...] = get_args(Stance)


def with_things(main: Account, shown: list[Claim]) -> Account:
    """The account with the claims that are shown, and the vehicles and perpetrators that these name."""
    vehicles = tuple(c.value for c in shown if isinstance(c.value, Vehicle))
    doers = tuple(dict.fromkeys(str(c.value) for c in shown if c.kind == "perpetrator"))
    return replace(main, claims=tuple(c.id for c in shown), vehicles=vehicles, perpetrators=doers)


def account(page: Page, weighed: list[Weighed]) -> tuple[Account | None, frozenset[str]]:
    """The account of the main incident, or None where no event is claimed; and the claims that its values come from.

    Every value is the likeliest of those claimed, by weights learned on the development corpus (`choices.py`).
    """
    events = [w for w in weighed if w.claim.kind == "event"]
    if not events:
        return None, frozenset()
    setting = Setting(page, weighed)
    told = [e for e in EVENTS if e not in _DEADLY or _tells_death(setting)]
    event = max(told, key=lambda e: total("event", event_features(setting, e)))
    about = stance_features(setting, event)
    stance = max(STANCES, key=lambda s: total("stance", of_this(s, about)))
    if stance in {"denies", "doubts"} and _takes_back(page):
        stance = "retracts"
    count = _likeliest(setting, "count", Count, lambda w: count_features(setting, w, event))
    place = _likeliest(setting, "place", Place, lambda w: place_features(setting, w, event))
    when = _likeliest(setting, "date", PartialDate, lambda w: date_features(setting, w, event))
    chosen = frozenset(w.claim.id for w in (count, place, when) if w is not None)
    first = next((w for w in events if w.claim.value == event), events[0])
    main = Account(
        event,
        stance,
        _modality(setting, event, first),
        (),
        count.claim.value if count and isinstance(count.claim.value, Count) else None,
        place.claim.value if place and isinstance(place.claim.value, Place) else None,
        when.claim.value if when and isinstance(when.claim.value, PartialDate) else None,
    )
    return main, chosen | {first.claim.id}


_DEADLY: frozenset[Event] = frozenset({"death", "killing"})


def _tells_death(setting: Setting) -> bool:
    """No weights alone make anybody die: some claim must say so."""
    dead = (w.claim.value for w in setting.weighed)
    return any(v in _DEADLY if isinstance(v, str) else isinstance(v, Count) and v.of == "dead" for v in dead)


def _takes_back(page: Page) -> bool:
    """A headline, or whatever opens the report, that takes back what was published does not merely deny it."""
    opening = [s for s in page.tokens.sentences[:3] if s.title or s.number == 0]
    return any(page.in_sentence("deny.retract", s) for s in opening)


def eligible(weighed: Sequence[Weighed], sort: type[Value]) -> list[Weighed]:
    """The claims among which an account's count, place or day is chosen."""
    return [w for w in weighed if isinstance(w.claim.value, sort)]


def _likeliest(
    setting: Setting, name: str, sort: type[Value], features: Callable[[Weighed], Features]
) -> Weighed | None:
    return max(eligible(setting.weighed, sort), key=lambda w: total(name, features(w)), default=None)


def _modality(setting: Setting, event: Event, first: Weighed) -> Modality:
    """How firmly the report tells it: if it hedges as a whole, as its first hedged claim does."""
    if likelihood("hedged", hedged_features(setting, event)) < 0.5:
        return "stated"
    told = [w.claim.modality for w in (first, *setting.weighed) if w.claim.kind in {"event", "count"}]
    return next((m for m in told if m != "stated"), "alleged")
