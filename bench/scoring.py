"""Score readings against a corpus' gold: the facts of each report's main incident, and every claim that is shown.

Rows are counted as cases: a row's figure is hits / cases, with its 95 % Wilson interval. A null in the gold is no case.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

NEGATIVE = frozenset({"denies", "doubts", "retracts"})
LOST = frozenset({"disappearance", "kidnapping", "missing", "kidnapped"})
"""Pages of one event use both words, so either stands for the other; the strict rows tell them apart."""
SMALL = frozenset(["de", "del", "la", "el", "los", "las", "un", "una", "of", "the", "a", "an", "y", "and", "en", "in"])


@dataclass
class Tally:
    """Hits and cases by row, in the order in which rows were first met."""

    rows: dict[str, tuple[float, int]] = field(default_factory=dict)

    def add(self, row: str, hit: bool) -> None:
        hits, cases = self.rows.get(row, (0.0, 0))
        self.rows[row] = (hits + float(hit), cases + 1)

    def figure(self, row: str) -> float:
        hits, cases = self.rows[row]
        return hits / cases if cases else 0.0

    def figures(self) -> dict[str, float]:
        """Every row's figure, with the mean of finding an incident and rightly finding none first."""
        result = {}
        if {"finds the incident", "rightly finds none"} <= self.rows.keys():
            result["incident or none, balanced"] = (
                self.figure("finds the incident") + self.figure("rightly finds none")
            ) / 2
        return result | {row: self.figure(row) for row in self.rows}

    def table(self) -> Iterator[str]:
        for row, figure in self.figures().items():
            hits, cases = self.rows.get(row, (0.0, 0))
            interval = "" if not cases else "[{:.2f}, {:.2f}]".format(*wilson(hits, cases))
            yield f"{row:44} n={cases:<5} {figure:.3f}  {interval}"


