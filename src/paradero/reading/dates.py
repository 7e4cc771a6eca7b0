"""Days as the words give them, resolved against the report's own date."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from paradero.model import PartialDate
from paradero.reading.page import Page

_DAY = re.compile(r"(\d{1,2})(?:o|st|nd|rd|th|er)?$")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_YEARS = range(1970, 2100)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at tokens first up to last; `relative` says that it hangs on the report's own date."""

    first: int
    last: int
    when: PartialDate
    relative: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """What one expression says: any of weekday, day, month, year."""

    last: int
    day: int | None = None
    day_to: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    back: bool = False


def dates(page: Page) -> list[DateMention]:
    """Every date of the page that can be resolved, left to right.

    A weekday decides between candidate years, and repairs a wrong month or day: "martes 4 de marzo" in a report of
    April 2023, when only 4 April was a Tuesday.
    """
    grammar = _Dates(page)
    found: list[DateMention] = []
    i = 0
    while i < len(page.tokens):
        mention = grammar.at(i)
        if mention is None:
            i += 1
        else:
            found.append(mention)
            i = mention.last
    return found


class _Dates:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.tokens.words
        self.months = page.numbers_of("month")
        self.weekdays = page.numbers_of("weekday")
        self.units = page.numbers_of("number")
        self.published = page.report.published
        self.years = self._years()
        self.anchor: date | None = None

    def _years(self) -> list[int]:
        found = [int(w) for w in self.words if len(w) == 4 and w.isdigit() and int(w) in _YEARS]
        return sorted(set(found), key=lambda y: (-found.count(y), found.index(y)))

    def at(self, i: int) -> DateMention | None:
        if not self._may_begin(i):
            return None
        mention = self._relative(i) or self._calendar(i) or self._numeric(i)
        if mention is not None and mention.when.is_day:
            self.anchor = mention.when.start
        return mention

    def _may_begin(self, i: int) -> bool:
        word = self.words[i]
        if word[0].isdigit() or word in self.months or word in self.weekdays or word in self.units:
            return True
        return word in {"a", "an", "primero"} or any(h.tag.startswith("date.") for h in self.page.hits_at[i])

    # ── "3 de octubre de 2026", "October 3, 2026", "Saturday, Oct. 3", "octubre de 2025" ──

    def _calendar(self, i: int) -> DateMention | None:
        start = i
        parts = self._parts(i)
        if parts is None:
            return None
        when = self._resolve(parts)
        if when is None:
            return None
        relative = parts.month is None
        return DateMention(start, parts.last, when, relative)

    def _parts(self, i: int) -> _Parts | None:
        at, weekday, back = i, None, False
        if i > 0 and self.page.has("date.coming", i - 1):
            return None
        if self.words[at] in self.weekdays and not self._is_abbreviated_word(at):
            weekday = self.weekdays[self.words[at]]
            at = self._skip(at + 1, {".", ","})
            if at < len(self.words) and self.page.has("date.last", at) and self._same_sentence(i, at):
                back, at = True, at + 1
                at = self._skip(at, {","})
        elif self.page.has("date.last", at) and at + 1 < len(self.words) and self.words[at + 1] in self.weekdays:
            weekday, back, at = self.weekdays[self.words[at + 1]], True, at + 2
            at = self._skip(at, {","})
        day_month = self._day_month(at)
        if day_month is not None:
            return _Parts(
                day_month.last, day_month.day, day_month.day_to, day_month.month, day_month.year, weekday, back
            )
        if weekday is not None:
            day = self._day(at) if self.page.lexicon.language == "es" else None
            if day is not None and not self._counts_people(at + 1):
                return _Parts(at + 1, day=day, weekday=weekday, back=back)
            end = at
            while end > i + 1 and self.words[end - 1] in {",", "."}:
                end -= 1
            return _Parts(end, weekday=weekday, back=back)
        return None

    def _counts_people(self, at: int) -> bool:
        return self.page.has("person.noun", at) is not None

    def _is_abbreviated_word(self, at: int) -> bool:
        """ "sun", "sat", "mon", "wed" are days only with a capital."""
        return len(self.words[at]) <= 4 and self.page.lexicon.language == "en" and not self.page.tokens.caps[at]

    def _day_month(self, at: int) -> _Parts | None:
        day = self._day(at)
        if day is not None:
            after = self._skip(at + 1, {"de", "del", "of", "mes"})
            to = None
            if at + 2 < len(self.words) and self.words[at + 1] in {"al", "y", "o", "a", "-", "to", "and", "or"}:
                second_at = self._skip(at + 2, {"el"})
                to = self._day(second_at)
                if to is not None and to > day:
                    after = self._skip(second_at + 1, {"de", "of"})
                else:
                    to = None
            if after < len(self.words) and self.words[after] in self.months and self._month_like(after, after > at + 1):
                return self._with_year(after + 1, day, to, self.months[self.words[after]])
        if at < len(self.words) and self.words[at] in self.months:
            return self._month_first(at)
        return None

    def _month_first(self, at: int) -> _Parts | None:
        month = self.months[self.words[at]]
        after = self._skip(at + 1, {"."}) if len(self.words[at]) <= 4 else at + 1
        day = self._day(after) if self.page.lexicon.language == "en" else None
        if day is not None and self._month_like(at, True):
            to, last = None, after + 1
            if after + 2 < len(self.words) and self.words[after + 1] in {"-", "to", "and", "or"}:
                second = self._day(after + 2)
                if second is not None and second > day:
                    to, last = second, after + 3
            return self._with_year(last, day, to, month)
        if not self._month_like(at, False):
            return None
        parts = self._with_year(at + 1, None, None, month)
        introduced = at > 0 and self.words[at - 1] in {
            "in",
            "en",
            "de",
            "of",
            "since",
            "desde",
            "pasado",
            "last",
            "mid",
            "early",
            "late",
        }
        return parts if parts.year is not None or introduced else None

    def _month_like(self, at: int, beside_day: bool) -> bool:
        """ "may", "mar", "sep" and "march" are months beside a day, or with a capital within a sentence."""
        word = self.words[at]
        if beside_day:
            return True
        if word in {"may", "march", "mar", "dic", "ene"}:
            return self.page.tokens.caps[at] and self.page.tokens.sentence(at).first != at and word != "mar"
        return True

    def _with_year(self, last: int, day: int | None, to: int | None, month: int) -> _Parts:
        at = self._skip(last, {"de", "del", "of", ",", "."})
        if at < len(self.words):
            word = self.words[at]
            if len(word) == 4 and word.isdigit() and int(word) in _YEARS:
                return _Parts(at + 1, day, to, month, int(word))
            if word in {"ano", "presente"} and at + 1 < len(self.words) and self.words[at + 1].isdigit():
                return _Parts(at + 2, day, to, month, int(self.words[at + 1]))
            for shift, tag in ((-1, "date.last_year"), (0, "date.this_year")):
                for start in (last, at):
                    hit = self.page.has(tag, start)
                    if hit and self.published:
                        return _Parts(hit.last, day, to, month, self.published.year + shift)
        return _Parts(last, day, to, month)

    def _day(self, at: int) -> int | None:
        if at >= len(self.words):
            return None
        word = self.words[at]
        match = _DAY.match(word)
        if match and 1 <= int(match[1]) <= 31:
            return int(match[1])
        if self.page.lexicon.language == "es":
            if word == "primero":
                return 1
            value = self.units.get(word)
            following = self.words[at + 1] if at + 1 < len(self.words) else ""
            if value and value <= 31 and following == "de":
                return value
        return None

    def _skip(self, at: int, words: set[str]) -> int:
        while at < len(self.words) and self.words[at] in words:
            at += 1
        return at

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.page.tokens.sentence_of[a] == self.page.tokens.sentence_of[b]

    def _resolve(self, parts: _Parts) -> PartialDate | None:
        if parts.month is None:
            return self._weekday(parts)
        years = [parts.year] if parts.year else self._candidate_years(parts)
        if parts.day is None:
            if not years:
                return None
            return PartialDate(
                date(years[0], parts.month, 1),
                date(years[0], parts.month, calendar.monthrange(years[0], parts.month)[1]),
            )
        days = [d for y in years if (d := _day_of(y, parts.month, parts.day)) is not None]
        if not days:
            return None
        chosen = days[0]
        repaired = None
        if parts.weekday is not None:
            fitting = [d for d in days if d.weekday() == parts.weekday]
            if fitting:
                chosen = fitting[0]
            elif parts.day_to is None:
                chosen, repaired = self._repair(chosen, parts.weekday)
        end = _day_of(chosen.year, chosen.month, parts.day_to) if parts.day_to else None
        return PartialDate(chosen, end or chosen, repaired=repaired)

    def _repair(self, stated: date, weekday: int) -> tuple[date, str | None]:
        """The day stated stands, unless the same day of a neighbouring month fits the weekday and the report's date."""
        if self.published is None:
            return stated, None
        for shift in (1, -1):
            month = stated.month + shift
            other = _day_of(stated.year + (month - 1) // 12, (month - 1) % 12 + 1, stated.day)
            near = other is not None and timedelta(0) <= self.published - other <= timedelta(14)
            if (
                other is not None
                and other.weekday() == weekday
                and near
                and abs(self.published - stated) > timedelta(14)
            ):
                return other, "month"
        return stated, "weekday"

    def _candidate_years(self, parts: _Parts) -> list[int]:
        """Without a year: the latest one not after the report; else those that the text names."""
        assert parts.month is not None
        if self.published is not None:
            latest = _day_of(self.published.year, parts.month, parts.day or 1)
            base = self.published.year
            if latest is None or latest > self.published + timedelta(3):
                base -= 1
            return [base, base - 1] if parts.weekday is not None else [base]
        if self.anchor is not None and self.anchor.year not in self.years:
            return [self.anchor.year]
        if parts.weekday is not None and not self.years and parts.day is not None:
            return []
        return self.years[:3]

    def _weekday(self, parts: _Parts) -> PartialDate | None:
        if parts.weekday is None:
            return None
        base = self.published
        if base is None:
            return None
        back = (base.weekday() - parts.weekday) % 7
        if back == 0 and parts.back:
            back = 7
        day = base - timedelta(back)
        if parts.day is not None:
            near = [base - timedelta(n) for n in range(60)]
            exact = [d for d in near if d.day == parts.day and d.weekday() == parts.weekday]
            day = exact[0] if exact else day
        return PartialDate(day, day)

    # ── "ayer", "hace tres días", "la semana pasada", "a finales de septiembre" ──

    def _relative(self, i: int) -> DateMention | None:
        base = self.published
        for hit in self.page.hits_at[i]:
            if not hit.tag.startswith("date."):
                continue
            kind = hit.tag.removeprefix("date.")
            if kind in {"early", "middle", "late"}:
                part = self._part_of_month(hit.last, kind)
                if part is not None:
                    return DateMention(i, part[1], part[0])
            if kind in {"next_day", "same_day"} and self.anchor is not None and kind == "next_day":
                day = self.anchor + timedelta(1)
                return DateMention(i, hit.last, PartialDate(day, day), True)
            if base is None:
                continue
            interval = _intervals(base).get(kind)
            if interval is not None:
                last = hit.last
                return DateMention(i, last, PartialDate(*interval), True)
        if base is None:
            return None
        return self._ago(i, base)

    def _part_of_month(self, at: int, kind: str) -> tuple[PartialDate, int] | None:
        at = self._skip(at, {"in", "de", "of", "-"})
        if at >= len(self.words) or self.words[at] not in self.months:
            return None
        parts = self._with_year(at + 1, None, None, self.months[self.words[at]])
        whole = self._resolve(parts)
        if whole is None:
            return None
        first = {"early": 1, "middle": 11, "late": 20}[kind]
        last = {"early": 10, "middle": 20, "late": whole.end.day}[kind]
        return PartialDate(whole.start.replace(day=first), whole.start.replace(day=last)), parts.last

    def _ago(self, i: int, base: date) -> DateMention | None:
        spanish = self.page.lexicon.language == "es"
        at = i
        if spanish:
            hit = self.page.has("date.ago", i)
            if hit is None:
                return None
            at = hit.last
        if at + 1 >= len(self.words):
            return None
        word = self.words[at]
        value = int(word) if word.isdigit() and len(word) < 4 else self.units.get(word)
        if word in {"a", "an"}:
            value = 1
        unit = next(
            (h.tag.removeprefix("date.unit_") for h in self.page.hits_at[at + 1] if h.tag.startswith("date.unit_")),
            None,
        )
        if not value or unit is None:
            return None
        last = at + 2
        if not spanish:
            if last >= len(self.words) or self.words[last] not in {"ago", "earlier"}:
                return None
            last += 1
        if unit in {"day", "week"} and value * (7 if unit == "week" else 1) < 400:
            day = base - timedelta(value * (7 if unit == "week" else 1))
            return DateMention(i, last, PartialDate(day, day), True)
        return None

    # ── 2026-10-03, 03/10/2026 ──

    def _numeric(self, i: int) -> DateMention | None:
        tokens = self.page.tokens
        if not self.words[i][0].isdigit():
            return None
        match = _ISO.match(tokens.text, tokens.starts[i])
        if match is None:
            return None
        year, month, day = (
            (int(match[k]) for k in (1, 2, 3)) if match[1] else (int(match[6]), int(match[5]), int(match[4]))
        )
        if month > 12 and not match[1]:
            month, day = day, month
        when = _day_of(year, month, day) if year in _YEARS else None
        last = i + 1
        while last < len(tokens) and tokens.ends[last - 1] < match.end():
            last += 1
        return DateMention(i, last, PartialDate(when, when)) if when else None


def _intervals(base: date) -> dict[str, tuple[date, date]]:
    monday = base - timedelta(base.weekday())
    first = base.replace(day=1)
    end_before = first - timedelta(1)
    one = timedelta(1)
    saturday = base - timedelta((base.weekday() - 5) % 7 or 7)
    return {
        "today": (base, base),
        "yesterday": (base - one, base - one),
        "before_yesterday": (base - 2 * one, base - 2 * one),
        "last_week": (monday - 7 * one, monday - one),
        "this_week": (monday, base),
        "weekend": (saturday, saturday + one),
        "last_month": (end_before.replace(day=1), end_before),
        "this_month": (first, base),
        "last_year": (date(base.year - 1, 1, 1), date(base.year - 1, 12, 31)),
    }


def _day_of(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
