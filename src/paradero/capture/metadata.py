"""Lines of mere metadata: the date, the byline, the outlet, in any mixture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from paradero.capture.dateline import dateline
from paradero.capture.days import Named, days_in, months_in
from paradero.capture.folding import fold
from paradero.capture.furniture import is_clock, is_count, is_credit, is_section
from paradero.capture.lines import Line
from paradero.capture.outlets import is_outlet_like, outlet_in
from paradero.capture.wording import either, phrases, starting

_SPLIT = re.compile(r"\.\s+(?=[^\W\d_]{4,12}:)|\s+[|·•/–—-]+\s+|\s*[|·•;]\s*|\s{2,}|^[\[(–—-]+\s*|\s*[\])]+$|\s+//\s+")
_CLOCK = re.compile(
    r"\bt?\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2}(?:\.\d+)?)?z?(?:[+-]\d\d:?\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?"
    r"|\b\d{1,2}\s?[ap]\.?\s?m\b\.?"
)
_NAME = r"[^\W\d_a-zà-öø-ÿ][\w'’.-]*"
_NAMES = re.compile(rf"(?:@?{_NAME}|de|del|la|las|los|y|e|and|van|von|da|do|dos|i|&|/|,|\s)+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day in a line of metadata, and what its label makes of it."""

    named: Named
    label: str
    """"published", "updated", "crawled", "clock" or "" where it has none."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a line of mere metadata says.

    >>> found = metadata(Line("Por Inés Tzul | El Faro de Coatza | 3 de octubre de 2026, 19:40"))
    >>> found.author, found.outlet, found.stamps[0].named.day
    ('Inés Tzul', 'El Faro de Coatza', 3)
    """

    stamps: tuple[Stamp, ...] = ()
    author: str | None = None
    outlet: str | None = None


@lru_cache(maxsize=8192)
def metadata(line: Line) -> Metadata | None:
    """The line read as metadata, or None if it says anything else."""
    if len(line.words) > 32 or (len(line.words) > 12 and line.ends and not days_in(line.text)):
        return None
    if starting("labels", "signed").search(line.folded) or _goes_on(line):
        return None
    segments = [segment.strip(" ,.:()[]–—-") for segment in _SPLIT.split(line.text)]
    segments = [segment for segment in segments if segment]
    author = outlet = None
    sure = False
    for segment in segments:
        stripped, dated = _without_days(segment)
        name = byline(segment)
        if name is not None:
            # "Por" alone announces the name in the next line.
            author, sure = author or ("" if starting("labels", "byline").fullmatch(fold(name)) else name), True
        elif re.fullmatch(r"@\w{2,30}", segment):
            author, sure = author or segment, True
        elif is_credit(segment) or (not dated and is_count(segment)):
            continue
        # A stop behind a long small word ends a sentence; behind a short one it may be an abbreviation.
        elif dated and _is_small(stripped, 6) and not re.search(r"[a-zà-ÿ]{5,}\.\s", stripped):
            sure = True
            outlet = outlet or outlet_in(_blank_days(segment))
        elif is_notice(segment) or _is_relative(segment):
            sure = True
        elif is_outlet_like(segment):
            outlet = outlet or outlet_in(segment) or segment
        elif dated and author is None and (name := _byline_with_day(stripped)) is not None:
            author, sure = name or None, True
            outlet = outlet or outlet_in(_blank_days(segment).split(",", 1)[-1])
        elif not (is_section(fold(segment)) or (_is_small(stripped, 4) and not segment.endswith((".", "!", "?")))):
            return None
    return Metadata(stamps(line), author, outlet) if sure else None


def _is_relative(segment: str) -> bool:
    """ "Publicado hace 3 horas", "4 h": it dates nothing that is kept."""
    words = re.findall(r"\w+", fold(segment))
    times = phrases("labels", "relative")
    labels = phrases("labels", "published") | phrases("labels", "clue")
    return any(word.isdigit() for word in words) and (
        any(word in times for word in words)
        and all(word.isdigit() or word in times or word in labels for word in words)
    )


def _goes_on(line: Line) -> bool:
    """Whether a dateline is followed by the report's first words."""
    start = dateline(line.text)
    if start is None or start.day is None or start.end >= len(line.text):
        return False
    rest = Line(line.text[start.end :].strip(" .-–—)"))
    return len(rest.words) > 1 and byline(rest.text) is None and metadata(rest) is None