def wilson(hits: float, cases: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of Wilson (1927) for a proportion."""
    share = hits / cases
    middle = share + z * z / (2 * cases)
    half = z * math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return (middle - half) / (1 + z * z / cases), (middle + half) / (1 + z * z / cases)


def gold_of(folder: Path) -> dict[str, Row]:
    """The gold rows of a corpus folder by id."""
    rows = {}
    for path in sorted(folder.glob("gold-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["id"]] = row
    return rows


def score(gold: dict[str, Row], read: dict[str, Row]) -> Tally:
    """Score what `paradero read --json` printed, by id. A report without output counts as read wrongly."""
    tally = Tally()
    for i, g in sorted(gold.items()):
        r = read.get(i, {"incidents": [], "claims": [], "report": {}})
        score_facts(tally, g, r)
        score_claims(tally, g, r)
    return tally


# ── facts of the main incident ──


def score_facts(tally: Tally, g: Row, r: Row) -> None:
    if g.get("published"):
        tally.add("own date of the report", r["report"].get("published") == g["published"])
    else:
        tally.add("rightly gives no own date", not r["report"].get("published"))
    main = next(iter(r["incidents"]), None)
    if not g["incident_id"]:
        tally.add("rightly finds none", main is None)
        return
    tally.add("finds the incident", main is not None)
    main = main or {}
    event = main.get("event")
    tally.add("event", event == g["event_type"] or {event, g["event_type"]} <= LOST)
    tally.add("event, strict", event == g["event_type"])
    if g["count_min"] is not None or g["count_max"] is not None:
        count = main.get("count") or {}
        tally.add("count exact", (count.get("min"), count.get("max")) == (g["count_min"], g["count_max"]))
    if g["place_lat"] is not None:
        place = main.get("place") or {}
        far = math.inf
        if place.get("lat") is not None:
            far = kilometres((place["lat"], place["lon"]), (g["place_lat"], g["place_lon"]))
        tally.add("place within 25 km", far <= 25)
    if g["date_start"] and g["date_kind"] in {None, "event"}:
        when = main.get("date") or {}
        ends = (when.get("start"), when.get("end") or when.get("start"))
        tally.add("date exact", ends == (g["date_start"], g["date_end"] or g["date_start"]))
    tally.add("stance", main.get("stance") == g["stance"])
    if g["stance"] in NEGATIVE:
        tally.add("sees a denial or doubt", main.get("stance") in NEGATIVE)
    else:
        tally.add("invents no denial", main.get("stance") not in NEGATIVE)
    tally.add("hedged or not", (main.get("modality") not in {None, "stated"}) == g["hedged"])
    score_sources(tally, g, r)
    for plate in plates(" ".join(g["vehicles"])):
        seen = plain(json.dumps(main.get("vehicles", "")))
        tally.add("plates found", plain(plate) in seen)


def score_sources(tally: Tally, g: Row, r: Row) -> None:
    """Among the speakers of the claims that are shown, and among all whom the reader lists as speaking."""
    named = [s["name"] for s in g["named_sources"]]
    lists = {
        "named sources": {s["name"] for c in r["claims"] for s in c["speakers"]},
        "speakers listed": {s["name"] for s in r.get("speakers", ())},
    }
    for row, said in lists.items():
        for name in named:
            tally.add(f"{row}, recall", any(same_words(name, s) for s in said))
        if named:
            for name in said:
                tally.add(f"{row}, precision", any(same_words(n, name) for n in named))


# ── claims ──


def score_claims(tally: Tally, g: Row, r: Row) -> None:
    """Of what is shown: is the value right, the nearest speaker, the stance; and how much of the gold is shown."""
    for claim in r["claims"]:
        rows = [c for c in g["claims"] if c["kind"] == claim["kind"] and same_value(c, claim)]
        spoken = [c for c in rows if same_speaker(c, claim)]
        right = [c for c in spoken if c["stance"] == claim["stance"]]
        tally.add("claims: value right", bool(rows))
        if rows:
            tally.add("claims: speaker right where the value is", bool(spoken))
            tally.add("claims: stance right where the value is", any(c["stance"] == claim["stance"] for c in rows))
        tally.add("claims: value, speaker and stance right", bool(right))
        tally.add(f"claims of kind {claim['kind']}: all right", bool(right))
    for c in g["claims"]:
        shown = [x for x in r["claims"] if x["kind"] == c["kind"] and same_value(c, x)]
        tally.add("gold claims shown, any speaker", bool(shown))
        tally.add("gold claims shown, all right", any(same_speaker(c, x) and x["stance"] == c["stance"] for x in shown))


def same_value(gold: Row, claim: Row) -> bool:
    kind, a, b = gold["kind"], gold["value"], claim["value"]
    if kind == "event":
        return bool(a == b or {a, b} <= LOST)
    if kind == "count":
        same_of = a["of"] == b["of"] or {a["of"], b["of"]} <= LOST
        return (a["min"], a["max"]) == (b["min"], b["max"]) and same_of
    if kind == "date":
        return (a["start"], a["end"] or a["start"]) == (b["start"], b["end"] or b["start"])
    if kind == "vehicle":
        kinds = same_words(singular(a["kind"]), singular(b["kind"])) or same_words(gold["quote"], claim["quote"])
        return kinds and (not a["plates"] or {plain(p) for p in a["plates"]} == {plain(p) for p in b["plates"]})
    return same_words(gold["quote"], claim["quote"]) or same_words(a["text"], claim["quote"])


def same_speaker(gold: Row, claim: Row) -> bool:
    said = claim["speakers"][0]["name"] if claim["speakers"] else None
    if said is None or gold["speaker"] is None:
        return said is None and gold["speaker"] is None
    return same_words(gold["speaker"], said)


# ── small measures ──


def words_of(text: str) -> set[str]:
    plain_text = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    found = "".join(c if c.isalnum() else " " for c in plain_text).split()
    return {w for w in found if w not in SMALL} or set(found)


def singular(text: str) -> str:
    return " ".join(w.removesuffix("es").removesuffix("s") for w in text.lower().split())


def same_words(a: str, b: str) -> bool:
    """At least half of the words of the shorter are in the longer."""
    left, right = words_of(a), words_of(b)
    return len(left & right) >= max(1, math.ceil(min(len(left), len(right)) / 2))


def plates(text: str) -> list[str]:
    """Words with digits and letters that look like number plates."""
    parts = text.replace(",", " ").split()
    return [p for p in parts if "-" in p and any(c.isdigit() for c in p) and sum(c.isalnum() for c in p) >= 5]


def plain(text: str) -> str:
    return "".join(c for c in text.upper() if c.isalnum() and c.isascii())


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    la, oa, lb, ob = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((ob - oa) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))
