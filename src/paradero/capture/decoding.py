"""Bytes to characters."""

from __future__ import annotations

import re

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.-]{2,40})",
    re.I,
)
_MOJIBAKE = re.compile("[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž\xa0¡-¿]|â€|Ð[\x80-\xbf]")


def decode(data: bytes, content_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters, and notes of what had to be repaired or guessed.

    >>> decode("Según él".encode("cp1252"))
    ('Según él', ('encoding_guessed',))
    >>> decode("Según él".encode().decode("latin-1").encode())
    ('Según él', ('mojibake_repaired',))
    """
    text, notes = _characters(data, content_type)
    if _MOJIBAKE.search(text):
        from ftfy import fix_encoding

        fixed = fix_encoding(text)
        if fixed != text:
            return fixed, (*notes, "mojibake_repaired")
    return text, notes


def _characters(data: bytes, content_type: str | None) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
            return text, ("bytes_replaced",) if "\ufffd" in text else ()
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, errors="replace"), ("encoding_guessed",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        # A page cut off in the middle of its last character is still UTF-8.
        if error.start >= len(data) - 3 and len(data) > 20:
            return data.decode("utf-8", errors="ignore"), ("truncated_end",)
    for name in _declared(data, content_type):
        try:
            return data.decode(name), ()
        except (LookupError, ValueError):
            # Python also knows encodings that are not for text, and one that is there to fail.
            continue
    return _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:4000]
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes, content_type: str | None) -> list[str]:
    names = []
    if content_type and (match := re.search(r"charset=[\"']?([\w.:-]+)", content_type, re.I)):
        names.append(match.group(1))
    if declared := _DECLARED.search(data[:4096]):
        names.append((declared.group(1) or declared.group(2)).decode("ascii"))
    # Browsers read what calls itself Latin-1 or ASCII as Windows-1252.
    western = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1"}
    return ["cp1252" if name.lower() in western else name for name in names if name.lower() not in ("utf-8", "utf8")]


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.decode("utf-8", errors="replace").count("\ufffd") * 200 < len(data) and _mostly_utf8(data):
        return data.decode("utf-8", errors="replace"), ("bytes_replaced",)
    if _is_western(data):
        return data.decode("cp1252", errors="replace"), ("encoding_guessed",)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best is not None else "cp1252"
    return data.decode(encoding, errors="replace"), ("encoding_guessed",)


def _mostly_utf8(data: bytes) -> bool:
    good = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    high = len(re.findall(rb"[\x80-\xff]+", data))
    return good > 0.8 * high


def _is_western(data: bytes) -> bool:
    """Whether the high bytes are letters and quotation marks of Spanish and its neighbours in Windows-1252."""
    high = re.findall(rb"[\x80-\xff]", data)
    usual = (
        b"".join(bytes([byte]) for byte in "áéíóúñüÁÉÍÓÚÑÜ¿¡ºª«»àèìòùâêîôûçãõäëïöÀÈÇÃÕ°".encode("latin-1"))
        + b"\x85\x91\x92\x93\x94\x96\x97\xa0"
    )
    return sum(byte[0] in usual for byte in high) > 0.9 * len(high)
