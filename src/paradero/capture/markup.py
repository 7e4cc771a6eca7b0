"""What a page's markup says of the report: JSON-LD, meta tags, microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element

from paradero.capture.address import is_address
from paradero.capture.days import Named, days_in, real_day
from paradero.capture.evidence import Evidence, Origin
from paradero.capture.lines import tidy

_PUBLISHED = frozenset(
    """article:published_time og:published_time article:published og:article:published_time datepublished date pubdate
    publishdate publish-date publish_date publication_date publicationdate dc.date dc.date.issued dcterms.date
    dcterms.issued dcterms.created parsely-pub-date sailthru.date citation_publication_date article.published
    cxenseparse:recs:publishtime date.release originalpublicationdate rnews:datepublished bt:pubdate""".split()  # noqa: SIM905
)
_MODIFIED = frozenset(
    {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified"}
)
_REPORTS = re.compile(r"Article|BlogPosting|Posting|Report|Newsarticle|LiveBlog", re.I)
_BROKEN = re.compile(r'"(datePublished|dateModified|headline|dateCreated)"\s*:\s*"((?:[^"\\]|\\.){4,300})"')
_DEEPEST = 12


@dataclass(frozen=True)
class Markup:
    """Everything is as the page says it, right or wrong: dates are evidence only."""

    titles: tuple[str, ...] = ()
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()


def read_markup(root: _Element) -> Markup:
    """The markup's word on title, publisher, author, address and dates."""
    meta = _meta(root)
    linked = list(_linked_data(root))
    reports = [thing for thing in linked if _REPORTS.search(_type(thing))]
    titles = [_text(thing.get("headline")) for thing in reports[:1]]
    titles += [meta.get("og:title", ""), meta.get("twitter:title", "")]
    canonical = (link.get("href") for link in root.iter("link") if link.get("rel") == "canonical")
    url = next((url for url in (meta.get("og:url"), *canonical) if url and is_address(url)), None)
    author = next((name for thing in reports if (name := _name(thing.get("author")))), None)
    author = author or next((meta[key] for key in ("author", "article:author", "dc.creator") if key in meta), None)
    if author is not None and author.startswith(("http:", "https:")):
        author = None
    return Markup(
        titles=tuple(title for title in titles if title),
        publisher=meta.get("og:site_name")
        or next((name for thing in reports if (name := _name(thing.get("publisher")))), None)
        or meta.get("application-name"),
        author=author,
        url=url,
        evidence=tuple(_evidence(root, meta, linked)),
    )


def named_in_stamp(stamp: str) -> Named | None:
    """The day of a time stamp, as it is written there: the site's own time zone is the reporter's.

    >>> named_in_stamp("2022-09-21T23:12:00-05:00").day, named_in_stamp("20220921").day
    (21, 21)
    """
    match = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)", stamp)
    if match:
        year, month, day = map(int, match.groups())
        if real_day(year, month, day):
            return Named(0, 0, year, month, day)
    named = days_in(stamp[:80])
    return named[0] if named and named[0].year is not None else None


def _meta(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = _text(element.get("content"))
        if key and content:
            found.setdefault(key, content)
    return found


def _evidence(root: _Element, meta: Mapping[str, str], linked: list[Mapping[str, Any]]) -> Iterator[Evidence]:
    published = set()
    for thing in linked:
        weight = 3.0 if _REPORTS.search(_type(thing)) else 2.2
        if "comment" in _type(thing).lower():
            continue
        for key, origin, worth in (("datePublished", "markup", weight), ("dateModified", "modified", 0.8)):
            piece = _piece(_text(thing.get(key)), origin, worth)  # type: ignore[arg-type]
            if piece is not None and (origin != "modified" or _day(piece) not in published):
                published.add(_day(piece))
                yield piece
    for key, content in meta.items():
        if key in _PUBLISHED or key in _MODIFIED:
            piece = _piece(content, "modified", 0.8) if key in _MODIFIED else _piece(content, "markup", 2.8)
            if piece is not None and (piece.origin != "modified" or _day(piece) not in published):
                yield piece
    for element in root.iter("time", "span", "div", "p", "abbr"):
        if element.get("itemprop") != "datePublished" and element.get("pubdate") is None:
            continue
        piece = _piece(element.get("content") or element.get("datetime") or "", "markup", 2.8)
        if piece is not None:
            yield piece
            return


def _day(piece: Evidence) -> tuple[int | None, int, int]:
    return piece.named.year, piece.named.month, piece.named.day


def _piece(stamp: str, origin: Origin, weight: float) -> Evidence | None:
    named = named_in_stamp(stamp) if stamp else None
    return Evidence(named, origin, weight) if named is not None else None


def _linked_data(root: _Element) -> Iterator[Mapping[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            data = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            # Broken JSON-LD is common; the fields are still there to be read.
            found: dict[str, str] = {}
            for key, value in _BROKEN.findall(raw[:200_000]):
                found.setdefault(key, value)
            if found:
                yield {"@type": "NewsArticle", **found}
            continue
        yield from _things(data)


def _things(data: Any) -> Iterator[Mapping[str, Any]]:
    """Objects with a type, outermost first; those listed or mentioned inside another report are other reports."""
    stack = [(data, 0)]
    while stack:
        thing, depth = stack.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(thing, list):
            stack.extend((item, depth + 1) for item in reversed(thing[:200]))
        elif isinstance(thing, dict):
            if _type(thing) and "itemlist" not in _type(thing).lower():
                yield thing
            stack.extend((thing[key], depth + 1) for key in ("@graph", "mainEntity") if key in thing)


def _type(thing: Mapping[str, Any]) -> str:
    kind = thing.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _name(thing: Any) -> str | None:
    if isinstance(thing, list):
        names = [name for item in thing[:5] if (name := _name(item))]
        return ", ".join(names) or None
    if isinstance(thing, dict):
        return _text(thing.get("name")) or None
    return _text(thing) or None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    from html import unescape

    return " ".join(tidy(unescape(value)).split())[:500]
