"""Addresses, made from the table of routes."""

from __future__ import annotations

from django.urls import path

from paradero.web.routes import ROUTES
from paradero.web.routing import Bound

urlpatterns = [path(route.path, Bound(route), name=route.name) for route in ROUTES]
handler404 = "paradero.web.views.failing.no_page"
handler400 = "paradero.web.views.failing.not_understood"
