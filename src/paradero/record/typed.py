"""Whether a value is what its annotation says, all the way down: what others send may be built wrongly on purpose."""

from __future__ import annotations

import math
import types
import typing
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union


def fits(value: object, hint: Any) -> bool:
    """Strict: a boolean is no number, a fraction no count; text has whole characters, numbers are finite.

    >>> from paradero.model import Span
    >>> fits(Span(1, 2), Span), fits(True, int), fits([], tuple[int, ...]), fits("a", Literal["a", "b"])
    (True, False, False, True)
    """
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in {Union, types.UnionType}:
        return any(fits(value, one) for one in inner)
    if origin is Literal:
        return isinstance(value, str) and value in inner
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(one, inner[0]) for one in value)
    if hint is type(None):
        return value is None
    if hint is str:
        return isinstance(value, str) and whole(value)
    if hint is float:
        return (isinstance(value, float) and math.isfinite(value)) or fits(value, int)
    if hint is int:
        return type(value) is int and abs(value) < 2**53
    if is_dataclass(hint):
        return type(value) is hint and all(fits(getattr(value, name), of) for name, of in _hints(hint))
    return type(value) is hint


def whole(text: str) -> bool:
    """Whether no half of a character stands in it.

    >>> whole("ñ"), whole(chr(0xD800))
    (True, False)
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _hints(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((f.name, hints[f.name]) for f in fields(kind))
