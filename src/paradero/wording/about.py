"""What is known of a report beside its words, in plain words."""

from __future__ import annotations

from paradero.model import Report
from paradero.wording.days import date_phrase, day_phrase
from paradero.wording.words import Words


def about(report: Report, words: Words) -> tuple[tuple[str, str], ...]:
    """Labels of the messages under `report`, and what to show; what is not known and not asked after is left out."""
    rows = (
        ("publisher", report.publisher or words("report.unknown_publisher")),
        ("author", report.author),
        ("published", published(report, words)),
        ("language", language_name(report, words)),
        ("url", report.url),
        ("path", path_name(report, words) if report.path != report.url else None),
        ("notes", "; ".join(note(code, words) for code in report.notes)),
    )
    return tuple((key, said) for key, said in rows if said)


def path_name(report: Report, words: Words) -> str:
    return words("note.stdin_name") if report.path == "-" else report.path


def published(report: Report, words: Words) -> str:
    """The report's day, and what it was taken from for whoever doubts it."""
    if report.published is None:
        within = report.published_within
        return date_phrase(within, words) if within is not None else words("report.unknown_date")
    day = day_phrase(report.published, words)
    if report.published_from is None:
        return day
    key = f"date.from.{report.published_from}"
    return f"{day} ({words(key) if words.has(key) else words('date.from.other', origin=report.published_from)})"


def language_name(report: Report, words: Words) -> str:
    if report.language is None:
        return words("report.unknown_language")
    key = f"report.languages.{report.language}"
    return words(key) if words.has(key) else report.language


def note(code: str, words: Words) -> str:
    """What a code of capture means; a code that is new here is shown as it is."""
    key = f"report.codes.{code}"
    return words(key) if words.has(key) else code
