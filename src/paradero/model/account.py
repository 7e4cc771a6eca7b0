"""What one report says of one incident, and everything it says."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.model.claim import Claim, Modality, Speaker, Stance
from paradero.model.count import Count
from paradero.model.dates import PartialDate
from paradero.model.event import Event
from paradero.model.place import Place
from paradero.model.report import Report
from paradero.model.vehicle import Vehicle


@dataclass(frozen=True, slots=True)
class Account:
    """One report's account of one incident, computed from its claims: values that the report gives last and firmest.

    Invariant: every value is that of one of `claims`.
    """

    event: Event
    stance: Stance
    modality: Modality
    claims: tuple[str, ...]
    count: Count | None = None
    place: Place | None = None
    date: PartialDate | None = None
    vehicles: tuple[Vehicle, ...] = ()
    perpetrators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, its claims in the order of the text, and its accounts, the main incident's first."""

    report: Report
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    reader: str
    withheld: int = 0
    """How many claims the reader found and thinks too doubtful to show; with `Options(least=0.0)` none is."""
    withheld_contrary: int = 0
    """How many of those deny, doubt or retract: whoever reads the rest has to know that there is another side."""
    speakers: tuple[Speaker, ...] = ()
    """Everyone to whom the report seems to give words, in the order in which it names them, whatever they say."""
