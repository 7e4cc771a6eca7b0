"""The words we speak: frozen values, standard library only, imported by every floor above.

>>> from paradero.model import Count, Span
>>> Count(80, None, "at_least", "kidnapped").low
80
>>> Span(0, 4).of("Unas 50 personas")
'Unas'
"""

from paradero.model.account import Account, Reading
from paradero.model.blob import Blob
from paradero.model.claim import Claim, Kind, Modality, Speaker, Stance, Value
from paradero.model.count import Count, Of, Qualifier
from paradero.model.dates import Dates, PartialDate
from paradero.model.entry import Body, Content, Entry, Header
from paradero.model.event import Event
from paradero.model.place import Candidate, Level, Place
from paradero.model.report import Report
from paradero.model.span import Span
from paradero.model.vehicle import Vehicle

__all__ = [
    "Account",
    "Blob",
    "Body",
    "Candidate",
    "Claim",
    "Content",
    "Count",
    "Dates",
    "Entry",
    "Event",
    "Header",
    "Kind",
    "Level",
    "Modality",
    "Of",
    "PartialDate",
    "Place",
    "Qualifier",
    "Reading",
    "Report",
    "Span",
    "Speaker",
    "Stance",
    "Value",
    "Vehicle",
]
