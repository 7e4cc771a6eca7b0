"""Who comes in: is the workspace open, has this person signed in, may they do this. Every route passes here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from paradero.actions.noting import note_look
from paradero.actions.permitting import Actor
from paradero.actions.refusals import Refusal, refusing
from paradero.tasks.desk import Locked
from paradero.web.house import house
from paradero.web.language import chosen_language
from paradero.web.routing import Route
from paradero.web.signing import signed
from paradero.web.telling import tell
from paradero.web.views.failing import broken, elsewhere, no_page, not_understood, refused
from paradero.wording.words import words

_BEFORE = {"password": "own_password", "codes": "second_factor"}
"""What a person has to do before anything else, and where."""

_NOT_DONE = 400
_SMALL = 20_000
"""Bytes of a form that anybody may send."""


class Gate:
    """Invariant: a view of a closed route runs in an open workspace, for somebody whose role was read just before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.desk = house().desk
        request.words = words(chosen_language(request))
        request.person = None
        request.workspace = None
        # Another name that leads to this computer is a trick of somebody elsewhere: DisallowedHost, answered with 400.
        request.get_host()
        return self._get_response(request)

    def process_view(self, request: Any, view: Any, _args: Any, given: dict[str, Any]) -> HttpResponse:
        route: Route = view.route
        if request.method not in route.methods and not (request.method == "HEAD" and "GET" in route.methods):
            return HttpResponseNotAllowed(route.methods)
        try:
            if route.who == "anyone":
                if int(request.META.get("CONTENT_LENGTH") or 0) > _SMALL:
                    return not_understood(request)
                return route.view(request, **given)
            return self._inside(request, route, given)
        except Locked:
            return elsewhere(request, "unlock")
        except Http404:
            return no_page(request)
        except Exception as error:  # noqa: BLE001 - a person is told what to do, and where it happened is told aloud
            tell(error)
            return broken(request, error)

    def _inside(self, request: Any, route: Route, given: dict[str, Any]) -> HttpResponse:
        with request.desk.at(Actor("reader")) as workspace:
            person = signed(request)
            if person is None:
                return elsewhere(request, "sign_in")
            workspace.actor = person.actor
            request.person, request.workspace = person, workspace
            if person.has_to and route.name not in {_BEFORE[person.has_to], "sign_out", "lock"}:
                return redirect(_BEFORE[person.has_to])
            if not route.passive:
                person.at_work(request)
                request.desk.touch()
            try:
                with refusing():
                    if route.deed is not None:
                        workspace.actor.must_be_allowed(route.deed)
                    response = route.view(request, **given)
                    if route.report and response.status_code < _NOT_DONE:
                        note_look(workspace, given["subject"])
                    return response
            except Refusal as refusal:
                return refused(request, refusal)
