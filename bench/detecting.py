"""Whether bytes hold a name, in whatever case, spelling or packing.

The name has a part of plain letters that stands nowhere else, so that its accents make no difference; that part is
looked for in small letters and capitals, in UTF-8 and UTF-16, as base64, hexadecimal digits, and inside zlib, gzip and
raw deflate.
"""

from __future__ import annotations

import base64
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_PIECE, _MOST = 4096, 1 << 23
PLAIN = ("utf-8", "utf-16-le", "utf-16-be")


def invented_name(chance: random.Random) -> tuple[str, str]:
    """A name with accents, and its part of plain letters; made when it is needed, so that no file of ours holds it."""
    part = "".join(chance.choice("bdfgklmprstvz") + chance.choice("aeiou") for _ in range(7))
    return f"Xó{part}ñandúch", part


@dataclass(slots=True)
class Detector:
    """`found` says by which spelling bytes hold the name. `looked` counts bytes, `unpacked` those that came out."""

    part: str
    looked: int = 0
    unpacked: int = 0
    _exact: dict[str, list[bytes]] = field(init=False)

    def __post_init__(self) -> None:
        cased = [self.part, self.part.upper(), self.part.capitalize()]
        spelled = [word.encode(code) for word in cased for code in PLAIN]
        self._exact = {
            "base64": list({piece for raw in spelled for piece in _base64(raw)}),
            "hexadecimal": [raw.hex().encode() for raw in spelled] + [raw.hex().upper().encode() for raw in spelled],
        }

    def found(self, data: bytes) -> str | None:
        self.looked += len(data)
        if how := self._plainly(data):
            return how
        for packing, content in self._inflated(data):
            self.unpacked += len(content)
            if how := self._plainly(content):
                return f"{how} in {packing}"
        return None

    def _plainly(self, data: bytes) -> str | None:
        small = data.lower()
        for code in PLAIN:
            if self.part.encode(code) in small:
                return code
        return next((how for how, pieces in self._exact.items() if any(piece in data for piece in pieces)), None)

    def _inflated(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """What comes out at every header of zlib or gzip, and of raw deflate at the beginning."""
        view = memoryview(data)
        for match in _PACKED.finditer(data):
            yield "zlib or gzip", _unpacked(view[match.start() :], 47)
        yield "raw deflate", _unpacked(view, -15)


@dataclass(slots=True)
class Detectors:
    """Several at once, each by what it stands for; `found` says which was found too."""

    each: dict[str, Detector]

    @property
    def looked(self) -> int:
        return next(iter(self.each.values())).looked

    def found(self, data: bytes) -> str | None:
        hits = [f"{name} ({how})" for name, detector in self.each.items() if (how := detector.found(data))]
        return ", ".join(hits) or None


def _unpacked(view: memoryview, window: int) -> bytes:
    """As much as comes out before it breaks."""
    unpacking = zlib.decompressobj(window)
    out, at = b"", 0
    try:
        while at < len(view) and len(out) < _MOST and not unpacking.eof:
            out += unpacking.decompress(view[at : at + _PIECE])
            at += _PIECE
    except zlib.error:
        pass
    return out


def _base64(raw: bytes) -> Iterator[bytes]:
    """The digits that stand for these bytes wherever they begin, without those that their neighbours share."""
    for before in range(3):
        digits = base64.b64encode(bytes(before) + raw)
        first = (8 * before + 5) // 6
        last = 8 * (before + len(raw)) // 6
        yield digits[first:last]
        yield digits[first:last].replace(b"+", b"-").replace(b"/", b"_")
