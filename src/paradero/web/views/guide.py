"""The user guide, in the language of the pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render


def guide(request: Any) -> HttpResponse:
    return render(request, f"guide/{request.words.language}.html", {"here": "guide"})
