"""What happened: words for it, and whether they speak of a particular event."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.model import Event
from paradero.reading.clauses import clause
from paradero.reading.drafts import Draft
from paradero.reading.lexicon import Hit
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

_ORDER = ("kidnapping", "killing", "disappearance", "rescue", "detention", "found", "death")
_NEEDS_PEOPLE = frozenset({"found", "rescue", "detention", "death"})
_REFLEXIVE = frozenset({"se"})


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event word or phrase at tokens first up to last."""

    event: Event
    first: int
    last: int
    people: bool


def events(page: Page, sentence: Sentence) -> list[EventMention]:
    """The event words of a sentence, overlapping ones reduced to the longest; of equal ones the graver kind wins.

    >>> from paradero.model import Report
    >>> from paradero.reading.page import lay_out
    >>> page = lay_out(Report("x", "Fueron obligados a descender de un autobús por gente armada.", language="es"))
    >>> [e.event for e in events(page, page.tokens.sentences[0])]
    ['kidnapping']
    """
    hits = [h for h in page.in_sentence("event.", sentence) if not _idle(page, h)]
    hits.sort(key=lambda h: (h.first - h.last, _ORDER.index(_kind(h)) if _kind(h) in _ORDER else 9, h.first))
    kept: list[Hit] = []
    for hit in hits:
        if all(hit.last <= k.first or k.last <= hit.first for k in kept):
            kept.append(hit)
    kept.sort(key=lambda h: h.first)
    found = []
    for hit in kept:
        people = _people_near(page, hit, sentence)
        if _kind(hit) in _NEEDS_PEOPLE and not people:
            continue
        if _kind(hit) == "detention" and not page.in_sentence("migration.word", sentence):
            continue
        kind = _kind(hit)
        if kind in {"found", "rescue"} and not_so(page, hit.first):
            kind = "disappearance"
        found.append(EventMention(kind, hit.first, hit.last, people))
    return found


def not_so(page: Page, token: int) -> bool:
    """ "ninguna de las 23 personas había sido localizada": whoever was not found is still missing."""
    low, _ = clause(page, token, commas=False)
    before = page.tokens.words[max(low, token - 9) : token]
    return bool(page.words_of("event.nobody").intersection(before))


def _kind(hit: Hit) -> Event:
    return hit.tag.removeprefix("event.")  # type: ignore[return-value]


def _idle(page: Page, hit: Hit) -> bool:
    """ "se encuentran" is no find, "desaparecer" after "no" and a modal no disappearance, "a shot of" no shot."""
    words = page.tokens.words
    before = words[hit.first - 1] if hit.first else ""
    following = words[hit.last] if hit.last < len(words) else ""
    if hit.tag == "event.death" and following.startswith(("threat", "amenaza")):
        return True
    if words[hit.first] in page.words_of("event.bare") or (
        hit.last - hit.first == 1 and before in page.words_of("event.pointing")
    ):
        return True
    return hit.tag == "event.found" and before in _REFLEXIVE and words[hit.first].startswith("encuentra")


def _people_near(page: Page, hit: Hit, sentence: Sentence) -> bool:
    reach = 7 if hit.tag == "event.found" else 10
    low, high = max(sentence.first, hit.first - reach), min(sentence.last, hit.last + reach)
    return any(h.tag == "person.noun" for h in page.tagged("person.noun", low, high))


def _rank(event: Event, alive: bool) -> int:
    """The most telling event first; where people are alive, that they were found."""
    return -1 if alive and event in {"found", "rescue"} else _ORDER.index(event)


def event_drafts(page: Page, sentence: Sentence) -> list[Draft]:
    """A draft claim for each clause that tells an event: of several words for it the most telling."""
    found: dict[tuple[int, int], EventMention] = {}
    for e in events(page, sentence):
        where = clause(page, e.first, commas=False)
        best = found.get(where)
        alive = bool(page.tagged("state.living", *where))
        if best is None or _rank(e.event, alive) < _rank(best.event, alive):
            found[where] = e
    return [
        Draft("event", e.event, e.first, e.last, f"event.{e.event}", 0.7 if e.people else 0.5) for e in found.values()
    ]
