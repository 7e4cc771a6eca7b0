#!/usr/bin/env python3
"""Check the form of a corpus folder: `python corpus/check.py corpus/dev`. Prints what is wrong; then exits 1."""

import html
import json
import re
import sys
from collections import Counter
from pathlib import Path

EVENTS = {"disappearance", "kidnapping", "killing", "death", "detention", "rescue", "found", "other"}
STANCES = {"asserts", "denies", "doubts", "updates", "retracts"}
MODALITIES = {"stated", "alleged", "presumed", "likely", "feared"}
QUALIFIERS = {"exact", "approx", "at_least", "up_to", "range"}
PEOPLE = {"missing", "kidnapped", "dead", "injured", "detained", "rescued", "found", "group"}
DATES = {"event", "found", "announced", "complaint", "departure"}
TEXT_KINDS = {"place", "perpetrator", "victim", "condition", "request", "response", "obstruction", "threat"}
KEYS = {"kind", "value", "quote", "speaker", "via", "stance", "modality"}


def visible(path: Path) -> str:
    """The words of a page in their order, without tags; enough to find a quote in."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"(?s)<[^>]+>", "", text))
    return " ".join(text.split())


def claim_faults(claim: dict, text: str):
    if missing := KEYS - claim.keys():
        yield f"claim lacks {sorted(missing)}"
        return
    kind, value = claim["kind"], claim["value"]
    if " ".join(claim["quote"].split()) not in text:
        yield f"quote not in the text: {claim['quote']!r}"
    if claim["stance"] not in STANCES or claim["modality"] not in MODALITIES:
        yield f"stance or modality of {claim['quote']!r}"
    if kind == "event":
        good = value in EVENTS
    elif kind == "count":
        good = (
            isinstance(value, dict)
            and value.get("qualifier") in QUALIFIERS
            and value.get("of") in PEOPLE | {"subset", "sum"}
        )
    elif kind == "date":
        good = isinstance(value, dict) and value.get("dates") in DATES and {"start", "end"} <= value.keys()
    elif kind == "vehicle":
        good = isinstance(value, dict) and {"kind", "count", "plates"} <= value.keys()
    else:
        good = kind in TEXT_KINDS and isinstance(value, dict) and isinstance(value.get("text"), str)
    if not good:
        yield f"value of {kind} {claim['quote']!r}: {value!r}"


def faults(folder: Path):
    lines = [
        line for path in sorted(folder.glob("gold-*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    rows = [json.loads(line) for line in lines if line.strip()]
    files = {p.stem: p for p in (folder / "texts").iterdir()}
    for i, n in Counter(r["id"] for r in rows).items():
        if n > 1:
            yield f"{i}: {n} rows"
    for i in files.keys() - {r["id"] for r in rows}:
        yield f"{i}: a text without gold"
    for row in rows:
        where = row["id"]
        if where not in files:
            yield f"{where}: gold without a text"
            continue
        text = visible(files[where])
        if row["stance"] not in STANCES and row["incident_id"]:
            yield f"{where}: stance {row['stance']!r}"
        if row["incident_id"] and row["event_type"] not in EVENTS:
            yield f"{where}: event {row['event_type']!r}"
        if row["count_qualifier"] not in QUALIFIERS | {None} or row["count_kind"] not in PEOPLE | {None}:
            yield f"{where}: count {row['count_qualifier']!r} {row['count_kind']!r}"
        for claim in row["claims"]:
            for fault in claim_faults(claim, text):
                yield f"{where}: {fault}"


if __name__ == "__main__":
    found = [f for folder in sys.argv[1:] for f in faults(Path(folder))]
    print("\n".join(found) or "in good form")
    sys.exit(bool(found))
