"""Entries as bytes, each in one way only: what is signed and hashed must not have two spellings."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from paradero.model import Body, Entry, Header

MAGIC = b"PDR1"
_HEADER = struct.Struct(">4s32sQ32s32s")
SIGNED = b"paradero entry 1\n"
HEADER_BYTES = _HEADER.size
SALT_BYTES = 32
SIGNATURE_BYTES = 64
_DEEPEST = 40


class Malformed(ValueError):
    """Bytes that are no entry, or an entry that cannot be written."""


def header_bytes(header: Header) -> bytes:
    """Invariant: equal headers have equal bytes, different ones different."""
    return _HEADER.pack(MAGIC, header.author, header.sequence, header.previous, header.commitment)


def header_from(raw: bytes) -> Header:
    if len(raw) != HEADER_BYTES:
        raise Malformed(f"a header has {HEADER_BYTES} bytes, not {len(raw)}")
    magic, author, sequence, previous, commitment = _HEADER.unpack(raw)
    if magic != MAGIC:
        raise Malformed("not the header of an entry of this kind")
    try:
        return Header(author, sequence, previous, commitment)
    except ValueError as error:
        raise Malformed(str(error)) from error


def id_of(header: Header) -> str:
    return hashlib.blake2b(header_bytes(header), digest_size=32).hexdigest()


def commitment_to(salt: bytes, body: bytes) -> bytes:
    """What a header says of its body: nothing, to whoever has not the salt."""
    return hashlib.blake2b(salt + body, digest_size=32).digest()


def body_bytes(body: Body) -> bytes:
    """Canonical JSON: keys sorted, no blanks, UTF-8, times in UTC to the microsecond.

    >>> from datetime import datetime
    >>> body_bytes(Body("k", "s", datetime(2026, 1, 5, tzinfo=UTC), (), {"b": 1, "a": "ñ"})).decode()
    '{"answers":[],"content":{"a":"ñ","b":1},"kind":"k","subject":"s","time":"2026-01-05T00:00:00.000000Z"}'
    """
    return canonical(
        {
            "kind": body.kind,
            "subject": body.subject,
            "time": body.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0"),
            "answers": sorted(set(body.answers)),
            "content": body.content,
        }
    )


def body_from(raw: bytes) -> Body:
    """The body of its bytes; Malformed if they are not exactly as `body_bytes` writes them."""
    try:
        told = json.loads(raw.decode("utf-8"))
        time = datetime.strptime(told["time"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        body = Body(told["kind"], told["subject"], time, tuple(told["answers"]), told["content"])
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Malformed(f"not a body: {type(error).__name__}") from error
    plain = isinstance(body.kind, str) and isinstance(body.subject, str) and isinstance(body.content, dict)
    if not plain or not all(isinstance(a, str) for a in body.answers) or body_bytes(body) != raw:
        raise Malformed("a body in another spelling")
    return body


def entry_bytes(entry: Entry) -> bytes:
    """Header, signature, and salt and body where they are not erased."""
    kept = header_bytes(entry.header) + entry.signature
    return kept if entry.body is None or entry.salt is None else kept + entry.salt + body_bytes(entry.body)


def entry_from(raw: bytes) -> Entry:
    header = header_from(raw[:HEADER_BYTES])
    signature, rest = raw[HEADER_BYTES : HEADER_BYTES + SIGNATURE_BYTES], raw[HEADER_BYTES + SIGNATURE_BYTES :]
    if len(signature) != SIGNATURE_BYTES or 0 < len(rest) <= SALT_BYTES:
        raise Malformed("an entry that is cut")
    entry = Entry(id_of(header), header, signature)
    return replace(entry, salt=rest[:SALT_BYTES], body=body_from(rest[SALT_BYTES:])) if rest else entry


def canonical(value: object) -> bytes:
    """The one spelling of a value.

    >>> canonical({"b": [1, None], "a": True})
    b'{"a":true,"b":[1,null]}'
    """
    _check(value)
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed("half of a character cannot be kept") from error


def _check(value: object, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise Malformed("nested too deeply")
    if value is None or isinstance(value, (str, bool, int)):
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise Malformed(f"a key that is no text: {type(key).__name__}")
            _check(inner, depth + 1)
    elif isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        for inner in value:
            _check(inner, depth + 1)
    else:
        raise Malformed(f"cannot be kept in one spelling: {type(value).__name__}")
