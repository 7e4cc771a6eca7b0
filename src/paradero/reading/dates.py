"""Days as the words give them, resolved against the report's own date."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from paradero.model import PartialDate
from paradero.reading.date_parts import YEARS, Parts, Resolver, day_of, interval, third_of
from paradero.reading.page import Page
from paradero.reading.sweep import sweep

_DAY = re.compile(r"(\d{1,2})([a-z]*)$")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_UNITS = {"day": 1, "week": 7}
_LONG_AGO = 400
"""Days; further back "ago" no longer means a day."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at tokens first up to last; `relative` says that it hangs on the report's own date."""

    first: int
    last: int
    when: PartialDate
    relative: bool = False


def dates(page: Page) -> list[DateMention]:
    """Every date of the page that can be resolved, left to right.

    >>> from paradero.model import Report
    >>> from paradero.reading.page import lay_out
    >>> report = Report("x", "Salieron el 3 de octubre y ayer avisaron.", published=date(2026, 10, 9), language="es")
    >>> [(d.when.start.isoformat(), d.relative) for d in dates(lay_out(report))]
    [('2026-10-03', False), ('2026-10-08', True)]
    """
    return _spans(page, sweep(len(page.tokens), _Dates(page).at))


def _spans(page: Page, found: list[DateMention]) -> list[DateMention]:
    """ "entre el viernes y el domingo", "la noche del lunes al martes": two days that are the ends of one span."""
    result: list[DateMention] = []
    for mention in found:
        before = result[-1] if result else None
        if before is not None and _spanned(page, before, mention):
            start = before.when.start
            # "Friday to Sunday" in a report of a Friday begins on the Friday before.
            when = PartialDate(start if start <= mention.when.end else start - timedelta(7), mention.when.end)
            result[-1] = DateMention(before.first, mention.last, when, before.relative)
        else:
            result.append(mention)
    return result


def _spanned(page: Page, one: DateMention, other: DateMention) -> bool:
    between = page.tokens.words[one.last : other.first]
    apart = (other.when.end - one.when.start).days
    apart += 7 * (apart < 0 and one.relative)
    if (
        not 0 < len(between) < 7
        or not 0 < apart < 60
        or page.tokens.sentence_of[one.first] != page.tokens.sentence_of[other.first]
    ):
        return False
    if not set(between) <= page.words_of("day.between"):
        return False
    low = max(page.tokens.sentence(one.first).first, one.first - 5)
    opened = bool(page.words_of("day.from").intersection(page.tokens.words[low : one.first]))
    return opened and bool(page.words_of("day.until").intersection(between))


