"""What entries say of reports: their kinds, what they amount to, and how a part is erased. Pure, no store, no files.

>>> from paradero.record import Marks, fill, whole_words
>>> from paradero.model import Span
>>> text = "Habló Inés Tzul, su madre."
>>> fill(text, [whole_words(text, Span(8, 14))])
'Habló ████ ████, su madre.'
"""

from paradero.record.captured import Captured, Told
from paradero.record.claims import keyed
from paradero.record.filling import FILLER, fill, union, whole_words
from paradero.record.marks import Marks, likeness
from paradero.record.state import Ours, ReportState, ours_of, state_of

__all__ = [
    "FILLER",
    "Captured",
    "Marks",
    "Ours",
    "ReportState",
    "Told",
    "fill",
    "keyed",
    "likeness",
    "ours_of",
    "state_of",
    "union",
    "whole_words",
]
