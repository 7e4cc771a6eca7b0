"""One report on the page: what is known of it, what it says in the end, then its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paradero.cli.html.elements import Child, Element, el
from paradero.cli.html.items import value, vehicle
from paradero.cli.html.passages import Place, passages
from paradero.cli.html.signs import standing
from paradero.model import Account, Reading
from paradero.wording.about import about
from paradero.wording.arranging import Arranged, Incident, Numbered, arrange
from paradero.wording.days import plain_day_phrase
from paradero.wording.emptiness import empty_state
from paradero.wording.phrases import speakers_phrase
from paradero.wording.withheld import withheld
from paradero.wording.words import Words


def article(reading: Reading, n: int, total: int, words: Words) -> Element:
    report = reading.report
    arranged = arrange(reading, words)
    place = Place(f"r{n}", report.language)
    claims = [Numbered(number, claim) for number, claim in enumerate(reading.claims, 1)]
    known = [(el("dt", words(f"report.{key}")), el("dd", said)) for key, said in about(report, words)]
    return el(
        "article",
        el(
            "header",
            el("p", words("report.number", n=n, all=total), class_="kicker") if total > 1 else None,
            el("h2", name(reading, words)),
            el("dl", *(node for pair in known for node in pair), class_="about"),
        ),
        *_said(reading, arranged, place, words),
        el(
            "section",
            el("h3", words("page.text"), class_="label", id=f"{place.prefix}-text"),
            *passages(report, claims, place, words),
            aria_labelledby=f"{place.prefix}-text",
        ),
        el("p", told, class_="withheld") if (told := withheld(reading, words)) else None,
        el("p", words("report.machine", reader=reading.reader), class_="machine"),
        el("p", el("a", words("page.back"), href="#top"), class_="back") if total > 1 else None,
        id=place.prefix,
    )


def name(reading: Reading, words: Words) -> str:
    """Who published it and when, else the file's name: what a person would call the report."""
    report = reading.report
    who = report.publisher or report.path.replace("\\", "/").rsplit("/", 1)[-1]
    if report.path == "-" and not report.publisher:
        who = words("note.stdin_name")
    return f"{who}, {plain_day_phrase(report.published, words)}" if report.published else who


def _said(reading: Reading, arranged: Arranged, place: Place, words: Words) -> Iterator[Element]:
    if not arranged.incidents:
        first, *others = (words(part) for part in empty_state(reading))
        yield el("section", el("p", el("strong", first)), *(el("p", line) for line in others), class_="empty")
    for at, incident in enumerate(arranged.incidents):
        many = len(arranged.incidents) > 1
        label = "incident_other" if at else "incident_main" if many else "incident"
        yield el("section", el("h3", words(f"report.{label}")), _facts(incident, place, words), class_="incident")
    rows = [row for kind, claims in arranged.acts for row in _quoted(f"section.{kind}", claims, place, words)]
    rows += _quoted("section.rest", arranged.rest, place, words)
    if rows:
        yield el("section", el("dl", *rows, class_="facts"), class_="acts")
    if reading.speakers:
        names = el("dd", speakers_phrase(reading.speakers), lang=place.language)
        yield el("section", el("dl", el("dt", words("section.speakers")), names, class_="facts"), class_="acts")


def _facts(incident: Incident, place: Place, words: Words) -> Element:
    by_kind = dict(incident.claims)
    account = incident.account
    rows: list[Child] = [
        el("dt", words("fact.event")),
        el("dd", el("b", words(f"event.{account.event}")), links(by_kind.get("event", ()), place, words)),
    ]
    for fact in incident.said:
        if fact.kind == "perpetrator":
            rows += _quoted("fact.perpetrator", by_kind.get(fact.kind, ()), place, words)
            continue
        worth = _vehicles(account, place, words) if fact.kind == "vehicle" else el("b", "; ".join(fact.values))
        rows += [el("dt", words(f"fact.{fact.kind}")), el("dd", worth, links(by_kind.get(fact.kind, ()), place, words))]
    for kind in ("victim", "condition"):
        rows += _quoted(f"fact.{kind}", by_kind.get(kind, ()), place, words)
    rows += [el("dt", words("report.incident_stance")), el("dd", standing(account.stance, account.modality, words))]
    if incident.unsaid:
        missing = "; ".join(words(f"fact.{kind}").lower() for kind in incident.unsaid)
        rows += [el("dt", words("fact.unsaid")), el("dd", missing, class_="unsaid")]
    return el("dl", *rows, class_="facts")


def _vehicles(account: Account, place: Place, words: Words) -> Element:
    said: list[Child] = []
    for seen in dict.fromkeys(account.vehicles):
        said += ["; " if said else None, *vehicle(seen, place.language, words)]
    return el("b", *said)


def _quoted(key: str, claims: Sequence[Numbered], place: Place, words: Words) -> list[Child]:
    """What is only words is listed in those words, each leading to its claim."""
    if not claims:
        return []
    said: list[Child] = []
    for one in claims:
        said += [*value(one.claim, place.language, words), links([one], place, words), el("br")]
    return [el("dt", words(key)), el("dd", *said[:-1])]


def links(claims: Sequence[Numbered], place: Place, words: Words) -> Element | None:
    """Numbers that lead to the claims behind a value."""
    if not claims:
        return None
    numbers: list[Child] = []
    for one in claims:
        label = words("page.to_claim", n=one.number)
        numbers += [" ", el("a", str(one.number), href=f"#{place.beside(one.number)}", aria_label=label)]
    return el("span", *numbers, class_="basis")
