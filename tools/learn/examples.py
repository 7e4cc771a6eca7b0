"""The development corpus as questions: for each choice of the reader its candidates, and which of them are right."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import CORPUS, captured
from bench.scoring import LOST, Row, gold_of, kilometres, same_speaker, same_value, same_words
from paradero.cli.form import reading_form
from paradero.model import Count, PartialDate, Place, Reading, Report
from paradero.reading import choosing
from paradero.reading.accounts import EVENTS, STANCES, eligible
from paradero.reading.choices import (
    Setting,
    Weighed,
    count_features,
    date_features,
    event_features,
    hedged_features,
    place_features,
    stance_features,
)
from paradero.reading.choosing import of_this
from paradero.reading.counted import OFS, of_features
from paradero.reading.counts import count_drafts
from paradero.reading.dates import dates
from paradero.reading.lexicon import LANGUAGES
from paradero.reading.numbers import numbers
from paradero.reading.reader import weigh
from paradero.reading.speaking import speaking_features
from paradero.reading.subsets import mark_subsets
from paradero.reading.survey import Survey, survey
from paradero.reading.telling import telling_features
from paradero.reading.whose import Asking
from tools.learn.softmax import Question

NOTHING: tuple[str, ...] = ()
"""The other answer to a yes-or-no question: it has no features, and weighs nothing."""
Questions = list[Question]
DEVELOPMENT = CORPUS / "dev"


@dataclass(frozen=True, slots=True)
class Example:
    """A report of the corpus, surveyed, with its gold."""

    name: str
    gold: Row
    report: Report
    found: Survey


def examples(folder: Path = DEVELOPMENT) -> list[Example]:
    gold = gold_of(folder)
    return [
        Example(path.stem, gold[path.stem], report, survey(report))
        for path in sorted((folder / "texts").iterdir())
        if (report := captured(path, gold[path.stem])).language in {None, *LANGUAGES}
    ]


def asking_of(e: Example) -> Asking:
    return Asking(e.found.page, e.found.said, list(e.found.names))


def yes_or_no(report: str, features: tuple[str, ...], yes: bool) -> Question:
    return Question(report, (features, NOTHING), (yes, not yes))


def telling_questions(some: Sequence[Example]) -> Questions:
    return [
        yes_or_no(e.name, telling_features(e.found), bool(e.gold["incident_id"]))
        for e in some
        if any(d.kind == "event" for d in e.found.drafts)
    ]


def whose_questions(some: Sequence[Example]) -> Questions:
    """One for each quote of the gold: whose words stand where it begins."""
    questions = []
    for e in some:
        asking = asking_of(e)
        places: dict[tuple[int, str], list[str | None]] = defaultdict(list)
        for claim in e.gold["claims"]:
            at = _where(e.report.text, claim["quote"])
            if at is not None:
                places[at, claim["kind"]].append(claim["speaker"])
        for (at, kind), speakers in places.items():
            token = max(0, bisect_right(e.found.page.tokens.starts, at) - 1)
            candidates = asking.candidates(token, kind)
            right = tuple(_speaks(speakers, c.speaker.name if c.speaker else None) for c in candidates)
            if any(right):
                questions.append(Question(e.name, tuple(c.features for c in candidates), right))
    return questions


def speaking_questions(some: Sequence[Example]) -> Questions:
    """One for each name in a report of an incident: whether the gold has it among the sources."""
    questions = []
    for e in some:
        named = [s["name"] for s in e.gold["named_sources"]]
        if not named or not e.gold["incident_id"]:
            continue
        asking = asking_of(e)
        for entity in asking.entities.values():
            said = any(same_words(name, entity.name) for name in named)
            questions.append(yes_or_no(e.name, speaking_features(asking, entity), said))
    return questions


def _where(text: str, quote: str) -> int | None:
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return found.start() if found else None


def _speaks(speakers: Sequence[str | None], name: str | None) -> bool:
    if name is None:
        return None in speakers
    return any(s is not None and same_words(s, name) for s in speakers)


def of_questions(some: Sequence[Example]) -> Questions:
    """One for each number of the gold that the grammar finds: of whom it is."""
    questions = []
    for e in some:
        page = e.found.page
        drafts = mark_subsets(count_drafts(page, numbers(page), dates(page)), page)
        for draft in drafts:
            value = draft.value
            assert isinstance(value, Count)
            quote = page.tokens.original(draft.first, draft.last)
            golds = {
                c["value"]["of"]
                for c in e.gold["claims"]
                if c["kind"] == "count"
                and (c["value"]["min"], c["value"]["max"]) == (value.low, value.high)
                and (same_words(quote, c["quote"]) or quote in c["quote"])
            }
            if golds:
                found = of_features(page, drafts, draft)
                questions.append(
                    Question(e.name, tuple(of_this(of, found) for of in OFS), tuple(of in golds for of in OFS))
                )
    return questions


def account_questions(some: Sequence[Example]) -> dict[str, Questions]:
    """The main incident's event, stance, count, place and day, where the gold has one among the candidates."""
    questions: dict[str, Questions] = defaultdict(list)
    for e in some:
        if not e.gold["incident_id"]:
            continue
        weighed = weigh(e.found, asking_of(e))
        setting, event, gold = Setting(e.found.page, weighed), e.gold["event_type"], e.gold
        asked: dict[str, Iterator[tuple[tuple[str, ...], bool]]] = {
            "event": ((event_features(setting, v), v == event or {v, event} <= LOST) for v in EVENTS),
            "stance": ((of_this(v, stance_features(setting, event)), v == gold["stance"]) for v in STANCES),
            "count": ((count_features(setting, w, event), _same_count(gold, w)) for w in eligible(weighed, Count)),
            "place": ((place_features(setting, w, event), _same_place(gold, w)) for w in eligible(weighed, Place)),
            "date": ((date_features(setting, w, event), _same_date(gold, w)) for w in eligible(weighed, PartialDate)),
        }
        questions["hedged"].append(yes_or_no(e.name, hedged_features(setting, event), gold["hedged"]))
        for name, candidates in asked.items():
            listed = list(candidates)
            if any(right for _, right in listed):
                questions[name].append(
                    Question(e.name, tuple(f for f, _ in listed), tuple(right for _, right in listed))
                )
    return questions


