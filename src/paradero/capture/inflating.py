"""What a server packed, unpacked."""

from __future__ import annotations

import zlib

from paradero.capture.errors import Unreadable

ASKED_FOR = "gzip, deflate"
_GZIP = 16 + zlib.MAX_WBITS


def inflate(data: bytes, encoding: str, most: int) -> tuple[bytes, bool]:
    """The bytes, and whether they are whole: a packed answer says where it ends.

    Invariant: never more than `most` bytes are made; an encoding that was not asked for is Unreadable.

    >>> inflate(b"hola", "", 10)
    (b'hola', True)
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity") or not data:
        return data, True
    try:
        if encoding in ("gzip", "x-gzip"):
            return _inflate(data, _GZIP, most)
        if encoding == "deflate":
            # Half of the servers leave out the frame that the standard asks for, whose first byte is recognized.
            framed = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            return _inflate(data, zlib.MAX_WBITS if framed else -zlib.MAX_WBITS, most)
    except zlib.error as error:
        raise Unreadable("damaged_html", error="zlib.error", reason=str(error)[:200]) from error
    raise Unreadable("damaged_html", encoding=encoding[:40])


def _inflate(data: bytes, frame: int, most: int) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    size = 0
    while True:
        decoder = zlib.decompressobj(frame)
        parts.append(decoder.decompress(data, most - size + 1))
        size += len(parts[-1])
        if size > most:
            raise Unreadable("too_large", limit_mb=most // 1_000_000)
        data = decoder.unused_data
        # What follows a gzip member is another, or rubbish that every reader ignores.
        if not decoder.eof or frame != _GZIP or not data.startswith(b"\x1f\x8b"):
            return b"".join(parts), decoder.eof