def _byline_with_day(rest: str) -> str | None:
    """ "by Nell Yarrow, Desert Ledger (a blog)": a byline goes on behind its first comma."""
    if len(rest.split()) > 12:
        return None
    return byline(rest.split(",", 1)[0])


def stamps(line: Line) -> tuple[Stamp, ...]:
    """The days of a line, each with the label before it."""
    found = []
    last = 0
    for named in days_in(line.text):
        before = line.folded[last : named.start]
        last = named.end
        label = next((key for key in ("updated", "crawled", "published") if _labelled(before, key)), "")
        if is_credit(before.strip(" ([")):
            label = "crawled"
        found.append(Stamp(named, "clock" if is_clock(line) else label))
    return tuple(found)


def _labelled(before: str, key: str) -> bool:
    return bool(re.search(rf"\b(?:{either(phrases('labels', key))})(?!\w)", before))


def byline(text: str) -> str | None:
    """The author of a byline; a desk is as worded; None if it is no byline.

    >>> byline("Por Inés Tzul"), byline("Por la redacción"), byline("Por falta de pruebas liberan a tres")
    ('Inés Tzul', 'Por la redacción', None)
    """
    folded = fold(text).strip(" :")
    if folded in phrases("labels", "desk"):
        return text.strip(" :")
    label = starting("labels", "byline").match(folded)
    if label is None:
        return None
    rest = text.strip(" :")[label.end() :].strip(" :.-/|,")
    if not rest:
        return text.strip(" :")
    if len(rest.split()) > 9:
        return None
    if fold(rest) in phrases("labels", "desk") or _NAMES.fullmatch(rest):
        return rest
    if any(fold(part.strip()) in phrases("labels", "desk") for part in re.split(r"[/|,]", rest)):
        return rest
    return None


def is_notice(text: str) -> bool:
    """Whether it names a bulletin: "Comunicado núm. 188/26", "TRANSCRIPCIÓN"."""
    folded = fold(text)
    match = starting("outlets", "notices").match(folded)
    return (
        match is not None
        and len(folded[match.end() :].split()) <= 4
        and (any(char.isdigit() for char in folded) or match.end() == len(folded))
    )


def _blank_days(text: str) -> str:
    kept = list(text)
    for named in days_in(text):
        kept[named.start : named.end] = ";" + " " * (named.end - named.start - 1)
    return "".join(kept)


def _without_days(text: str) -> tuple[str, bool]:
    """The text without its dates, times and their labels, and whether there were any."""
    folded = fold(text)
    days = days_in(text)
    kept = list(_blank_days(text).replace(";", " "))
    parts = months_in("".join(kept))
    for start, end in parts:
        kept[start:end] = " " * (end - start)
    for match in _CLOCK.finditer(folded):
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    times = any(_CLOCK.finditer(folded))
    rest = "".join(kept)
    labels = phrases("labels", "published") | phrases("labels", "updated") | phrases("labels", "crawled")
    fill = either(labels | phrases("labels", "clue") | phrases("labels", "clock") | phrases("days", "joiners"))
    pattern = re.compile(rf"(?<![\w.])(?:{fill})(?!\w)")
    if days or times or parts:
        rest = "".join(char if keep else " " for char, keep in zip(rest, _keep_mask(pattern, fold(rest)), strict=True))
    if set(re.findall(r"\w+", fold(rest))) <= phrases("labels", "small"):
        rest = ""
    return " ".join(rest.split()).strip(" ,.:;()[]|-–—"), bool(days or times or parts)


def _keep_mask(pattern: re.Pattern[str], folded: str) -> list[bool]:
    mask = [True] * len(folded)
    for match in pattern.finditer(folded):
        mask[match.start() : match.end()] = [False] * (match.end() - match.start())
    return mask


def _is_small(rest: str, most: int) -> bool:
    """Few words, and names rather than a sentence."""
    words = re.findall(r"[^\W_][\w'’.-]*", rest)
    if len(words) > most:
        return False
    small = sum(1 for word in words if word[0].islower())
    return 2 * small <= len(words)
