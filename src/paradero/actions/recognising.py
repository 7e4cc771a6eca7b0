"""Whether a report has come in before, and whether it resembles what was erased here."""

from __future__ import annotations

from collections.abc import Iterator

from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace
from paradero.record.captured import Captured
from paradero.record.filling import words_of
from paradero.record.marks import ALIKE, known_by, likeness
from paradero.store.models import MarkRow

_LONGEST = 2_000_000
"""Characters of a text that are looked through for erased words, one remembered length after another."""


def known_all(mark: str) -> list[str]:
    """The reports that have this mark: of several only some may be for everybody to see."""
    return list(MarkRow.objects.filter(mark=mark).order_by("subject").values_list("subject", flat=True))


def check_memory(workspace: Workspace, captured: Captured) -> None:
    """Refuse what was erased here, and hold what resembles it for a person to decide."""
    if code := remembered(workspace, captured):
        raise Refusal(code)


def remembered(workspace: Workspace, captured: Captured) -> str | None:
    """`erased_before`, `like_erased` or `erased_words`, if it is one of these."""
    memory, marks = workspace.book.memory, workspace.marks
    if captured.sha256 and memory.known("content", [marks.content(bytes.fromhex(captured.sha256))]):
        return "erased_before"
    if captured.text and memory.known("words", [marks.text(known_by(captured)), marks.text(captured.text)]):
        return "erased_before"
    sketch = marks.sketch(captured.text)
    if any(likeness(sketch, frozenset(other)) >= ALIKE for other in memory.runs(sketch).values()):
        return "like_erased"
    return "erased_words" if holds_erased_words(workspace, _said(captured)) else None


def holds_erased_words(workspace: Workspace, said: Iterator[str]) -> bool:
    """Whether a sequence of words that was erased here stands in any of these texts."""
    memory, marks = workspace.book.memory, workspace.marks
    lengths = memory.lengths()
    for text in said if lengths else ():
        words = words_of(text[:_LONGEST])
        for length in lengths:
            if memory.known("words", {marks.words(words[n : n + length]) for n in range(len(words) - length + 1)}):
                return True
    return False


def _said(captured: Captured) -> Iterator[str]:
    report, told = captured.report, captured.told
    beside = (report.publisher, report.author, report.url) if report else ()
    teller = (told.by, told.taken_by) if told else ()
    yield from (text for text in (captured.text, captured.file, *beside, *teller) if text)
