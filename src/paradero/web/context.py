"""What every template has at hand."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from paradero import __version__
from paradero.actions.permitting import Actor, Deed
from paradero.web.house import house

_NAV: tuple[tuple[str, Deed], ...] = (
    ("day", "look"),
    ("inbox", "receive"),
    ("reports", "look"),
    ("search", "look"),
    ("team", "look"),
    ("settings", "manage"),
)


class May:
    """`may.review` in a template: whether whoever acts may."""

    def __init__(self, actor: Actor | None) -> None:
        self._actor = actor

    def __getitem__(self, deed: Deed) -> bool:
        return self._actor is not None and self._actor.may(deed)


def _place(request: Any) -> str:
    """Where somebody comes back to who changes the language: here, or to the page that a form was sent from."""
    if request.method == "GET":
        return str(request.get_full_path())
    return str(request.POST.get("back") or urlsplit(request.META.get("HTTP_REFERER", "/")).path or "/")


def context(request: Any) -> dict[str, Any]:
    workspace = getattr(request, "workspace", None)
    person = getattr(request, "person", None)
    chosen = person.chosen if person is not None else None
    may = May(workspace.actor if workspace is not None else None)
    return {
        "nav": [name for name, deed in _NAV if may[deed]],
        "organisation": chosen.organisation if chosen is not None else "",
        "idle": 60 * chosen.sign_out if chosen is not None else 0,
        "place": _place(request),
        "process": house().process,
        "locking": request.desk.is_open,
        "words": request.words,
        "language": request.words.language,
        "other_language": "en" if request.words.language == "es" else "es",
        "person": person,
        "may": may,
        "version": __version__,
    }