def _same_count(gold: Row, w: Weighed) -> bool:
    value = w.claim.value
    assert isinstance(value, Count)
    return (value.low, value.high) == (gold["count_min"], gold["count_max"])


def _same_place(gold: Row, w: Weighed) -> bool:
    value = w.claim.value
    assert isinstance(value, Place)
    best = value.best
    if best is None or gold["place_lat"] is None:
        return False
    return kilometres((best.lat, best.lon), (gold["place_lat"], gold["place_lon"])) <= 25


def _same_date(gold: Row, w: Weighed) -> bool:
    value = w.claim.value
    assert isinstance(value, PartialDate)
    start, end = gold["date_start"], gold["date_end"] or gold["date_start"]
    return (value.start.isoformat(), value.end.isoformat()) == (start, end) and gold["date_kind"] in {None, "event"}


def confidence_questions(some: Sequence[Example]) -> Questions:
    """One for each claim that the reader would make: whether value, nearest speaker and stance are all right."""
    questions = []
    for e in some:
        weighed = weigh(e.found, asking_of(e))
        form = reading_form(Reading(e.report, tuple(w.claim for w in weighed), (), ""))
        for w, claim in zip(weighed, form["claims"], strict=True):
            alike = [c for c in e.gold["claims"] if c["kind"] == claim["kind"] and same_value(c, claim)]
            right = any(same_speaker(c, claim) and c["stance"] == claim["stance"] for c in alike)
            questions.append(yes_or_no(e.name, w.features, right))
    return questions


def cross_fitted(some: Sequence[Example], whose: Questions, fit: object, parts: int = 5) -> Questions:
    """Confidence questions of claims whose speakers were chosen by weights learned without their report.

    A speaker chosen by weights that knew the report would look surer than one of a new report is.
    """
    questions: Questions = []
    names = sorted({e.name for e in some})
    for part in range(parts):
        out = set(names[part::parts])
        choosing.attempt("whose", fit([q for q in whose if q.report not in out]))  # type: ignore[operator]
        questions += confidence_questions([e for e in some if e.name in out])
    choosing.attempt("whose", None)
    return questions
