"""From a report to its claims: the grammars in their order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paradero import __version__
from paradero.model import Claim, Reading, Report
from paradero.reading.choices import Weighed, same
from paradero.reading.confidence import confidence, features
from paradero.reading.incidents import tell
from paradero.reading.lexicon import LANGUAGES
from paradero.reading.speaking import speakers
from paradero.reading.standing import modality, stance
from paradero.reading.survey import Survey, survey
from paradero.reading.telling import tells
from paradero.reading.whose import Asking

READER = f"paradero-reader {__version__}"


@dataclass(frozen=True, slots=True)
class Options:
    """What is shown. `least` is the least confidence of a claim that is kept."""

    least: float = 0.5


def read(report: Report, options: Options = Options()) -> Reading:
    """Read a report. Its text is data: words in it that address a reader or a program change nothing.

    >>> from datetime import date
    >>> text = "Secuestran a 12 migrantes cerca de Matehuala\\nEl martes 4 de abril hombres armados secuestraron a " \\
    ...     "doce migrantes hondureños cerca de Matehuala, denunció el sacerdote Tomás Ixcot."
    >>> reading = read(Report("a", text, published=date(2023, 4, 6), language="es"))
    >>> count = next(c for c in reading.claims if c.kind == "count")
    >>> count.value.low, count.value.of, count.span.of(text)
    (12, 'kidnapped', '12 migrantes')
    """
    if report.language not in {None, *LANGUAGES}:
        return Reading(report, (), (), READER)
    found = survey(report)
    if not tells(found):
        return Reading(report, (), (), READER)
    asking = Asking(found.page, found.said, list(found.names))
    weighed = weigh(found, asking)
    weighed = [replace(w, claim=replace(w.claim, confidence=round(confidence(w.features), 3))) for w in weighed]
    told = tell(found.page, weighed, options.least)
    contrary = sum(claim.stance in {"denies", "doubts", "retracts"} for claim in told.withheld)
    return Reading(
        report, told.claims, told.accounts, READER, len(told.withheld), contrary, speakers(asking, told.claims)
    )


def weigh(found: Survey, asking: Asking) -> list[Weighed]:
    """Give each draft its speakers, stance and firmness; say each thing once a speaker, at its first mention."""
    page = found.page
    result: list[Weighed] = []
    seen: set[tuple[object, ...]] = set()
    for draft in sorted(found.drafts, key=lambda d: (d.first, d.last, d.kind)):
        sentence = page.tokens.sentence(draft.at)
        bearing = found.weights[sentence.number]
        whose = asking.whose(draft.at, draft.kind)
        chain = whose.speakers
        claim = Claim(
            "",
            draft.kind,
            draft.value,
            page.tokens.span(draft.first, draft.last),
            chain,
            modality(page, draft.at, whose.scopes),
            stance(page, draft.at, draft.kind, whose.scopes),
            round(draft.confidence, 2),
            draft.rule,
        )
        key = (
            claim.kind,
            same(claim),
            getattr(claim.value, "of", None),
            chain[0].name if chain else None,
            claim.stance,
        )
        if key in seen:
            continue
        seen.add(key)
        result.append(Weighed(claim, bearing, sentence.title, features(page, draft, claim, whose, bearing)))
    kept = _without_echoes(result)
    return [replace(w, claim=replace(w.claim, id=f"c{n}")) for n, w in enumerate(kept, 1)]


def _without_echoes(weighed: list[Weighed]) -> list[Weighed]:
    """A headline has no speaker of its own: what it repeats from the body is said there, by whoever says it."""
    in_title = {same(w.claim) for w in weighed if w.in_title}
    in_body = {same(w.claim) for w in weighed if not w.in_title}
    return [
        replace(w, features=(*w.features, "the title says so too"))
        if same(w.claim) in in_title and not w.in_title
        else w
        for w in weighed
        if not (w.in_title and same(w.claim) in in_body)
    ]
