"""English phrases that name people and institutions: the head comes last."""

from __future__ import annotations

from dataclasses import replace

from paradero.reading.mention import Mention, Sort
from paradero.reading.page import Page
from paradero.reading.phrases import Phrases

_BREAKS = ("say.", "event.", "date.")
_REACH = 7
_PLAIN = 4
"""So many words without a capital may stand before a head."""


class EnglishPhrases(Phrases):
    """ "the state prosecutor's office", "a spokesman for the National Guard", "Border Patrol agents"."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.breaks = page.words_of("phrase.breaks")
        self.break_endings = tuple(page.words_of("phrase.break_endings"))
        self.of_name = page.words_of("phrase.of_name")

    def _may_begin(self, i: int) -> bool:
        """The head comes last: any word may begin a phrase, unless it breaks one."""
        return super()._may_begin(i) or (self.words[i].isalpha() and not self._breaks(i))

    def _headed(self, i: int, determined: bool) -> Mention | None:
        found = self._last_head(i)
        if found is None:
            return None
        head_at, sort, base = found
        if sort == "org" and not determined and not self.capitals.at(i):
            return None
        if sort == "org" and self.capitals.name(base) and base < self._end(i):
            base = self.capitals.run(base)
        last = self._complements(base)
        if sort == "person" and not determined and not self._bare_head(i):
            within = any(self.capitals.at(k) and k != self.tokens.sentence(k).first for k in range(i, base))
            if not within:
                return None
        title = head_at == i and self.page.has("who.title_before", i) is not None
        name_from, name_last = self._name_after(base, sort)
        if name_last > base and sort in {"person", "group"} and (last == base or title):
            name, role = self.tokens.original(name_from, name_last), self.tokens.original(i, base)
            return Mention(i, name_last, name, "person", self.words[head_at], role)
        if sort == "person" and not determined and last == base and not self._bare_head(i):
            capital = any(self.capitals.at(k) for k in range(i, head_at + 1))
            if not capital:
                return None
        mention = self._unnamed(i, i, last, head_at, sort)
        return replace(mention, role=mention.name) if sort == "group" else mention

    def _last_head(self, i: int) -> tuple[int, Sort, int] | None:
        """Where the last head within reach stands, its sort and its end."""
        at, plain = i, 0
        found: tuple[int, Sort, int] | None = None
        limit = min(self._end(i), i + _REACH)
        while at < limit and plain < _PLAIN:
            head = self._head(at)
            if head is not None:
                found = (at, *head)
                at = head[1]
                continue
            if not (self.words[at].isalpha() or self.words[at] in {"'s", "'", "-"}) or self._breaks(at):
                break
            plain += not self.capitals.at(at)
            at += 1
        return found

    def _breaks(self, at: int) -> bool:
        word = self.words[at]
        return word in self.breaks or word.endswith(self.break_endings) or self._has_any(_BREAKS, at)

    def _complements(self, at: int) -> int:
        """The end of "for the National Guard", "of the shelter in Reynosa"."""
        end = self._end(at - 1)
        while at + 1 < end and self.words[at] in self.of:
            following = self._complement(at + 1, "org")
            start = self._past_articles(at + 1)
            named = self.words[at] not in self.of_name or self.capitals.at(start) or self._head(start) is not None
            if following is None or not named:
                break
            at = self._going_on(following, end)
        return at

    def _going_on(self, at: int, end: int) -> int:
        """ "in the Mexican state", "in Hialeah and Westchester": the rest of a complement."""
        last = at
        while last < min(end, at + 3) and self.words[last].isalpha() and not self.capitals.at(last):
            if self._breaks(last) or self.words[last] in self.of or self._head(last) is not None:
                break
            last += 1
        if (
            last < end
            and self.words[last] in self.page.words_of("phrase.joins_places")
            and self.capitals.name(last + 1)
        ):
            return self.capitals.run(last + 1)
        return last
