"""Style, script, fonts: from this package alone, by name."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from django.http import Http404, HttpResponse

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
}


def static(request: Any, name: str) -> HttpResponse:
    content = _content(name)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=_TYPES[name.rpartition(".")[2]])


@lru_cache(maxsize=100)
def _content(name: str) -> bytes | None:
    """None for whatever is none of ours: no name leads out of the folder."""
    parts = name.split("/") if len(name) < 100 else []
    ending = name.rpartition(".")[2]
    if not 1 <= len(parts) <= 2 or ending not in _TYPES or any(not p or p.startswith(".") or "\\" in p for p in parts):
        return None
    found = files("paradero.web").joinpath("static", *parts)
    if name == "htmx.js":
        found = files("django_htmx").joinpath("static", "django_htmx", "htmx-2.min.js")
    return found.read_bytes() if found.is_file() else None
