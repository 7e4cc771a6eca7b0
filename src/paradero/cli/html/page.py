"""The whole page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from lxml import html

from paradero import __version__
from paradero.cli.html.elements import Child, Element, el
from paradero.cli.html.legend import legend
from paradero.cli.html.signs import drawings, stance_sign
from paradero.cli.html.summary import article, name
from paradero.cli.outcomes import Failure
from paradero.model import Reading
from paradero.wording.arranging import arrange
from paradero.wording.words import Words

GENERATOR = "Paradero"


def page(readings: Sequence[Reading], failures: Sequence[Failure], words: Words) -> bytes:
    """One page of these readings, in UTF-8. Invariant: it holds no script and no address that a browser would ask for.

    Its title names nobody: titles stay in the history of browsers.
    """
    total = len(readings)
    body = el(
        "body",
        el("a", words("page.skip"), class_="skip", href="#r1"),
        drawings(),
        el(
            "header",
            el("p", "Paradero", class_="brand"),
            el("h1", words.count("page.heading", total)),
            el("p", words("page.machine"), class_="band"),
            legend(words),
            _index(readings, words) if total > 1 else None,
            _failed(failures, words) if failures else None,
            class_="top",
            id="top",
        ),
        el("main", *(article(reading, n, total, words) for n, reading in enumerate(readings, 1))),
        el(
            "footer",
            el("p", words("page.private")),
            el("p", words("page.made", version=__version__)),
        ),
    )
    whole = el("html", _head(words), body, lang=words.language)
    written: bytes = html.tostring(whole, doctype="<!DOCTYPE html>", encoding="utf-8", method="html")
    return written


def _head(words: Words) -> Element:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="robots", content="noindex, nofollow, noarchive"),
        el("meta", name="generator", content=f"{GENERATOR} {__version__}"),
        el("title", words("page.title")),
        el("style", style),
    )


@cache
def _style() -> str:
    return files("paradero.cli.html").joinpath("style.css").read_text(encoding="utf-8").replace("\r\n", "\n")


def _index(readings: Sequence[Reading], words: Words) -> Element:
    return el(
        "nav",
        el("h2", words("page.index"), id="index"),
        el("ol", *(_entry(reading, n, words) for n, reading in enumerate(readings, 1))),
        class_="index",
        aria_labelledby="index",
    )


def _entry(reading: Reading, n: int, words: Words) -> Element:
    report = reading.report
    title = report.title.of(report.text) if report.title else words("report.untitled")
    link = el("a", title, href=f"#r{n}", class_="said" if report.title else None, lang=report.language, dir="auto")
    return el(
        "li", link, el("p", name(reading, words), class_="about-it"), el("p", *_gist(reading, words), class_="gist")
    )


def _gist(reading: Reading, words: Words) -> list[Child]:
    arranged = arrange(reading, words)
    if not arranged.incidents:
        return [words("page.summary_none")]
    main = arranged.incidents[0]
    said = [words(f"event.{main.account.event}")]
    said += [fact.values[0] for fact in main.said if fact.kind in {"count", "place", "date"}]
    return [stance_sign(main.account.stance, words), " ", " · ".join(said)]


def _failed(failures: Sequence[Failure], words: Words) -> Element:
    lines = [el("li", el("b", failure.name), f": {failure.message}") for failure in failures]
    return el("section", el("h2", words("page.failed")), el("ul", *lines), class_="failed")
