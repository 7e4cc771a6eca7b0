"""One report as a page: its paragraphs with the claims beside them, how far review has come."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from paradero.actions.team.members import names_of_all
from paradero.actions.workspace import Workspace
from paradero.model import Report, Span
from paradero.record.view import View
from paradero.web.shown.claims import Item, Telling, item
from paradero.web.shown.marked import marked
from paradero.wording.about import about
from paradero.wording.arranging import Numbered
from paradero.wording.days import plain_day_phrase
from paradero.wording.segments import paragraphs
from paradero.wording.titles import cut, heading
from paradero.wording.words import Words

_TITLE = 110


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `start` is where it begins in the text, so that selected words are found again."""

    html: SafeString
    start: int
    deep: int
    title: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    accepted: int
    corrected: int
    rejected: int
    added: int
    open: int

    @property
    def done(self) -> int:
        return self.accepted + self.corrected + self.rejected + self.added

    @property
    def all(self) -> int:
        return self.done + self.open


def telling(workspace: Workspace, words: Words) -> Telling:
    return Telling(names_of_all(), words, workspace.ours())


def items(whole: View, tell: Telling) -> tuple[Item, ...]:
    return tuple(item(whole, n, key, tell) for n, key in enumerate(whole.claims, 1))


def passages(whole: View, report: Report, shown: tuple[Item, ...]) -> list[Passage]:
    """Invariant: every claim is marked in the text, and is listed beside the paragraph in which it begins."""
    numbered = [Numbered(i.number, i.claim) for i in shown]
    gone = {i.number: "gone" if i.standing == "rejected" else "judged" for i in shown if not i.open}
    left, near, found = deque(shown), _Near(numbered), []
    spans = list(paragraphs(report.text))
    for at, part in enumerate(spans):
        last = at == len(spans) - 1
        own: list[Item] = []
        while left and (last or left[0].claim.span.start < part.end):
            own.append(left.popleft())
        html, deep = marked(report.text, part, near.to(part), gone)
        title = report.title is not None and report.title.covers(part)
        found.append(Passage(html, part.start, deep, title, tuple(own)))
    return found


class _Near:
    """The claims that lie in a paragraph, of paragraphs that are asked for in their order: each is looked at once."""

    def __init__(self, claims: Iterable[Numbered]) -> None:
        self._waiting = deque(sorted(claims, key=lambda c: c.claim.span.start))
        self._open: list[Numbered] = []

    def to(self, part: Span) -> list[Numbered]:
        self._open = [c for c in self._open if c.claim.span.end > part.start]
        while self._waiting and self._waiting[0].claim.span.start < part.end:
            self._open.append(self._waiting.popleft())
        return [c for c in self._open if c.claim.span.overlaps(part)]


def progress(shown: tuple[Item, ...]) -> Progress:
    standings = [i.standing for i in shown]
    return Progress(
        standings.count("accepted"),
        sum(i.standing == "corrected" and not i.added for i in shown),
        standings.count("rejected"),
        sum(i.standing == "corrected" and i.added for i in shown),
        sum(i.open for i in shown),
    )


@dataclass(frozen=True, slots=True)
class Called:
    """`said`: the words are the report's own."""

    text: str
    said: bool = False


def called(whole: View, words: Words) -> Called:
    """What a person would call it: who says it and when, else its first words."""
    captured = whole.captured
    report = captured.report if captured else None
    if captured is not None and captured.told is not None:
        way = words(f"web.report.told_by.{captured.told.way}")
        return Called(words("web.report.told", way=way, by=captured.told.by))
    if report is not None and report.publisher:
        if report.published:
            return Called(f"{report.publisher}, {plain_day_phrase(report.published, words)}")
        return Called(report.publisher)
    said = heading(whole, words)
    return Called(cut(said, _TITLE), True) if said else Called(words("web.report.nameless"))


def source(whole: View, words: Words) -> list[tuple[str, str]]:
    """What is known of it beside its words."""
    report = whole.captured.report if whole.captured else None
    if report is None:
        return []
    left_out = {"publisher", "path"} if whole.captured and whole.captured.told else {"path"}
    return [(words(f"report.{key}"), said) for key, said in about(report, words) if key not in left_out]
