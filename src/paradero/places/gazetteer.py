"""The packed gazetteer: arrays instead of objects, names found by bisection.

One xz file holds a JSON header and then sections: keys (all names, folded, sorted), how many places bear each, which,
and per place its name, latitude, longitude, radius, population class, level, state and municipality.
`tools/build_gazetteer.py` writes it with `PARTS`; nothing else knows the layout.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from paradero.model import Level

FORMAT = 1
LEVELS: tuple[Level, ...] = ("point", "town", "municipality", "region", "state", "country")
SEAT = 0x40
"""Bit of the level byte: the seat of its municipality."""
DEGREE = 10_000
"""Coordinates are stored in ten-thousandths of a degree, eleven metres."""
PARTS = {
    "key_sizes": "B",
    "name_sizes": "B",
    "bearers": "H",
    "bearing": "I",
    "naming": "I",
    "lats": "i",
    "lons": "i",
    "radii": "H",
    "populations": "B",
    "levels": "B",
    "states": "H",
    "municipalities": "H",
}
OWN, ALTERNATE, SHORT = 0, 1, 2
"""How a place bears a name, the two low bits of `bearing`: its own, another one, part of a longer one."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Invariant: keys are sorted; key k is keys[key_ends[k]:key_ends[k + 1]], borne by
    bearing[starts[k]:starts[k + 1]]; the name of place p is the same slice of `names` for naming[p].
    """

    keys: bytes
    key_ends: array[int]
    names: bytes
    name_ends: array[int]
    starts: array[int]
    bearing: array[int]
    naming: array[int]
    lats: array[int]
    lons: array[int]
    radii: array[int]
    populations: array[int]
    levels: array[int]
    states: array[int]
    municipalities: array[int]
    state_names: tuple[tuple[str, str | None], ...]
    municipality_names: tuple[str, ...]

    def bearers(self, key: str) -> Iterator[tuple[int, int]]:
        """The places that bear a name, each with how it bears it."""
        at = self._find(key)
        if at is not None:
            for packed in self.bearing[self.starts[at] : self.starts[at + 1]]:
                yield packed >> 2, packed & 3

    def has(self, key: str) -> bool:
        return self._find(key) is not None

    def begins(self, beginning: str) -> bool:
        """Whether any name starts with these words."""
        raw = beginning.encode() + b" "
        at = self._place_of(raw)
        return at < len(self.key_ends) - 1 and self._key(at).startswith(raw)

    def name(self, place: int) -> str:
        at = self.naming[place]
        return self.names[self.name_ends[at] : self.name_ends[at + 1]].decode()

    def level(self, place: int) -> Level:
        return LEVELS[self.levels[place] & 0x3F]

    def is_seat(self, place: int) -> bool:
        return bool(self.levels[place] & SEAT)

    def population(self, place: int) -> int:
        """People, to within a fifth; 0 when unknown.

        Stored as twice the binary logarithm, rounded.
        """
        stored = self.populations[place]
        return round(2 ** (stored / 2)) if stored else 0

    def point(self, place: int) -> tuple[float, float]:
        return self.lats[place] / DEGREE, self.lons[place] / DEGREE

    def radius_km(self, place: int) -> float:
        return self.radii[place] / 10

    def area(self, place: int) -> tuple[str, str | None]:
        """Country and state."""
        return self.state_names[self.states[place]]

    def municipality(self, place: int) -> str | None:
        return self.municipality_names[self.municipalities[place]] or None

    def __len__(self) -> int:
        return len(self.lats)

    def _find(self, key: str) -> int | None:
        raw = key.encode()
        at = self._place_of(raw)
        return at if at < len(self.key_ends) - 1 and self._key(at) == raw else None

    def _place_of(self, raw: bytes) -> int:
        return bisect_left(range(len(self.key_ends) - 1), raw, key=self._key)

    def _key(self, at: int) -> bytes:
        return self.keys[self.key_ends[at] : self.key_ends[at + 1]]


@cache
def gazetteer() -> Gazetteer:
    """The bundled gazetteer, loaded on the first call."""
    import lzma

    packed = files("paradero.places").joinpath("data", "gazetteer.xz").read_bytes()
    return unpacked(lzma.decompress(packed))


def unpacked(raw: bytes) -> Gazetteer:
    length = int.from_bytes(raw[:4], "little")
    header = json.loads(raw[4 : 4 + length])
    if header["format"] != FORMAT:
        raise ValueError(f"gazetteer format {header['format']}, not {FORMAT}: rebuild it")
    at, found = 4 + length, {}
    for part, size in header["sizes"]:
        found[part] = raw[at : at + size]
        at += size
    arrays = {part: _array(kind, found[part]) for part, kind in PARTS.items()}
    return Gazetteer(
        keys=found["keys"],
        names=found["names"],
        key_ends=_sums(arrays.pop("key_sizes")),
        name_ends=_sums(arrays.pop("name_sizes")),
        starts=_sums(arrays.pop("bearers")),
        state_names=tuple((country, state) for country, state in header["states"]),
        municipality_names=tuple(header["municipalities"]),
        **arrays,
    )


def _array(kind: str, raw: bytes) -> array[int]:
    values: array[int] = array(kind)
    values.frombytes(raw)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _sums(sizes: array[int]) -> array[int]:
    return array("I", accumulate(sizes, initial=0))
