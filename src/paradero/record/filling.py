"""Erasing a part: filler of equal length in the place of words, so that every position holds.

Invariant: what is left depends on the union of the positions alone, never on the order in which they were erased. For
this, positions are whole words, filler counts as a letter of a word, and what stands between words stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from paradero.model import Account, Claim, Place, Reading, Span, Speaker, Value, Vehicle
from paradero.record.captured import Captured

FILLER = "█"
PERSON = "person"
"""The rule of a claim that a person made; rules of readers could hold words, and go with a part."""
WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a al an and at by con da de del do dos e el en in la las los o of on por the to un una van von y".split()  # noqa: SIM905
)
Gone = Callable[[str], bool]
"""Whether a folded word is one of those that were erased."""


def folded(word: str) -> str:
    """Small letters without accents, for comparing: Inés, INES and ines are one word."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """The folded words of a text, small ones too.

    >>> words_of("Dijo Inés Tzul.")
    ['dijo', 'ines', 'tzul']
    """
    return [folded(word) for word in WORD.findall(text)]


def telling_words(text: str) -> set[str]:
    """Those words by which somebody could be known: all but the small ones of Spanish and English."""
    return {word for word in words_of(text) if word not in _SMALL}


def whole_words(text: str, span: Span) -> Span:
    """The span, with the words that it cuts taken whole."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    while 0 < start < end and _inside(text, start):
        start -= 1
    while start < end < len(text) and _inside(text, end):
        end += 1
    return Span(start, end)


def _inside(text: str, at: int) -> bool:
    """Whether a word goes on over this boundary."""
    return _of_word(text[at - 1]) and _of_word(text[at])


def _of_word(letter: str) -> bool:
    """All but blanks and punctuation, which stay where they are: so do the bounds of words, whatever is filled."""
    return not letter.isspace() and unicodedata.category(letter)[0] not in "PZC"


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """
    >>> union([Span(4, 6), Span(0, 2), Span(1, 3), Span(5, 5)])
    (Span(start=0, end=3), Span(start=4, end=6))
    """
    result: list[Span] = []
    for span in sorted(s for s in spans if s.start < s.end):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(span.end, result[-1].end))
        else:
            result.append(span)
    return tuple(result)


def fill(text: str, spans: Iterable[Span]) -> str:
    """
    >>> fill("dijo Inés Tzul.", [Span(5, 14)])
    'dijo ████ ████.'
    """
    letters = list(text)
    for span in spans:
        for at in range(span.start, min(span.end, len(letters))):
            if _of_word(letters[at]):
                letters[at] = FILLER
    return "".join(letters)


def words_at(text: str, spans: Iterable[Span]) -> set[str]:
    return {word for span in spans for word in telling_words(span.of(text))}


def fill_words(text: str, gone: Gone) -> str:
    return WORD.sub(lambda m: FILLER * len(m[0]) if gone(folded(m[0])) else m[0], text)


def fill_captured(captured: Captured, spans: tuple[Span, ...], gone: Gone) -> Captured:
    """The report without the words, and what is known of it without them.

    The fingerprint of the original goes, and so do file name and address: they hold names in forms that nobody foresees
    (joined, shortened, percent signs in between).
    """

    text, *beside = _pieces(captured, spans)
    by, taken_by, publisher, author = (fill_words(name, gone) or None for name in beside)
    report, told = captured.report, captured.told
    if report is not None:
        report = replace(report, text=text, path="", publisher=publisher, author=author, url=None, notes=())
    if told is not None:
        told = replace(told, by=by or "", taken_by=taken_by)
    return replace(captured, report=report, told=told, file=None, sha256=None, size=None)


def _pieces(captured: Captured, spans: tuple[Span, ...]) -> list[str]:
    """Text and names with what was erased filled, each by itself again."""
    filled = fill(captured.said, spans)
    found, start = [], 0
    for piece in (captured.text, *captured.beside):
        found.append(filled[start : start + len(piece)])
        start += len(piece) + 1
    return found


def fill_reading(reading: Reading, spans: tuple[Span, ...], gone: Gone) -> Reading:
    """Claims on erased words go; accounts lose what only these said; names of speakers lose the words."""
    claims = tuple(_claim(c, gone) for c in reading.claims if not _touches(c.span, spans))
    left = {c.id for c in claims}
    accounts = (_account(a, claims, gone) for a in reading.accounts)
    return replace(
        reading,
        claims=claims,
        accounts=tuple(a for a in accounts if not left.isdisjoint(a.claims)),
        speakers=tuple(_speaker(s, gone) for s in reading.speakers if not (s.span and _touches(s.span, spans))),
    )


def fill_claim(claim: Claim, spans: tuple[Span, ...], gone: Gone) -> Claim:
    """A person's correction: its place in the text stays; its value goes where the words of that place have gone."""
    filled = _claim(claim, gone)
    return replace(filled, value=FILLER) if _touches(claim.span, spans) else filled


def _claim(claim: Claim, gone: Gone) -> Claim:
    value = claim.value if claim.kind == "event" else _value(claim.value, gone)
    rule = claim.rule if claim.rule == PERSON else ""
    return replace(claim, value=value, rule=rule, speakers=tuple(_speaker(s, gone) for s in claim.speakers))


def _speaker(speaker: Speaker, gone: Gone) -> Speaker:
    role = None if speaker.role is None else fill_words(speaker.role, gone)
    return replace(speaker, name=fill_words(speaker.name, gone), role=role)


def _value(value: Value, gone: Gone) -> Value:
    match value:
        case str():
            return fill_words(value, gone)
        case Place():
            text = fill_words(value.text, gone)
            named = (text, *(w for c in value.candidates for w in (c.name, c.state or "", c.country)))
            return value if named[0] == value.text and all(fill_words(w, gone) == w for w in named) else Place(text)
        case Vehicle():
            plates = tuple(fill_words(p, gone) for p in value.plates)
            return Vehicle(fill_words(value.kind, gone), value.count, plates)
    return value


def _account(account: Account, claims: tuple[Claim, ...], gone: Gone) -> Account:
    mine = [c for c in claims if c.id in account.claims]
    values = [c.value for c in mine]
    place = _value(account.place, gone) if account.place else None
    vehicles = (_value(v, gone) for v in account.vehicles)
    return replace(
        account,
        claims=tuple(i for i in account.claims if any(c.id == i for c in mine)),
        count=account.count if account.count in values else None,
        place=place if isinstance(place, Place) and place in values else None,
        date=account.date if account.date in values else None,
        vehicles=tuple(v for v in vehicles if isinstance(v, Vehicle) and v in values),
        perpetrators=tuple(p for p in (fill_words(p, gone) for p in account.perpetrators) if p in values),
    )


def _touches(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(span.overlaps(s) for s in spans)
