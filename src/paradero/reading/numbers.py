"""Numbers of people as the words give them: bounds, ranges, words for dozens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paradero.model import Qualifier
from paradero.reading.lexicon import Hit
from paradero.reading.page import Page
from paradero.reading.sweep import sweep

_DIGITS = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")
MOST = 100_000
"""No claim about one event counts more people than this."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens first up to last: `core` is where its digits or words begin, after "al menos" and the like.

    Invariant: low or high is set. `article` says that it is a mere "un", "una", "a", which may be no number at all.
    """

    first: int
    core: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    article: bool = False
    with_others: bool = False


@dataclass(frozen=True, slots=True)
class _Plain:
    value: int
    last: int
    article: bool = False
    vague: bool = False


def numbers(page: Page) -> list[Number]:
    """Every number of the page with its bounds, left to right, ranges taken as one.

    >>> from paradero.model import Report
    >>> from paradero.reading.page import lay_out
    >>> page = lay_out(Report("x", "Entre 80 y 100 personas, al menos treinta y cinco de Honduras.", language="es"))
    >>> [(n.low, n.high, n.qualifier) for n in numbers(page)]
    [(80, 100, 'range'), (35, None, 'at_least')]
    """
    return sweep(len(page.tokens), _Numbers(page).at)


class _Numbers:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.tokens.words
        self.units = page.numbers_of("number")
        self.multipliers = page.numbers_of("multiplier")
        self.collectives = page.numbers_of("collective")
        self.halves = page.lexicon.tables.get("half", {})
        self.joiners = page.lexicon.tables.get("joiner", {})
        self.articles = {"a", "an"} if page.lexicon.language == "en" else {"un", "una"}

    def at(self, i: int) -> Number | None:
        plain = self._plain(i)
        if plain is None or self._glued(i, plain.last):
            return None
        if plain.article and self._hits("qual.", i + 1):
            return None
        if i and self.words[i] in {"ciento", "cien", "cent"} and self.words[i - 1] in {"por", "per"}:
            return None
        first, qualifier = self._before(i)
        low: int | None = plain.value
        high: int | None = plain.value
        last = plain.last
        second = self._range_to(last, first, qualifier)
        if second is not None and second.value > plain.value:
            return Number(min(first, i), i, second.last, plain.value, second.value, "range")
        if plain.article and second is not None:
            return None
        after = next((h for h in self._hits("qual_after.", last)), None)
        with_others = qualifier == "with_others"
        kind: Qualifier = "exact"
        if qualifier in {"at_least", "approx", "up_to"}:
            kind = qualifier  # type: ignore[assignment]
        elif after is not None:
            kind = after.tag.removeprefix("qual_after.")  # type: ignore[assignment]
            last = after.last
        elif plain.vague:
            kind = "approx"
        if with_others:
            low = high = plain.value + 1
        if kind == "at_least":
            high = None
        elif kind == "up_to":
            low = None
        if qualifier == "between":
            first = i
        return Number(first, i, last, low, high, kind, plain.article, with_others)

    def _plain(self, i: int) -> _Plain | None:
        """A number without bounds at token i: digits, words, dozens."""
        if i >= len(self.words):
            return None
        word = self.words[i]
        if word[0].isdecimal():
            return self._digits(i)
        if word in self.halves and i + 1 < len(self.words) and self.words[i + 1] in self.collectives:
            return _Plain(self.collectives[self.words[i + 1]] // 2, i + 2, vague=True)
        if word in self.halves and i + 2 < len(self.words) and self.words[i + 1] == "a":
            return (
                _Plain(self.collectives[self.words[i + 2]] // 2, i + 3, vague=True)
                if self.words[i + 2] in self.collectives
                else None
            )
        article = word in self.articles
        following = i + 1
        if article and following < len(self.words) and self.words[following] in self.collectives:
            return _Plain(self.collectives[self.words[following]], following + 1, vague=True)
        if article and following < len(self.words) and self.words[following] in {"hundred", "thousand"}:
            return _Plain(self.multipliers[self.words[following]], following + 1, vague=True)
        if article:
            return _Plain(1, i + 1, article=True)
        if word in self.units:
            return self._dozens(self._spelled(i))
        if word == "mil" and word in self.multipliers:
            rest = self._plain(i + 1)
            if rest is not None and not rest.article and rest.value < 1000 and self.words[i + 1] in self.units:
                return _Plain(1000 + rest.value, rest.last)
            return _Plain(1000, i + 1)
        return None

    def _dozens(self, plain: _Plain) -> _Plain:
        """ "dos docenas", "two dozen": so many times twelve."""
        following = self.words[plain.last] if plain.last < len(self.words) else ""
        each = self.collectives.get(following) or self.collectives.get(following.removesuffix("s"))
        if each is None or plain.value > 20 or following in self.multipliers:
            return plain
        return _Plain(plain.value * each, plain.last + 1, vague=True)

    def _digits(self, i: int) -> _Plain | None:
        word = self.words[i]
        if not _DIGITS.fullmatch(word) or len(word) > 7:
            return None
        value = int(re.sub(r"[.,]", "", word))
        last = i + 1
        if last < len(self.words) and self.words[last] in {"mil", "thousand"}:
            value, last = value * 1000, last + 1
            rest = self._plain(last)
            if rest and not rest.article and rest.value < 1000:
                value, last = value + rest.value, rest.last
        return _Plain(value, last) if value <= MOST * 10 else None

    def _spelled(self, i: int) -> _Plain:
        """Words added up: tens, a joining word or hyphen, ones; a multiplier multiplies what stands before it."""
        total, part, at = 0, self.units[self.words[i]], i + 1
        while at < len(self.words):
            word = self.words[at]
            step = at + 1 if (word in self.joiners or word == "-") and at + 1 < len(self.words) else at
            following = self.words[step]
            if (
                following in self.units
                and self.units[following] < 100
                and self._adds(part, self.units[following], step > at)
            ):
                part, at = part + self.units[following], step + 1
            elif word in self.multipliers and word not in self.units:
                if self.multipliers[word] == 100:
                    part *= 100
                else:
                    total, part = total + part * self.multipliers[word], 0
                at += 1
            else:
                break
        return _Plain(min(total + part, MOST * 10), at)

    def _adds(self, part: int, more: int, joined: bool) -> bool:
        """ "treinta y cinco", "ciento veinte", "twenty-five"; but not "tres y cinco"."""
        if part % 100 == 0 and part >= 100:
            return more < 100
        joined = joined or self.page.lexicon.language == "en"
        return joined and part % 10 == 0 and 20 <= part % 100 <= 90 and 0 < more < 10

    def _glued(self, first: int, last: int) -> bool:
        """Part of a plate, a time, a compound or a code rather than a number of anything."""
        tokens = self.page.tokens
        if not self.words[first][0].isdecimal():
            return False
        before = first > 0 and tokens.ends[first - 1] == tokens.starts[first]
        after = last < len(tokens) and tokens.starts[last] == tokens.ends[last - 1]
        if before and (self.words[first - 1][-1].isalnum() or self.words[first - 1] in "-/#$€"):
            return True
        if first > 0 and self.words[first - 1] in "$€#":
            return True
        if (
            after
            and self.words[last] == "-"
            and last + 1 < len(tokens)
            and tokens.starts[last + 1] == tokens.ends[last]
        ):
            return self.words[last + 1][0].isalpha() and len(self.words[last + 1]) < 4
        return after and (self.words[last][0].isalnum() or self.words[last] in "/%")

    def _hits(self, prefix: str, at: int) -> list[Hit]:
        if at >= len(self.words):
            return []
        return [h for h in self.page.hits_at[at] if h.tag.startswith(prefix)]

    def _before(self, i: int) -> tuple[int, str | None]:
        """Where "al menos", "unos", "entre" before the number begins, and what it does to it; the longest wins."""
        best: tuple[int, str | None] = (i, None)
        for start in range(max(0, i - 5), i):
            for hit in self._hits("qual.", start):
                if hit.last == i and hit.first < best[0]:
                    best = (hit.first, hit.tag.removeprefix("qual."))
        if best[1] == "with_others" and self.page.lexicon.language == "en":
            following = self.words[i + 1] if i + 1 < len(self.words) else ""
            other = following in {"other", "others", "more"}
            return best if other else (i, None)
        return best

    def _range_to(self, at: int, first: int, qualifier: str | None) -> _Plain | None:
        """The upper end of "80 a 100", "entre 80 y 100", "80-100"."""
        if at + 1 >= len(self.words):
            return None
        word = self.words[at]
        allowed = {"a", "-", "to", "o", "or", "u"} | ({"y", "and"} if qualifier == "between" else set())
        if word not in allowed:
            return None
        step = at + 1
        if word in {"o", "or", "u"} and self.words[step] in {"mas", "more", "quiza", "quizas", "perhaps"}:
            return None
        skipped = self._hits("qual.", step)
        if skipped:
            step = max(h.last for h in skipped)
        second = self._plain(step)
        glued = second is not None and self._glued(step, second.last) and word != "-"
        return second if second and not second.article and not glued else None
