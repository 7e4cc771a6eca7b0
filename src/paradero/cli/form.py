"""A reading as the JSON that `paradero read --json` prints, one object a report."""

from __future__ import annotations

from typing import Any

from paradero.model import Account, Claim, Count, PartialDate, Place, Reading, Report, Speaker, Value, Vehicle


def reading_form(reading: Reading) -> dict[str, Any]:
    """The form that corpora and scripts use: dates as ISO 8601, spans as start and end in characters of `text`."""
    report = reading.report
    return {
        "report": {
            "path": report.path,
            "title": report.title.of(report.text) if report.title else None,
            "publisher": report.publisher,
            "author": report.author,
            "published": report.published.isoformat() if report.published else None,
            "published_from": report.published_from,
            "published_within": _within(report),
            "language": report.language,
            "url": report.url,
            "notes": list(report.notes),
            "text": report.text,
        },
        "reader": reading.reader,
        "incidents": [_account(a) for a in reading.accounts],
        "claims": [claim_form(c, report.text) for c in reading.claims],
        "speakers": [_speaker(s) for s in reading.speakers],
        "withheld": reading.withheld,
        "withheld_contrary": reading.withheld_contrary,
    }


def _within(report: Report) -> list[str] | None:
    within = report.published_within
    return [within.start.isoformat(), within.end.isoformat()] if within is not None else None


def _speaker(speaker: Speaker) -> dict[str, Any]:
    """Whom the report names as speaking, and where it does so first."""
    at = speaker.span
    return {
        "name": speaker.name,
        "role": speaker.role,
        "start": at.start if at else None,
        "end": at.end if at else None,
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "event": account.event,
        "stance": account.stance,
        "modality": account.modality,
        "count": value_form(account.count) if account.count else None,
        "place": value_form(account.place) if account.place else None,
        "date": value_form(account.date) if account.date else None,
        "vehicles": [value_form(v) for v in account.vehicles],
        "perpetrators": [{"text": p} for p in account.perpetrators],
        "claims": list(account.claims),
    }


def claim_form(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "value": value_form(claim.value)
        if claim.kind == "event" or not isinstance(claim.value, str)
        else {"text": claim.value},
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.span.of(text),
        "speakers": _chain(claim.speakers),
        "modality": claim.modality,
        "stance": claim.stance,
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def _chain(speakers: tuple[Speaker, ...]) -> list[dict[str, Any]]:
    """Nearest first; `via` names who passes a speaker's words on."""
    relays = [s.name for s in speakers[1:]] + [None]
    return [{"name": s.name, "role": s.role, "via": via} for s, via in zip(speakers, relays, strict=False)]


def value_form(value: Value) -> Any:
    match value:
        case Count():
            return {"min": value.low, "max": value.high, "qualifier": value.qualifier, "of": value.of}
        case Place():
            best = value.best
            return {
                "text": value.text,
                "name": best.name if best else None,
                "state": best.state if best else None,
                "country": best.country if best else None,
                "lat": best.lat if best else None,
                "lon": best.lon if best else None,
                "precision": best.level if best else None,
            }
        case PartialDate():
            return {"start": value.start.isoformat(), "end": value.end.isoformat(), "dates": value.dates}
        case Vehicle():
            return {"kind": value.kind, "count": value.count, "plates": list(value.plates)}
    return value
