"""Where a report comes from: what a court would ask first."""

from __future__ import annotations

from datetime import datetime

from paradero.record.captured import Captured, Told
from paradero.record.view import View, digest
from paradero.wording.about import about
from paradero.wording.days import day_phrase
from paradero.wording.words import Words

_BESIDE = {"publisher", "author", "published", "language", "url", "notes"}


def provenance(whole: View, words: Words) -> tuple[tuple[str, str], ...]:
    """Labels and what is known; what is not known is left out, and what went with an erased part is said to be gone."""
    captured, rows = whole.captured, [(words("origin.number"), whole.state.subject)]
    received = whole.state.received
    if received is not None and received.body is not None:
        rows.append((words("origin.received"), _moment(received.body.time, words)))
    if captured is None:
        return tuple(rows)
    rows.append((words("origin.how"), words(f"origin.by.{captured.how}")))
    if captured.told is not None:
        rows += _told(captured.told, words)
    if captured.file:
        rows.append((words("origin.file"), captured.file))
    rows += _original(whole, captured, words)
    if captured.report is not None:
        rows += [
            (words(f"report.{key}"), said)
            for key, said in about(captured.report, words)
            if key in _BESIDE and not (captured.told and key == "publisher")
        ]
    return tuple(rows)


def _moment(time: datetime, words: Words) -> str:
    local = time.astimezone()
    zone = local.strftime("%z")
    parts = {"time": f"{local:%H:%M}", "zone": f"{zone[:3]}:{zone[3:5]}"}
    return words("origin.moment", day=day_phrase(local.date(), words), **parts)


def _told(told: Told, words: Words) -> list[tuple[str, str]]:
    rows = [(words("origin.told_by"), f"{told.by} ({words(f'way.{told.way}')})")]
    if told.taken_by:
        rows.append((words("origin.taken_by"), told.taken_by))
    return rows


def _original(whole: View, captured: Captured, words: Words) -> list[tuple[str, str]]:
    if digest(whole.state.received, "original") is None:
        return []
    if not whole.state.gone and whole.state.covered and captured.sha256 is None:
        return [(words("origin.original"), words("origin.original_waits"))]
    if whole.state.gone or captured.sha256 is None:
        return [(words("origin.original"), words("origin.original_gone"))]
    rows = [(words("origin.original"), words("origin.bytes", n=words.number(captured.size)))] if captured.size else []
    return [*rows, ("SHA-256", captured.sha256)]