class _Dates:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.tokens.words
        self.months = page.numbers_of("month")
        self.weekdays = page.numbers_of("weekday")
        self.units = page.numbers_of("number")
        self.first = page.words_of("day.first")
        self.article = page.words_of("day.article")
        self.of = page.words_of("day.of")
        self.ordinal_endings = page.words_of("day.ordinal_endings")
        self.spanish = page.lexicon.language == "es"
        told = page.report.published
        self.published = told if told is not None and told.year in YEARS else None
        self.resolver = Resolver(self.published, self.words, page.report.published_within)

    def at(self, i: int) -> DateMention | None:
        if not self._may_begin(i):
            return None
        mention = self._relative(i) or self._calendar(i) or self._numeric(i) or self._of_this_month(i)
        if mention is not None and mention.when.is_day:
            self.resolver.anchor = mention.when.start
        return mention

    def _may_begin(self, i: int) -> bool:
        word = self.words[i]
        if word[0].isdecimal() or word in self.months or word in self.weekdays or word in self.units:
            return True
        return (
            word in self.article or word in self.first or any(h.tag.startswith("date.") for h in self.page.hits_at[i])
        )

    def _word(self, at: int) -> str:
        return self.words[at] if at < len(self.words) else ""

    def _past(self, at: int, words: Set[str]) -> int:
        while self._word(at) in words:
            at += 1
        return at

    # ── "sábado 3 de octubre de 2026", "Saturday, Oct. 3", "octubre de 2025" ──

    def _calendar(self, i: int) -> DateMention | None:
        if i > 0 and self.page.has("date.coming", i - 1):
            return None
        weekday, at, back = self._weekday(i)
        parts = self._day_month(at)
        if parts is not None:
            parts = replace(parts, weekday=weekday, back=back)
        elif weekday is not None:
            parts = self._weekday_alone(i, at, weekday, back)
        when = self.resolver.resolve(parts) if parts is not None else None
        return DateMention(i, parts.last, when, parts.month is None) if parts is not None and when is not None else None

    def _weekday(self, i: int) -> tuple[int | None, int, bool]:
        """The weekday that begins here, what follows it, and whether "pasado" sends it back."""
        if self.words[i] in self.weekdays and not self._is_abbreviated_word(i):
            at = self._past(i + 1, {".", ","})
            if at < len(self.words) and self.page.has("date.last", at) and self._same_sentence(i, at):
                return self.weekdays[self.words[i]], self._past(at + 1, {","}), True
            return self.weekdays[self.words[i]], at, False
        if self.page.has("date.last", i) and self._word(i + 1) in self.weekdays:
            return self.weekdays[self.words[i + 1]], self._past(i + 2, {","}), True
        return None, i, False

    def _weekday_alone(self, i: int, at: int, weekday: int, back: bool) -> Parts:
        """ "el martes", "el martes 4"."""
        day = self._day(at) if self.spanish else None
        if day is not None and not self.page.has("person.noun", at + 1):
            return Parts(at + 1, day=day, weekday=weekday, back=back)
        while at > i + 1 and self.words[at - 1] in {",", "."}:
            at -= 1
        return Parts(at, weekday=weekday, back=back)

    def _is_abbreviated_word(self, at: int) -> bool:
        """ "sun", "sat", "mon", "wed" are days only with a capital."""
        return len(self.words[at]) <= 4 and self.page.lexicon.language == "en" and not self.page.tokens.caps[at]

    def _day_month(self, at: int) -> Parts | None:
        day = self._day(at)
        if day is not None:
            after = self._past(at + 1, self.page.words_of("day.of_month"))
            to, end = self._day_to(at + 1, day, self.page.words_of("day.range_article"))
            if to is not None:
                after = self._past(end, self.of)
            if self._word(after) in self.months and (after > at + 1 or self._is_month(after)):
                return self._with_year(after + 1, self.months[self.words[after]], day, to)
        return self._month_first(at) if self._word(at) in self.months else None

    def _day_to(self, at: int, day: int, articles: Set[str] = frozenset()) -> tuple[int | None, int]:
        """The later day of "del 3 al 5", and its end."""
        if self._word(at) in self.page.words_of("day.range"):
            second = self._past(at + 1, articles)
            to = self._day(second)
            if to is not None and to > day:
                return to, second + 1
        return None, at

    def _month_first(self, at: int) -> Parts | None:
        month = self.months[self.words[at]]
        after = self._past(at + 1, {"."}) if len(self.words[at]) <= 4 else at + 1
        day = self._day(after) if self.page.lexicon.language == "en" else None
        if day is not None:
            to, last = self._day_to(after + 1, day)
            return self._with_year(last, month, day, to)
        if not self._is_month(at):
            return None
        parts = self._with_year(at + 1, month)
        introduced = at > 0 and self.words[at - 1] in self.page.words_of("day.before_month")
        return parts if parts.year is not None or introduced else None

    def _is_month(self, at: int) -> bool:
        """Without a day "may" and "march" are months only with a capital within a sentence, "mar" never."""
        word = self.words[at]
        if word in self.page.words_of("day.beside_day"):
            return False
        if word in self.page.words_of("day.common_words"):
            return self.page.tokens.caps[at] and self.page.tokens.sentence(at).first != at
        return True

    def _with_year(self, last: int, month: int, day: int | None = None, to: int | None = None) -> Parts:
        at = self._past(last, self.page.words_of("day.of_year"))
        word, following = self._word(at), self._word(at + 1)
        if len(word) == 4 and word.isdecimal() and int(word) in YEARS:
            return Parts(at + 1, day, to, month, int(word))
        if (
            word in self.page.words_of("day.year")
            and following.isdecimal()
            and len(following) == 4
            and int(following) in YEARS
        ):
            return Parts(at + 2, day, to, month, int(following))
        if self.published is not None and at < len(self.words):
            for shift, tag in ((-1, "date.last_year"), (0, "date.this_year")):
                hit = self.page.has(tag, last) or self.page.has(tag, at)
                if hit is not None:
                    return Parts(hit.last, day, to, month, self.published.year + shift)
        return Parts(last, day, to, month)

    def _day(self, at: int) -> int | None:
        word = self._word(at)
        match = _DAY.match(word)
        if match and 1 <= int(match[1]) <= 31 and (not match[2] or match[2] in self.ordinal_endings):
            return int(match[1])
        if self.spanish:
            if word in self.first:
                return 1
            value = self.units.get(word)
            if value and value <= 31 and self._word(at + 1) in self.of:
                return value
        return None

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.page.tokens.sentence_of[a] == self.page.tokens.sentence_of[b]

    # ── "ayer", "hace tres días", "la semana pasada", "a finales de septiembre" ──

    def _relative(self, i: int) -> DateMention | None:
        for hit in self.page.hits_at[i]:
            if not hit.tag.startswith("date."):
                continue
            kind = hit.tag.removeprefix("date.")
            if kind in {"early", "middle", "late"}:
                part = self._part_of_month(i, hit.last, kind)
                if part is not None:
                    return part
            if kind == "next_day" and self.resolver.anchor is not None:
                day = self.resolver.anchor + timedelta(1)
                return DateMention(i, hit.last, PartialDate(day, day), True)
            days = interval(kind, self.published) if self.published is not None else None
            if days is not None:
                return DateMention(i, hit.last, PartialDate(*days), True)
        return self._ago(i, self.published) if self.published is not None else None

    def _part_of_month(self, i: int, at: int, kind: str) -> DateMention | None:
        at = self._past(at, self.page.words_of("day.before_part"))
        if self._word(at) not in self.months:
            return None
        parts = self._with_year(at + 1, self.months[self.words[at]])
        month = self.resolver.resolve(parts)
        return DateMention(i, parts.last, third_of(month, kind)) if month is not None else None

    def _ago(self, i: int, base: date) -> DateMention | None:
        """ "hace tres días", "three days ago"."""
        at = i
        if self.spanish:
            hit = self.page.has("date.ago", i)
            if hit is None:
                return None
            at = hit.last
        if at + 1 >= len(self.words):
            return None
        word = self.words[at]
        value = int(word) if word.isdecimal() and len(word) < 4 else self.units.get(word)
        if word in self.article:
            value = 1
        tags = (h.tag for h in self.page.hits_at[at + 1] if h.tag.startswith("date.unit_"))
        days = (value or 0) * _UNITS.get(next(tags, "").removeprefix("date.unit_"), 0)
        last = at + 2
        if not self.spanish:
            if not self.page.has("date.ago", last):
                return None
            last += 1
        if not 0 < days < _LONG_AGO:
            return None
        day = base - timedelta(days)
        return DateMention(i, last, PartialDate(day, day), True)

    # ── "la madrugada del 15", "on the night of the 11th" ──

    def _of_this_month(self, i: int) -> DateMention | None:
        """A bare day of the month is the last such day before the report."""
        match = _DAY.match(self.words[i])
        if match is None or self.published is None or not 1 <= int(match[1]) <= 31:
            return None
        low = max(self.page.tokens.sentence(i).first, i - 4)
        before = self.words[low:i]
        if self.spanish:
            led = before[-1:] == ("dia",) or (before[-1:] in (("del",), ("el",)) and self._part_of_day(before))
        else:
            led = bool(match[2]) and before[-1:] == ("the",)
        if not led or self._counts(i + 1):
            return None
        days = (self.published - timedelta(n) for n in range(31))
        day = next((d for d in days if d.day == int(match[1])), None)
        return DateMention(i, i + 1, PartialDate(day, day), True) if day is not None else None

    def _part_of_day(self, before: tuple[str, ...]) -> bool:
        return bool(self.page.words_of("day.parts").intersection(before))

    def _counts(self, at: int) -> bool:
        """Whether what follows is counted by the number, or goes on with a month or a name."""
        word = self._word(at)
        return word in self.months or (
            word.isalpha() and (self.page.tokens.caps[at] or self.page.has("person.noun", at) is not None)
        )

    # ── 2026-10-03, 03/10/2026 ──

    def _numeric(self, i: int) -> DateMention | None:
        tokens = self.page.tokens
        match = _ISO.match(tokens.text, tokens.starts[i]) if self.words[i][0].isdecimal() else None
        if match is None:
            return None
        year, month, day = (int(match[k]) for k in ((1, 2, 3) if match[1] else (6, 5, 4)))
        if month > 12 and not match[1]:
            month, day = day, month
        when = day_of(year, month, day) if year in YEARS else None
        last = i + 1
        while last < len(tokens) and tokens.ends[last - 1] < match.end():
            last += 1
        return DateMention(i, last, PartialDate(when, when)) if when else None
