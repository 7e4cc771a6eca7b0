"""In templates: words by their keys, moments and days as people write them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template import Library
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from paradero.web.shown.moments import moment_phrase
from paradero.wording.words import Words

register = Library()


@register.simple_tag(takes_context=True)
def say(context: Any, key: str, **details: object) -> SafeString:
    """Words of a key under `web`, or of a whole key that begins with a dot; details are escaped, words are ours."""
    words: Words = context["words"]
    escaped = {name: conditional_escape(value) for name, value in details.items()}
    return mark_safe(words(_whole(key), **escaped))


@register.simple_tag(takes_context=True)
def count(context: Any, key: str, n: int, **details: object) -> SafeString:
    words: Words = context["words"]
    escaped = {name: conditional_escape(value) for name, value in details.items()}
    return mark_safe(words.count(_whole(key), n, **escaped))


@register.simple_tag(takes_context=True)
def moment(context: Any, when: datetime | str) -> str:
    """A day and an hour of this computer's clock."""
    return moment_phrase(when, context["words"])


@register.filter
def short(number: str) -> str:
    return number[:8]


@register.simple_tag(takes_context=True)
def size(context: Any, many: int) -> str:
    """Bytes as people say them."""
    words: Words = context["words"]
    for unit, per in (("MB", 1_000_000), ("kB", 1_000)):
        if many >= per:
            return f"{many / per:.1f}".replace(".", words("web.decimal")) + f" {unit}"
    return f"{many} bytes"


def _whole(key: str) -> str:
    return key[1:] if key.startswith(".") else f"web.{key}"
