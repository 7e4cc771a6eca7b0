"""The user guide, in the language of the pages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from paradero.wording.language import Language


def guide(request: Any) -> HttpResponse:
    return render(request, "guide.html", {"here": "guide", "guide": _rendered(request.words.language)})


@cache
def _rendered(language: Language) -> SafeString:
    """Our own text: its pictures lie among the static files, where the address of a page finds them."""
    text = files("paradero.web").joinpath("guide", f"{language}.md").read_text(encoding="utf-8")
    here = reverse("static", args=["x"]).removesuffix("x")
    made = MarkdownIt("commonmark", {"html": False}).enable("table").render(text.replace("../static/", here))
    return mark_safe(made)
