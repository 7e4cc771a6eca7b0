"""What a route is: an address, the view behind it, and who may use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpResponse

from paradero.actions.permitting import Deed

Who = Literal["anyone", "member"]


@dataclass(frozen=True, slots=True)
class Route:
    """`deed` is the least that whoever comes must be allowed; the action behind checks again. `report`: it is about one
    report, which not everybody may see. `passive` requests are made by the page itself, and are nobody at work.
    """

    path: str
    name: str
    view: Callable[..., HttpResponse]
    who: Who = "member"
    deed: Deed | None = "look"
    report: bool = False
    passive: bool = False
    methods: tuple[str, ...] = ("GET",)


class Bound:
    """The view of a route, which Django calls. The gate looks at `route` and calls the view itself."""

    def __init__(self, route: Route) -> None:
        self.route = route

    def __call__(self, request: Any, **given: Any) -> HttpResponse:
        raise AssertionError("every request passes the gate")
