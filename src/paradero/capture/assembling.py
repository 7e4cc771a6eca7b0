"""From a draft to a report."""

from __future__ import annotations

import re

from paradero.capture.address import day_in_address, host_name, month_in_address, original, slug_words
from paradero.capture.article import Article, sift
from paradero.capture.days import Order
from paradero.capture.draft import Draft
from paradero.capture.errors import Unreadable
from paradero.capture.evidence import Decision, Evidence, decide
from paradero.capture.lines import tidy
from paradero.capture.said_now import said_now
from paradero.capture.source import Source
from paradero.capture.tongue import language_of
from paradero.model import PartialDate, Report, Span

_NAMES_OF_ORIGINS = {"time": "markup", "modified": "header", "properties": "markup"}


def assemble(draft: Draft, source: Source) -> Report:
    """The report of a draft, or Unreadable "no_text" if furniture was all there was."""
    url = source.url or draft.url
    slug = slug_words(original(url)) if url else frozenset[str]()
    article = sift(draft.lines, draft.title and one_line(draft.title), slug)
    title = one_line(article.title) if article.title else ""
    paragraphs = [one_line(paragraph) for paragraph in article.paragraphs]
    text = "\n".join(part for part in [title, *paragraphs] if part)
    if not any(paragraphs) or not any(char.isalpha() for char in text):
        if not title or draft.title is not None:
            raise Unreadable("no_text")
        title = ""
    language = language_of(text)
    decision = _published(draft, article, text, url, "mdy" if language == "en" else "dmy")
    return Report(
        path=source.path,
        text=text,
        title=Span(0, len(title)) if title else None,
        publisher=draft.publisher or article.outlet or (host_name(url) if url else None),
        author=draft.author or article.author,
        published=decision.day if decision else None,
        published_within=_within(url) if decision is None and url else None,
        published_from=_NAMES_OF_ORIGINS.get(decision.origin, decision.origin) if decision else None,
        language=language,
        url=url,
        notes=tuple(dict.fromkeys([*source.notes, *draft.notes])),
    )


def _within(url: str) -> PartialDate | None:
    month = month_in_address(url)
    return month.whole() if month is not None else None


def one_line(text: str) -> str:
    """A paragraph without newlines: they separate paragraphs in a report."""
    return re.sub(r"\s+", " ", tidy(text)).strip()


def _published(draft: Draft, article: Article, text: str, url: str | None, order: Order) -> Decision | None:
    evidence: list[Evidence] = [*draft.evidence, *article.evidence, *said_now(text)]
    months = list(article.months)
    if url:
        day = day_in_address(url)
        month = month_in_address(url)
        if day is not None:
            evidence.append(day)
        elif month is not None:
            months.append(month)
    return decide(evidence, text, order, months)
