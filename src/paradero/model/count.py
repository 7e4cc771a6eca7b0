"""How many, as an interval, and of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Qualifier = Literal["exact", "approx", "at_least", "up_to", "range"]
Of = Literal["missing", "kidnapped", "dead", "injured", "detained", "rescued", "found", "group", "subset", "sum"]


@dataclass(frozen=True, slots=True)
class Count:
    """Invariant: an interval of whole people, open where nothing was said: never a bare number.

    "at least 80" is Count(80, None, "at_least", ...); "80 to 100" is Count(80, 100, "range", ...);
    "up to a hundred" is Count(None, 100, "up_to", ...); "some 50" is Count(50, 50, "approx", ...).
    """

    low: int | None
    high: int | None
    qualifier: Qualifier
    of: Of

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a count needs a bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"not an interval: {self.low} to {self.high}")
