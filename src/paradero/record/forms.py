"""Reports, readings and claims as JSON and back, nothing lost: what lies in blobs.

Invariant: `x_from(x_form(x)) == x`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any, TypeVar, get_args

from paradero.model import (
    Account,
    Candidate,
    Claim,
    Count,
    Event,
    PartialDate,
    Place,
    Reading,
    Report,
    Span,
    Speaker,
    Value,
    Vehicle,
)
from paradero.record.captured import Captured, Told
from paradero.record.typed import fits

T = TypeVar("T")
_CODE = re.compile(r"[a-z0-9_]{1,40}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CLAIM_ID = re.compile(r"(c[0-9]{1,6})?")
_RULE = re.compile(r"[a-z0-9_.\- ]{0,40}")
_READER = re.compile(r"[a-z\-]{1,20} [0-9.]{1,20}")


class NotAForm(ValueError):
    """Bytes of a blob that are none of these."""


def to_bytes(form: Any) -> bytes:
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("utf-8")


def from_bytes(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotAForm(type(error).__name__) from error


def _checked(made: T) -> T:
    """What was built of a form, if every part of it is what it is meant to be."""
    if not fits(made, type(made)):
        raise NotAForm(type(made).__name__)
    if isinstance(made, Captured) and made.failure is not None and not _CODE.fullmatch(made.failure):
        raise NotAForm("a failure that is no code")
    if isinstance(made, Captured) and made.report is not None:
        report, title = made.report, made.report.title
        codes = (*report.notes, report.published_from or "x")
        if not all(map(_CODE.fullmatch, codes)) or not _LANGUAGE.fullmatch(report.language or "und"):
            raise NotAForm("words where codes stand")
        if title is not None and title.end > len(made.report.text):
            raise NotAForm("a title outside the text")
    return made


def _spans(reading: Reading) -> Iterator[Span]:
    speakers = [*reading.speakers, *(s for c in reading.claims for s in c.speakers)]
    yield from (c.span for c in reading.claims)
    yield from (s.span for s in speakers if s.span is not None)


def captured_form(captured: Captured) -> dict[str, Any]:
    told = captured.told
    return {
        "how": captured.how,
        "report": report_form(captured.report) if captured.report else None,
        "failure": captured.failure,
        "file": captured.file,
        "sha256": captured.sha256,
        "size": captured.size,
        "told": {**asdict(told), "on": _day(told.on)} if told else None,
    }


def captured_from(form: Any) -> Captured:
    try:
        told = form["told"]
        captured = Captured(
            form["how"],
            report_from(form["report"]) if form["report"] else None,
            form["failure"],
            form["file"],
            form["sha256"],
            form["size"],
            Told(**{**told, "on": _day_from(told["on"])}) if told else None,
        )
        if captured.sha256 is not None and not re.fullmatch("[0-9a-f]{64}", captured.sha256):
            raise NotAForm("no fingerprint")
        return _checked(captured)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise NotAForm(f"captured: {type(error).__name__}") from error


def report_form(report: Report) -> dict[str, Any]:
    form = {f.name: getattr(report, f.name) for f in fields(report)}
    within = report.published_within
    return {
        **form,
        "title": _span(report.title),
        "published": _day(report.published),
        "published_within": _dates(within) if within else None,
        "notes": list(report.notes),
    }


def report_from(form: Any) -> Report:
    within = form["published_within"]
    return Report(
        **{
            **form,
            "title": _span_from(form["title"]),
            "published": _day_from(form["published"]),
            "published_within": _dates_from(within) if within else None,
            "notes": tuple(form["notes"]),
        }
    )


def reading_form(reading: Reading) -> dict[str, Any]:
    """Without the report, which lies in a blob of its own."""
    return {
        "reader": reading.reader,
        "claims": [claim_form(c) for c in reading.claims],
        "accounts": [_account(a) for a in reading.accounts],
        "speakers": [_speaker(s) for s in reading.speakers],
        "withheld": [reading.withheld, reading.withheld_contrary],
    }


def reading_from(form: Any, report: Report) -> Reading:
    try:
        withheld, contrary = form["withheld"]
        claims = tuple(claim_from(c) for c in form["claims"])
        reading = Reading(
            report,
            claims,
            tuple(_account_from(a) for a in form["accounts"]),
            form["reader"],
            withheld,
            contrary,
            tuple(_speaker_from(s) for s in form["speakers"]),
        )
        if any(span.end > len(report.text) for span in _spans(reading)):
            raise NotAForm("a quote outside the text")
        if not _READER.fullmatch(reading.reader):
            raise NotAForm("a reader that is no name of one")
        return _checked(reading)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise NotAForm(f"reading: {type(error).__name__}") from error


def claim_form(claim: Claim) -> dict[str, Any]:
    form = {f.name: getattr(claim, f.name) for f in fields(claim)}
    return {
        **form,
        "value": value_form(claim.value),
        "span": _span(claim.span),
        "speakers": [_speaker(s) for s in claim.speakers],
    }


def claim_from(form: Any) -> Claim:
    try:
        span = _span_from(form["span"])
        if span is None:
            raise NotAForm("a claim without a place in the text")
        speakers = tuple(_speaker_from(s) for s in form["speakers"])
        claim = _checked(Claim(**{**form, "value": value_from(form["value"]), "span": span, "speakers": speakers}))
        if not (_CLAIM_ID.fullmatch(claim.id) and _RULE.fullmatch(claim.rule)):
            raise NotAForm("a claim with words where codes stand")
        if claim.kind == "event" and claim.value not in get_args(Event):
            raise NotAForm("no event that we know")
        return claim
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise NotAForm(f"claim: {type(error).__name__}") from error


def value_form(value: Value) -> Any:
    """Words as they are; other values under the name of their type."""
    match value:
        case Count():
            return {"count": [value.low, value.high, value.qualifier, value.of]}
        case Place():
            keys = [f.name for f in fields(Candidate)]
            return {"place": [value.text, [[getattr(c, k) for k in keys] for c in value.candidates]]}
        case PartialDate():
            return {"date": _dates(value)}
        case Vehicle():
            return {"vehicle": [value.kind, value.count, list(value.plates)]}
    return value


def value_from(form: Any) -> Value:
    match form:
        case str():
            return form
        case {"count": [low, high, qualifier, of]}:
            return Count(low, high, qualifier, of)
        case {"place": [text, candidates]}:
            return Place(text, tuple(Candidate(*c) for c in candidates))
        case {"date": dates}:
            return _dates_from(dates)
        case {"vehicle": [kind, count, plates]}:
            return Vehicle(kind, count, tuple(plates))
    raise NotAForm("no value")


def _account(account: Account) -> dict[str, Any]:
    form = {f.name: getattr(account, f.name) for f in fields(account)}
    for key in ("count", "place", "date"):
        form[key] = value_form(form[key]) if form[key] else None
    return {
        **form,
        "claims": list(account.claims),
        "vehicles": [value_form(v) for v in account.vehicles],
        "perpetrators": list(account.perpetrators),
    }


def _account_from(form: Any) -> Account:
    given = dict(form)
    for key in ("count", "place", "date"):
        given[key] = value_from(form[key]) if form[key] else None
    given["claims"] = tuple(form["claims"])
    given["vehicles"] = tuple(value_from(v) for v in form["vehicles"])
    given["perpetrators"] = tuple(form["perpetrators"])
    return Account(**given)


def _speaker(speaker: Speaker) -> list[Any]:
    return [speaker.name, speaker.role, _span(speaker.span)]


def _speaker_from(form: Any) -> Speaker:
    name, role, span = form
    return Speaker(name, role, _span_from(span))


def _dates(dates: PartialDate) -> list[Any]:
    return [dates.start.isoformat(), dates.end.isoformat(), dates.dates, dates.repaired]


def _dates_from(form: Any) -> PartialDate:
    start, end, dates, repaired = form
    return PartialDate(date.fromisoformat(start), date.fromisoformat(end), dates, repaired)


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span_from(form: Any) -> Span | None:
    return Span(*form) if form else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from(form: str | None) -> date | None:
    return date.fromisoformat(form) if form else None
