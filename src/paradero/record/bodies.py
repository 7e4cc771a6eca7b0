"""What the body of each kind of entry may say: ids, digests, positions and codes. No room is left for words.

A body that says anything else, or is of a kind that this version does not know, is not kept: of its entry the header
stays, so that the log has no gap, and the body can come in again when a later version knows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from paradero.model import Entry
from paradero.model.claim import Kind
from paradero.record.captured import How
from paradero.record.kinds import (
    ANSWERED,
    CORRECTED,
    ERASED,
    FOLLOWS,
    NAMED,
    PART_ERASED,
    READ,
    RECEIVED,
    RESTRICTED,
    REVIEWED,
    THROUGH,
    WORKSPACE,
    Answer,
    Verdict,
)
from paradero.record.subjects import begins, is_subject

_ID = re.compile(r"[0-9a-f]{64}")
_NONCE = _MEMBER = re.compile(r"[0-9a-f]{32}")
_CLAIM = re.compile(rf"({'|'.join(get_args(Kind))}):[0-9]{{1,9}}-[0-9]{{1,9}}(:[0-9]{{1,6}})?")
_CODE = re.compile(r"[a-z0-9_]{1,40}")
_READER = re.compile(r"[a-z\-]{1,20} [0-9.]{1,20}")
_MOST = 100_000
_SPANS = 2_000
_MEMBERS = 200
Check = Callable[[Any], bool]


def _matches(pattern: re.Pattern[str]) -> Check:
    return lambda said: isinstance(said, str) and pattern.fullmatch(said) is not None


def _among(literal: Any) -> Check:
    return lambda said: isinstance(said, str) and said in get_args(literal)


def _maybe(check: Check) -> Check:
    return lambda said: said is None or check(said)


def _list_of(check: Check, most: int = _MOST) -> Check:
    return lambda said: isinstance(said, (list, tuple)) and len(said) <= most and all(map(check, said))


def _number(said: Any) -> bool:
    return type(said) is int and 0 <= said < 2**53


def _span(said: Any) -> bool:
    return isinstance(said, (list, tuple)) and len(said) == 2 and all(map(_number, said)) and said[0] <= said[1]


_id = _matches(_ID)
_MUST: Mapping[str, Mapping[str, Check]] = {
    RECEIVED: {"nonce": _matches(_NONCE), "how": _among(How), "captured": _id, "original": _maybe(_id)},
    READ: {"reader": _matches(_READER)},
    REVIEWED: {"claim": _matches(_CLAIM), "verdict": _among(Verdict)},
    CORRECTED: {"claim": _matches(_CLAIM), "correction": _id},
    ERASED: {"entries": _list_of(_id)},
    PART_ERASED: {"spans": _list_of(_span, _SPANS)},
    ANSWERED: {"erasure": _id, "verdict": _among(Answer)},
    RESTRICTED: {"restricted": lambda said: type(said) is bool, "to": _list_of(_matches(_MEMBER), _MEMBERS)},
    THROUGH: {"through": lambda said: type(said) is bool},
    NAMED: {"name": _id},
    FOLLOWS: {"after": _id, "last": _number, "entry": _id},
}
_BY = {"by": _matches(_MEMBER)}
_MAY: Mapping[str, Mapping[str, Check]] = {
    READ: {"reading": _id, "failure": _matches(_CODE)},
    FOLLOWS: {"part": lambda said: said is True},
}


def fits(entry: Entry) -> bool:
    """Whether an entry's body says only what its kind may say. A bare entry says nothing, which fits."""
    body = entry.body
    if body is None:
        return True
    must, may = _MUST.get(body.kind), {**_BY, **_MAY.get(body.kind, {})}
    if must is None or not (2 <= body.time.year <= 9998) or len(body.answers) > _MOST:
        return False
    said = body.content
    if not must.keys() <= said.keys() <= {*must, *may} or not all(map(_id, body.answers)):
        return False
    if not all({**must, **may}[key](value) for key, value in said.items()):
        return False
    if body.kind == FOLLOWS:
        return body.subject == WORKSPACE
    return is_subject(body.subject) and (body.kind != RECEIVED or begins(entry))
