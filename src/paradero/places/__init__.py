"""A name in its context: where on earth. Standard library only; the gazetteer loads on the first look-up.

>>> from paradero.places import Context, Named, resolve
>>> resolve([Named("San Fernando", "Tamaulipas")], Context())[0].best.state
'Tamaulipas'
"""

from __future__ import annotations

from paradero.places.areas import country_of, demonym, state_of
from paradero.places.context import Area, Context, Named
from paradero.places.describe import locate
from paradero.places.distance import distance_km
from paradero.places.lookup import known, longest, lookup
from paradero.places.midway import midway
from paradero.places.notplaces import is_not_place, needs_context
from paradero.places.resolve import resolve

__all__ = [
    "Area",
    "Context",
    "Named",
    "country_of",
    "demonym",
    "distance_km",
    "is_not_place",
    "known",
    "locate",
    "longest",
    "lookup",
    "midway",
    "needs_context",
    "resolve",
    "state_of",
]
