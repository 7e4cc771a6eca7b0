"""Whether a value is what its annotation says, all the way down: what others send may be built wrongly on purpose."""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union


def fits(value: object, hint: Any) -> bool:
    """Strict: a boolean is no number, a fraction no count; text has whole characters, numbers are finite.

    >>> from paradero.model import Span
    >>> fits(Span(1, 2), Span), fits(True, int), fits([], tuple[int, ...]), fits("a", Literal["a", "b"])
    (True, False, False, True)
    """
    return _check(hint)(value)


@cache
def _check(hint: Any) -> Callable[[Any], bool]:
    """What looks at a value of this annotation; put together once."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in {Union, types.UnionType}:
        some = tuple(map(_check, inner))
        return lambda value: any(one(value) for one in some)
    if origin is Literal:
        return lambda value: isinstance(value, str) and value in inner
    if origin is tuple:
        each = _check(inner[0])
        return lambda value: isinstance(value, tuple) and all(map(each, value))
    if hint is type(None):
        return lambda value: value is None
    if hint is str:
        return lambda value: isinstance(value, str) and whole(value)
    if hint is float:
        return lambda value: (isinstance(value, float) and math.isfinite(value)) or _whole_number(value)
    if hint is int:
        return _whole_number
    if isinstance(hint, type) and is_dataclass(hint):
        parts = tuple((attrgetter(name), _check(of)) for name, of in _hints(hint))
        return lambda value: type(value) is hint and all(check(get(value)) for get, check in parts)
    return lambda value: type(value) is hint


def _whole_number(value: object) -> bool:
    return type(value) is int and abs(value) < 2**53


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
