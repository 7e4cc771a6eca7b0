"""How a speaker stands to what is said, and how firmly: denials, doubts, updates, hedges, by the words around it."""

from __future__ import annotations

from paradero.model import Modality, Stance
from paradero.reading.attribution import Scope
from paradero.reading.clauses import clause
from paradero.reading.page import Page

_HEDGES: tuple[tuple[str, Modality], ...] = (
    ("hedge.feared", "feared"),
    ("hedge.presumed", "presumed"),
    ("hedge.likely", "likely"),
    ("hedge.alleged", "alleged"),
)
_BY_MANNER: dict[str, Modality] = {"presume": "presumed", "fear": "feared"}
_DENIED = frozenset({"event", "count", "place", "perpetrator", "victim", "condition"})


def modality(page: Page, token: int, scopes: tuple[Scope, ...]) -> Modality:
    """The firmness of what stands at a token: hedges in its clause, else the verb that reports it."""
    low, high = clause(page, token)
    for tag, value in _HEDGES:
        if any(h.tag == tag for h in page.tagged(tag, low, high)):
            return value
    return _BY_MANNER.get(scopes[0].manner, "stated") if scopes else "stated"


def stance(page: Page, token: int, kind: str, scopes: tuple[Scope, ...]) -> Stance:
    """The stance to what stands at a token, from the verb that reports it and the negation in its clause.

    A denial reaches an event and its count; dates, vehicles and acts told beside it are not denied with it.
    """
    low, high = clause(page, token, commas=False)
    sentence = page.tokens.sentence(token)
    if (
        kind in {"event", "count"}
        and token > sentence.first
        and page.tokens.words[token - 1] in page.words_of("standing.not")
    ):
        return "denies"
    if kind == "count" and _negated(page, token, low):
        return "denies"
    if kind in _DENIED and scopes and scopes[0].manner == "retract":
        return "retracts"
    if kind in _DENIED and any(h.first > token for h in page.in_sentence("deny.flat", sentence)):
        return "denies"
    if kind in _DENIED:
        near = [h for tag in ("deny.word", "deny.flat") for h in page.tagged(tag, low, high) if h.first <= token]
        if near and token - max(h.last for h in near) < 14:
            return "denies"
        if scopes and scopes[0].manner == "deny":
            return "denies"
        doubts = [h for h in page.tagged("deny.doubt", low, high) if h.first <= token]
        if doubts and kind in {"event", "count"}:
            return "doubts"
        if scopes and scopes[0].manner == "doubt":
            return "doubts"
    if kind == "count":
        updates = [h for h in page.tagged("deny.update", low, high) if h.first <= token and _rises(page, h.first)]
        if updates:
            return "updates"
    return "asserts"


def _negated(page: Page, token: int, low: int) -> bool:
    """ "no se ahogaron ocho migrantes", "there were not thirty": "no" with its verb a few words before the number."""
    words = page.tokens.words
    for at in range(max(low, token - 5), token):
        if words[at] in page.words_of("standing.negation"):
            return not page.words_of("standing.lifts").intersection(words[at + 1 : token])
    return False


def _rises(page: Page, at: int) -> bool:
    return page.has("deny.rises", at) is not None
