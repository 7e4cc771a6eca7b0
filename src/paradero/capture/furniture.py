"""Lines that belong to the page and not to the report."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from paradero.capture.days import days_in
from paradero.capture.folding import fold
from paradero.capture.lines import Line
from paradero.capture.wording import either, phrases, starting

Furniture = Literal["share", "metric", "heading", "teaser", "comments", "notice", "caption", "crumbs", "clock", "rule"]

_MARKS = re.compile(r"^[^\w©]+|[^\w]+$")
_CRUMB = re.compile(r"\s*[>»›→/|]\s*|\s{2,}")
_CREDIT_END = re.compile(
    r"(?:^|[\s(\[/|.])(?:foto|fotos|photo|fotografia|imagen|image|credito|credit)s?(?:\s+(?:de|by|por|of))?\s?[:/|]\s?[^.]{2,60}\.?[)\]]?$"
)


@lru_cache(maxsize=8192)
def furniture(line: Line) -> Furniture | None:
    """What kind of furniture a line is, or None: when in doubt it is none.

    >>> furniture(Line("Compartir en Facebook")), furniture(Line("Foto: Cortesía")), furniture(Line("Lo más leído"))
    ('share', 'caption', 'heading')
    >>> furniture(Line("Compartieron el pan con once personas.")) is None
    True
    """
    bare = _bare(line.folded)
    if not line.words:
        return "rule" if len(line.text) < 40 or len(set(line.text)) < 6 else None
    if _is_rule(line):
        return "rule"
    if bare in phrases("furniture", "comments") or _counted(bare) in phrases("furniture", "comments"):
        return "comments"
    if bare in phrases("furniture", "headings"):
        return "heading"
    if bare in phrases("furniture", "whole"):
        return "notice"
    if bare in phrases("furniture", "metric"):
        return "metric"
    if _all_words(line, "share", "share_fill"):
        return "share"
    if _is_metric(line):
        return "metric"
    if len(line.text) <= 300 and starting("furniture", "starts").match(bare) and _is_notice(line, bare):
        return "notice"
    if _is_teaser(line, bare):
        return "teaser"
    if _is_caption(line):
        return "caption"
    if _is_crumbs(line):
        return "crumbs"
    return "clock" if is_clock(line) else None


def is_clock(line: Line) -> bool:
    """Whether it tells today's date, as a site's masthead does: "Hoy es viernes 3 de abril de 2026"."""
    start = _bare(line.folded)
    return len(line.words) <= 14 and bool(starting("labels", "clock").match(start)) and bool(days_in(line.text))


def is_section(text: str) -> bool:
    """Whether it is the name of a newspaper's section.

    >>> is_section("policiaca")
    True
    """
    words = _bare(text).split(" ", 1)
    bare = words[-1] if len(words) > 1 and words[0] in phrases("labels", "small") else _bare(text)
    return bare in phrases("furniture", "sections")


def _bare(folded: str) -> str:
    return _MARKS.sub("", folded)


def _is_rule(line: Line) -> bool:
    if len(line.text) > 100:
        return False
    letters = {char for char in line.folded if char.isalpha()}
    return letters <= {"o", "x"} and len(line.text) >= 5 and any(char in line.text for char in "-_*=~")


def _counted(bare: str) -> str:
    """ "3 comentarios" and "comentarios (3)" without the number."""
    return re.sub(r"^\d+\s+|\s*\(?\d+\)?$", "", bare)


def _all_words(line: Line, key: str, fill: str) -> bool:
    words = [word for word in line.words if not word.isdigit()]
    keys = phrases("furniture", key)
    if not words or len(words) > 25:
        return False
    named = sum(word in keys for word in words)
    return named > 0 and all(word in keys or word in phrases("furniture", fill) for word in words)


def _is_metric(line: Line) -> bool:
    return len(line.words) <= 16 and is_count(line.folded)


def is_count(folded: str) -> bool:
    """Whether it counts readers: "64 comentarios", "38,4 mil visualizaciones". A phone number does not."""
    if len(folded) > 200 or not any(char.isdigit() for char in folded):
        return False
    rest = re.sub(rf"\b(?:{either(phrases('furniture', 'metric'))})\b", " ", folded)
    letters = re.sub(r"\b(?:mil|k|m|y|and|de|x)\b|[\d.,]+\s?(?:k|m)\b", " ", rest)
    if any(char.isalpha() for char in letters):
        return False
    return rest != folded or sum(char.isdigit() for char in folded) < 7 or not folded.isascii()


def is_credit(text: str) -> bool:
    """Whether it starts as the credit of a picture does: "Foto: Cortesía"."""
    folded = text if text.islower() else fold(text)
    label = starting("furniture", "captions").match(folded)
    return bool(label and re.match(r"\s*[:/|]", folded[label.end() :]))


def _is_notice(line: Line, bare: str) -> bool:
    """A notice may be a sentence, but one that tells of people is a report's: only short ones count."""
    match = starting("furniture", "starts").match(bare)
    if match is None:
        return False
    phrase = match.group(0)
    if " " in phrase or ":" in phrase or "©" in phrase:
        return len(line.words) <= 45
    return len(line.words) <= 4 and not line.ends


def _is_teaser(line: Line, bare: str) -> bool:
    """ "Lee también: Otra nota": the name of another report behind a label."""
    match = starting("furniture", "headings").match(bare)
    if match is None:
        return False
    rest = bare[match.end() :]
    if not re.match(r"\s*[:|▸►»]", rest) and "▸" not in line.text:
        return False
    several_words = " " in match.group(0)
    return not line.ends or (several_words and len(line.words) <= 30)


def _is_caption(line: Line) -> bool:
    if len(line.text) > 320:
        return False
    folded = line.folded.strip("([ ")
    label = starting("furniture", "captions").match(folded)
    if label and re.match(r"\s*[:/|]|\s+\(|\s+\d+\s*(?:de|of|/)\s*\d+", folded[label.end() :]):
        return not (label.group(0) == "video" and line.ends and len(line.words) > 12)
    if label and " " in label.group(0) and len(line.words) <= 30:
        return True
    tail = folded.rstrip(" .)]")
    if len(line.words) > 45:
        return False
    if _CREDIT_END.search(folded):
        return True
    return any(
        tail.endswith(end.strip("()"))
        and re.search(r"[(|/.:]\s*[^(|/.:]{0,40}$", tail[: len(tail) - len(end.strip("()"))] or "(")
        for end in phrases("furniture", "caption_ends")
    )


def _is_crumbs(line: Line) -> bool:
    if line.ends or len(line.words) > 25:
        return False
    parts = [part for part in _CRUMB.split(line.folded) if _bare(part)]
    if len(parts) < 2:
        return False
    known = sum(is_section(part) or _bare(part) in phrases("furniture", "home") for part in parts)
    whole = sum(_bare(part) in phrases("furniture", "whole") for part in parts)
    starts_home = _bare(parts[0]) in phrases("furniture", "home")
    return starts_home or known + whole == len(parts)
