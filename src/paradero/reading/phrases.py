"""Phrases that name people and institutions, in a language that puts their head first."""

from __future__ import annotations

from dataclasses import replace

from paradero.places import country_of, longest, state_of
from paradero.reading.capitals import Capitals
from paradero.reading.lexicon import given_names
from paradero.reading.mention import Mention, Sort
from paradero.reading.page import Page

_NO_COMPLEMENT = ("say.", "event.", "date.", "hedge.", "deny.")
_NO_ADJECTIVE = ("event.", "date.", "person.")


class Phrases:
    """The phrases of one page: "la coordinadora del albergue", "familiares", "Fiscalía General del Estado"."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = page.tokens.words
        self.capitals = Capitals(page)
        self.of = page.words_of("phrase.of")
        self.articles = page.words_of("phrase.articles")
        self.complement_articles = page.words_of("phrase.complement_articles")
        self.joins_names = page.words_of("phrase.joins_names")
        self.numbers = page.numbers_of("number")
        self.placed: set[tuple[str, ...]] = set()
        self.adjective_endings = tuple(page.words_of("phrase.adjective_endings"))

    def at(self, i: int) -> Mention | None:
        """The phrase that begins at token i, determiners included."""
        if not self._may_begin(i):
            return None
        at = self._past_determiners(i)
        if at >= self._end(i):
            return None
        led = i > 0 and self.words[i - 1] in self.page.words_of("phrase.contracted")
        determined = at > i or led
        whole = self.page.has("who.person", i)
        if whole is not None and whole.last > at and determined:
            return Mention(i, whole.last, self.tokens.original(i, whole.last), "role", self.words[whole.last - 1])
        mention = self._headed(at, determined) or self._named(at)
        if mention is None:
            return None
        definite = led or (determined and self.words[i] in self.page.words_of("phrase.definite"))
        return replace(mention, first=i, definite=definite)

    def _may_begin(self, i: int) -> bool:
        """A phrase begins with a word of the lexicon or a capital."""
        return bool(self.page.hits_at[i]) or self.tokens.caps[i]

    def _end(self, i: int) -> int:
        return self.tokens.sentence(i).last

    def _past_determiners(self, i: int) -> int:
        at, end = i, min(self._end(i), i + 2)
        while at < end and self.page.has("who.determiner", at):
            at += 1
        return at

    # ── heads: "la coordinadora del albergue", "Fiscalía General del Estado", "familiares" ──

    def _head(self, at: int) -> tuple[Sort, int] | None:
        """The sort and end of a head word at this token; institutions before persons, the longest phrase wins."""
        if not 0 <= at < len(self.words) or not self.page.hits_at[at]:
            return None
        best: tuple[Sort, int] | None = None
        heads: tuple[tuple[Sort, str], ...] = (("org", "who.org"), ("group", "who.group"), ("person", "who.person"))
        for sort, tag in heads:
            hit = self.page.has(tag, at)
            if hit and (best is None or hit.last > best[1]) and (sort != "org" or self._accent_agrees(at)):
                best = (sort, hit.last)
        if best is None and self.page.has("who.acronym", at) and self.capitals.at(at):
            best = ("org", at + 1)
        return best

    def _accent_agrees(self, at: int) -> bool:
        """ "Secretaría" is an office, "secretaria" a person."""
        if self.words[at] not in self.page.words_of("phrase.accented"):
            return True
        return not self.tokens.original(at, at + 1).isascii() or self.capitals.shouting(at)

    def _headed(self, i: int, determined: bool) -> Mention | None:
        at, head = i, self._head(i)
        adjective = i + 1 < self._end(i) and self.words[i].isalpha() and not self.capitals.at(i)
        if head is None and determined and adjective:
            at, head = i + 1, self._head(i + 1)
        if head is None or not self._stands(at, head, determined):
            return None
        sort, last = head
        last = self._modifiers(last, sort)
        name_from, name_last = self._name_after(last, sort)
        if name_last > last and sort in {"person", "group"}:
            name, role = self.tokens.original(name_from, name_last), self.tokens.original(at, last)
            return Mention(i, name_last, name, "person", self.words[at], role)
        cut = self._before_person(at + 1, last) if sort == "person" else last
        if cut < last and self.capitals.at(cut - 1):
            name, role = self.tokens.original(cut, last), self.tokens.original(at, cut)
            return Mention(i, last, name, "person", self.words[at], role)
        return self._unnamed(i, at, name_last, at, sort)

    def _stands(self, at: int, head: tuple[Sort, int], determined: bool) -> bool:
        """Whether a head may do without an article: institutions with a capital, groups, titles before a name."""
        sort, last = head
        if determined or sort == "group" or self.capitals.at(at):
            return True
        title = self.page.has("who.title_before", at) is not None and self.capitals.at(last)
        paper = sort == "org" and self.page.has("who.paper", at) is not None
        return title or paper or self._bare_head(at)

    def _bare_head(self, at: int) -> bool:
        """Without an article: "vecino de…, dijo", "maquinista" right at the start of its sentence or after "según"."""
        before = self.words[at - 1] if at else "."
        opens = before in {".", ","} or at == self.tokens.sentence(at).first
        return opens or before in self.page.words_of("phrase.before_bare")

    def _unnamed(self, first: int, name_from: int, last: int, head_at: int, sort: Sort) -> Mention:
        """Whoever has no personal name is called by the phrase."""
        last = self._past_alias(last)
        name, head = self._without_alias(name_from, last), self.words[head_at]
        if sort == "org":
            return Mention(first, last, name, "paper" if self.page.has("who.paper", head_at) else "org", head)
        if sort == "group":
            return Mention(first, last, name, "group", head, plural=True)
        return Mention(first, last, name, "role", head, name)

    # ── what follows a head: "estatal de Búsqueda", "del Albergue La Higuera", "Tomás Ixcot" ──

    def _modifiers(self, at: int, sort: str) -> int:
        """The end of adjectives and complements: "estatal de Búsqueda", "de esa organización"."""
        first, end = at, self._end(at - 1)
        while at < end:
            word = self.words[at]
            if sort == "org" and self.capitals.name(at):
                if at > first + 1 and self._outlets_person(first, at):
                    break
                at += 1
            elif sort == "org" and word in self.joins_names and self.capitals.name(self._past_articles(at + 1)):
                at = self._past_articles(at + 1) + 1
            elif word in self.of and at + 1 < end:
                following = self._complement(at + 1, sort)
                if following is None:
                    break
                at = following
            elif self._adjective(at) or word in self.page.words_of("phrase.possessive_after"):
                at += 1
            else:
                break
        return at

    def _outlets_person(self, first: int, at: int) -> bool:
        """ "dijo a Diario Bahía Yaquelín Rosabal": behind an outlet's own name begins a person's."""
        outlet = self.page.has("who.outlet", first - 1) is not None
        return outlet and self.words[at] in given_names() and self.capitals.name(at + 1)

    def _adjective(self, at: int) -> bool:
        word = self.words[at]
        if len(word) < 5 or not word.endswith(self.adjective_endings) or not word.isalpha() or self.capitals.at(at):
            return False
        return not any(h.tag == "say.verb" or h.tag.startswith(_NO_ADJECTIVE) for h in self.page.hits_at[at])

    def _past_articles(self, at: int) -> int:
        end = len(self.words)
        while at < end and self.words[at] in self.articles:
            at += 1
        return min(at, end - 1)

    def _complement(self, at: int, sort: str) -> int | None:
        """The end of what follows "de": a name, or another headed phrase, or one plain noun.

        "La ruta Norte" is called Norte; behind a "capitán de fragata" stands his own name.
        """
        end, start = self._end(at - 1), at
        while at < end and (self.words[at] in self.complement_articles or self.words[at] in self.numbers):
            at += 1
        if at >= end:
            return None
        if self.capitals.name(at):
            return self._before_person(at, self.capitals.run(at)) if sort == "person" else self.capitals.run(at)
        head = self._head(at)
        if head is not None:
            return self._modifiers(head[1], head[0])
        if len(self.words[at]) < 4 or not self.words[at].isalpha() or self._has_any(_NO_COMPLEMENT, at):
            return None
        contracted = self.words[start - 1] in self.page.words_of("phrase.contracted")
        called = at + 1 < end and self.capitals.name(at + 1) and (sort == "org" or at > start or contracted)
        return self.capitals.run(at + 1) if called else at + 1

    def _before_person(self, first: int, last: int) -> int:
        """ "vocero de la policía de Puebla Ramiro Bretón": where a given name begins, the person's own name does."""
        for at in range(first + 1, last - 1):
            if self.words[at] in given_names():
                return at
        return last

    def _has_any(self, families: tuple[str, ...], at: int) -> bool:
        return any(h.tag.startswith(families) for h in self.page.hits_at[at])

    def _name_after(self, at: int, sort: str) -> tuple[int, int]:
        """A personal name right behind a role: "el sacerdote Tomás Ixcot"; of an institution, its own name."""
        end = self._end(at - 1)
        if at < end and self.capitals.name(at):
            return at, self.capitals.run(at)
        if sort == "org" and at + 1 < end and self.words[at] == '"' and self.capitals.at(at + 1):
            close = at + 1
            while close < end and self.words[close] != '"' and close < at + 8:
                close += 1
            if close < end and self.words[close] == '"':
                return at, close + 1
        return at, at

    # ── names: "Inés Tzul", "Juan José de la Cruz" ──

    def _named(self, i: int) -> Mention | None:
        if not self.capitals.name(i) or self.capitals.shouting(i):
            return None
        last = self.capitals.run(i)
        if last - i == 1 and self.page.has("who.acronym", i):
            return Mention(i, last, self.tokens.original(i, last), "org", self.words[i])
        opens = self.tokens.sentence(i).first == i
        single = sum(self.capitals.at(k) for k in range(i, last)) < 2
        if self._place(i, last):
            return None
        known = self.words[i] in self.capitals.steady or self.words[i] in given_names()
        if opens and not known and (single or not self.capitals.at(i + 1)):
            return None
        if single and not opens and len(self.words[i]) < 3:
            return None
        last = self._past_alias(last)
        name = self._without_alias(i, last)
        upper = name.isupper() and " " not in name and len(name) <= 6
        return Mention(i, last, name, "org" if upper else "person")

    def _place(self, first: int, last: int) -> bool:
        """ "en Tenosique", "ESPERANZA, México (TCW) —": where something is, or where the report was written.

        What the report once names as a place is one wherever it stands.
        """
        if self.words[first:last] in self.placed:
            return True
        if self._placed(first, last):
            self.placed.add(self.words[first:last])
            return True
        return False

    def _placed(self, first: int, last: int) -> bool:
        before = self.words[first - 1] if first > self.tokens.sentence(first).first else "."
        name = self.tokens.original(first, last)
        if state_of(name) or country_of(name) or self._near(first):
            return True
        if before in self.page.words_of("toponym.types"):
            return self.words[first] not in given_names()
        if before in self.page.words_of("toponym.at") or before in self.page.words_of("phrase.where"):
            return self.words[first] not in given_names() and longest([name]) > 0
        opens = before == "." and not self.tokens.sentence(first).title
        tail = self.words[last : last + 16]
        return opens and "-" in tail and tail[:1] in ((",",), ("-",), ("(",), (".",)) and longest([name]) > 0

    def _near(self, first: int) -> bool:
        """ "cerca de Encinal"."""
        low = max(0, first - 4)
        return any(h.tag == "place.near" and h.last == first for k in range(low, first) for h in self.page.hits_at[k])

    def _past_alias(self, at: int) -> int:
        """Past "(INM)" behind the name it shortens."""
        if at + 2 < len(self.words) and self.words[at] == "(" and self.words[at + 2] == ")":
            original = self.tokens.original(at + 1, at + 2)
            place = state_of(original) or country_of(original)
            if original.isupper() or (original[:1].isupper() and len(original) > 3 and not place):
                return at + 3
        return at

    def _without_alias(self, at: int, last: int) -> str:
        if last - 3 > at and self.words[last - 1] == ")" and self.words[last - 3] == "(":
            last -= 3
        return self.tokens.original(at, last)
