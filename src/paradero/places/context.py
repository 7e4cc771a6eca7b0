"""What a text lets us expect of the place names in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A state of a country, or a whole country (`state` is None).

    `country` is an ISO 3166 code of two letters, `state` the name that candidates carry.
    """

    country: str
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A place name in a text, and the larger place named beside it, both as worded.

    "San Fernando, Tamaulipas" is Named("San Fernando", "Tamaulipas").
    """

    text: str
    container: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the text besides: states and countries it speaks of (names or codes), who published it where.

    Invariant: an empty context prefers no country.
    """

    states: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    publisher_country: str | None = None
