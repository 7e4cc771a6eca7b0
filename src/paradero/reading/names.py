"""Who is spoken of: persons, institutions and unnamed people, as phrases of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from paradero.reading.folding import fold
from paradero.reading.page import Page

Sort = Literal["person", "org", "group", "role", "paper"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at tokens first up to last that names somebody; `name` is the bare name or, without one, the phrase.

    `head` is the folded word that says what they are ("sacerdote", "fiscalia"), `definite` that the phrase points back
    ("la funcionaria") rather than introduces ("una mujer").
    """

    first: int
    last: int
    name: str
    sort: Sort
    head: str | None = None
    role: str | None = None
    definite: bool = False
    plural: bool = False


def mentions(page: Page) -> list[Mention]:
    """Every phrase that names people or institutions, left to right, none overlapping, the longest first.

    >>> from paradero.model import Report
    >>> from paradero.reading.page import lay_out
    >>> text = "La coordinadora del Colectivo Paso del Sur, Mirtala Olvera, avisó a la Fiscalía General del Estado."
    >>> [(m.name, m.sort) for m in mentions(lay_out(Report("x", text, language="es")))]
    [('coordinadora del Colectivo Paso del Sur', 'role'), ('Mirtala Olvera', 'person'), ('Fiscalía General del Estado', 'org')]
    """
    grammar = _Phrases(page)
    found: list[Mention] = []
    i = 0
    while i < len(page.tokens):
        mention = grammar.at(i)
        if mention is None:
            i += 1
        else:
            found.append(mention)
            i = mention.last
    return found


class _Phrases:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = page.tokens.words
        self.spanish = page.lexicon.language != "en"
        self.of = {"de", "del"} if self.spanish else {"of", "for", "with", "at", "from", "in"}
        self.months = page.numbers_of("month") | page.numbers_of("weekday")
        self.elsewhere = self._capital_elsewhere()

    def _capital_elsewhere(self) -> set[str]:
        """Words that carry a capital within a sentence and never go without: names, also where they open one."""
        tokens = self.tokens
        within = {
            w
            for k, w in enumerate(self.words)
            if tokens.caps[k] and tokens.sentence(k).first != k and tokens.sentence_of[k] not in tokens.shouting
        }
        return within - {w for k, w in enumerate(self.words) if not tokens.caps[k]}

    def at(self, i: int) -> Mention | None:
        at, determined = self._determiner(i)
        if at >= self._end(i):
            return None
        whole = self.page.has("who.person", i)
        if whole is not None and whole.last > at and at > i:
            return Mention(i, whole.last, self.tokens.original(i, whole.last), "role", self.words[whole.last - 1])
        mention = self._phrase(at, determined)
        if mention is None:
            return None
        plain = self.words[i]
        definite = determined and plain in {
            "el",
            "la",
            "los",
            "las",
            "the",
            "este",
            "esta",
            "this",
            "dicho",
            "dicha",
            "that",
            "these",
        }
        return replace(mention, first=i, definite=definite)

    def _end(self, i: int) -> int:
        return self.tokens.sentence(i).last

    def _determiner(self, i: int) -> tuple[int, bool]:
        at, end = i, self._end(i)
        while at < end and at < i + 2 and self.page.has("who.determiner", at):
            at += 1
        return at, at > i

    def _phrase(self, i: int, determined: bool) -> Mention | None:
        if self.spanish:
            return self._headed(i, determined) or self._named(i)
        return self._headed_english(i, determined) or self._named(i)

    # ── heads: "la coordinadora del albergue", "Fiscalía General del Estado", "familiares" ──

    def _head(self, at: int) -> tuple[str, int] | None:
        """The sort and end of a head word at this token; institutions before persons, the longest phrase wins."""
        best: tuple[str, int] | None = None
        for tag in ("who.org", "who.group", "who.person"):
            hit = self.page.has(tag, at)
            if hit and (best is None or hit.last > best[1]):
                if tag == "who.org" and not self._accent_agrees(at):
                    continue
                best = (tag.removeprefix("who."), hit.last)
        if best is None and self.page.has("who.acronym", at) and self._cap(at):
            best = ("org", at + 1)
        return best

    def _accent_agrees(self, at: int) -> bool:
        """ "Secretaría" is an office, "secretaria" a person."""
        if self.words[at] not in {"secretaria", "subsecretaria", "voceria"}:
            return True
        return "í" in self.tokens.original(at, at + 1).lower() or self._shouting(at)

    def _headed(self, i: int, determined: bool) -> Mention | None:
        at = i
        for _ in range(2):
            head = self._head(at)
            if head is not None:
                break
            if not determined or at + 1 >= self._end(i) or not self.words[at].isalpha() or self._cap(at):
                return None
            at += 1
        else:
            return None
        sort, last = head
        word = self.words[at]
        if sort != "group" and not determined and not self._cap(at) and not self._title_then_name(at, last):
            if not (sort == "org" and self.page.has("who.paper", at)) and not self._bare_head(at):
                return None
        if sort == "group" and not determined and self.tokens.caps[at] and at != self.tokens.sentence(at).first:
            sort = "group"
        last = self._modifiers(last, sort)
        name_from, name_last = self._name_after(last, sort)
        if name_last > last and sort in {"person", "group"}:
            role = self.tokens.original(at, last)
            name = self.tokens.original(name_from, name_last)
            return Mention(i, name_last, name, "person", word, role)
        if name_last > last:
            last = name_last
        last = self._alias(last)
        name = self._strip_alias(i, at, last)
        if sort == "org":
            return Mention(i, last, name, "paper" if self.page.has("who.paper", at) else "org", word)
        if sort == "group":
            return Mention(i, last, name, "group", word, plural=True)
        return Mention(i, last, name, "role", word, name)

    def _bare_head(self, at: int) -> bool:
        """Without an article: "vecino de…, dijo", "maquinista" right at the start of its sentence or after "según"."""
        before = self.words[at - 1] if at else "."
        return (
            before in {".", ",", "segun", "por", "como", "to", "by", "told", "said"}
            or at == self.tokens.sentence(at).first
        )

    def _title_then_name(self, at: int, last: int) -> bool:
        return self.page.has("who.title_before", at) is not None and self._cap(last)

    def _modifiers(self, at: int, sort: str) -> int:
        """Adjectives and complements: "estatal de Búsqueda", "del Albergue La Higuera", "de esa organización"."""
        end = self._end(at - 1)
        while at < end:
            word = self.words[at]
            if self._is_capital_word(at) and sort == "org":
                at += 1
            elif (
                sort == "org"
                and word in {"y", "e", "and", "para", "contra", "a", "en"}
                and self._continues_name(at + 1)
            ):
                at = self._skip_articles(at + 1) + 1
            elif word in self.of and at + 1 < end:
                following = self._complement(at + 1)
                if following is None:
                    break
                at = following
            elif (sort != "org" and self._adjective(at)) or (sort == "org" and self._adjective(at)):
                at += 1
            else:
                break
        return at

    def _adjective(self, at: int) -> bool:
        word = self.words[at]
        endings = (
            "al",
            "ales",
            "ar",
            "ares",
            "ario",
            "arios",
            "aria",
            "arias",
            "ico",
            "icos",
            "ica",
            "icas",
            "cipal",
            "dor",
            "dora",
            "ense",
            "enses",
            "ana",
            "anas",
            "ano",
            "anos",
            "eño",
            "eno",
            "ena",
            "enos",
            "enas",
            "iva",
            "ivo",
            "ivas",
            "ivos",
            "eca",
            "eco",
            "ecas",
            "ecos",
            "isa",
            "adas",
            "ados",
            "ista",
            "oso",
            "osa",
        )
        if self._cap(at) or not word.isalpha() or len(word) < 5:
            return False
        if self.page.has("say.verb", at) or any(
            h.tag.startswith(("event.", "date.", "person.")) for h in self.page.hits_at[at]
        ):
            return False
        return word.endswith(endings)

    def _continues_name(self, at: int) -> bool:
        return self._is_capital_word(self._skip_articles(at))

    def _skip_articles(self, at: int) -> int:
        end = len(self.words)
        while at < end and self.words[at] in {"la", "el", "los", "las", "de", "the"}:
            at += 1
        return min(at, end - 1)

    def _complement(self, at: int) -> int | None:
        """After "de": a name, or another headed phrase, or one plain noun."""
        end = self._end(at - 1)
        start = at
        while at < end and self.words[at] in {
            "la",
            "el",
            "los",
            "las",
            "the",
            "esa",
            "ese",
            "esta",
            "este",
            "su",
            "sus",
            "dicha",
            "dicho",
            "a",
            "una",
            "un",
            "that",
            "this",
            "its",
            "nuestra",
        }:
            at += 1
        if at >= end:
            return None
        if self._is_capital_word(at):
            return self._capitals(at)
        head = self._head(at)
        if head is not None:
            return self._modifiers(head[1], head[0])
        if self.words[at].isalpha() and len(self.words[at]) > 3 and not self._stops_phrase(at):
            return self._capitals(at + 1) if at + 1 < end and self._is_capital_word(at + 1) else at + 1
        return None if at == start else None

    def _stops_phrase(self, at: int) -> bool:
        prefixes = ("say.", "event.", "date.", "hedge.", "deny.")
        return any(h.tag.startswith(prefixes) for h in self.page.hits_at[at])

    def _name_after(self, at: int, sort: str) -> tuple[int, int]:
        """A personal name right behind a role: "el sacerdote Tomás Ixcot"; of an institution, its own name."""
        if at < self._end(at - 1) and self._is_capital_word(at):
            return at, self._capitals(at)
        quoted = at + 1 < self._end(at - 1) and self.words[at] == '"' and self._cap(at + 1) and sort == "org"
        if quoted:
            close = at + 1
            while close < self._end(at - 1) and self.words[close] != '"' and close < at + 8:
                close += 1
            if close < self._end(at - 1) and self.words[close] == '"':
                return at, close + 1
        return at, at

    # ── names: "Inés Tzul", "Juan José de la Cruz" ──

    def _named(self, i: int) -> Mention | None:
        if not self._is_capital_word(i) or self._shouting(i):
            return None
        last = self._capitals(i)
        if last - i == 1 and self.page.has("who.acronym", i):
            return Mention(i, last, self.tokens.original(i, last), "org", self.words[i])
        word_count = sum(self._cap(k) for k in range(i, last))
        first_word = self.tokens.sentence(i).first == i
        if word_count < 2 and (first_word or len(self.words[i]) < 3):
            if not (first_word and self.words[i] in self.elsewhere):
                return None
        if self.page.has("who.never", i):
            return None
        last = self._alias(last)
        name = self._strip_alias(i, i, last)
        upper = name.isupper() and " " not in name and len(name) <= 6
        return Mention(i, last, name, "org" if upper else "person")

    def _capitals(self, at: int) -> int:
        """End of a run of capitalised words, small particles and initials allowed between them."""
        end = self._end(at)
        at += 1
        while at < end:
            if self._is_capital_word(at):
                at += 1
                continue
            if (
                self.words[at] == "."
                and len(self.words[at - 1]) == 1
                and at + 1 < end
                and self._is_capital_word(at + 1)
            ):
                at += 1
                continue
            if (
                self.words[at] == "-"
                and at + 1 < end
                and self._cap(at + 1)
                and self.tokens.ends[at] == self.tokens.starts[at + 1]
            ):
                at += 1
                continue
            step = at
            while step < end and step < at + 3 and self.page.has("who.particle", step) and not self._cap(step):
                step += 1
            if step > at and step < end and self._is_capital_word(step) and self.words[at] != "y":
                at = step + 1
                continue
            break
        return at

    def _alias(self, at: int) -> int:
        """ "(INM)" behind the name it shortens."""
        if at + 2 < len(self.words) and self.words[at] == "(" and self.words[at + 2] == ")":
            original = self.tokens.original(at + 1, at + 2)
            if original.isupper() or (original[:1].isupper() and sum(c.isupper() for c in original) > 1):
                return at + 3
        return at

    def _strip_alias(self, first: int, at: int, last: int) -> str:
        if last - 3 > at and self.words[last - 1] == ")" and self.words[last - 3] == "(":
            last -= 3
        return self.tokens.original(max(first, at), last)

    # ── English: "the state prosecutor's office", "a spokesman for the National Guard", "Border Patrol agents" ──

    def _headed_english(self, i: int, determined: bool) -> Mention | None:
        end = self._end(i)
        at, head = i, None
        limit = min(end, i + 7)
        plain = 0
        while at < limit and plain < 4:
            found = self._head(at)
            if found is not None:
                head = (*found, at)
                at = found[1]
                continue
            if not (self.words[at].isalpha() or self.words[at] in {"'s", "'", "-"}) or self._breaks_english(at):
                break
            plain += not self._cap(at)
            at += 1
        if head is None:
            return None
        sort, last, head_at = head
        word = self.words[head_at]
        if sort == "person" and not determined and not self._any_cap(i, last) and not self._bare_head(i):
            return None
        title_only = head_at == i and self.page.has("who.title_before", i) is not None
        if not determined and not self._cap(i) and sort == "org":
            return None
        base = last
        last = self._modifiers_english(last)
        name_from, name_last = self._name_after(base, sort)
        if name_last > base and sort in {"person", "group"} and (last == base or title_only):
            return Mention(
                i, name_last, self.tokens.original(name_from, name_last), "person", word, self.tokens.original(i, base)
            )
        capitals_before = [k for k in range(i, head_at) if self._cap(k)]
        if (
            sort == "person"
            and not determined
            and len(capitals_before) == 0
            and not self._cap(head_at)
            and last == base
            and not self._bare_head(i)
        ):
            return None
        last = self._alias(last)
        name = self._strip_alias(i, i, last)
        if sort == "org":
            return Mention(i, last, name, "paper" if self.page.has("who.paper", head_at) else "org", word)
        return Mention(i, last, name, "group" if sort == "group" else "role", word, name, plural=sort == "group")

    def _modifiers_english(self, at: int) -> int:
        end = self._end(at - 1)
        while at + 1 < end and self.words[at] in self.of:
            following = self._complement(at + 1)
            if following is None or (
                self.words[at] in {"in", "at", "from", "with"} and not self._cap(self._skip_articles(at + 1))
            ):
                break
            at = following
        return at

    def _breaks_english(self, at: int) -> bool:
        word = self.words[at]
        if word in {
            "of",
            "for",
            "in",
            "on",
            "at",
            "to",
            "and",
            "or",
            "but",
            "who",
            "that",
            "which",
            "with",
            "by",
            "from",
            "was",
            "were",
            "is",
            "are",
            "had",
            "has",
            "have",
            "said",
            "as",
            "after",
            "when",
            "where",
            "near",
            "into",
            "he",
            "she",
            "they",
            "it",
            "than",
            "about",
            "not",
            "be",
            "been",
            "the",
            "a",
            "an",
            "off",
            "out",
            "if",
            "so",
            "while",
            "because",
            "before",
            "gave",
            "got",
            "took",
            "made",
            "went",
            "came",
            "left",
            "saw",
            "ran",
            "put",
            "heard",
            "found",
            "kept",
            "let",
            "we",
            "you",
            "i",
            "would",
            "could",
            "will",
            "can",
            "may",
            "did",
            "does",
            "do",
        } or word.endswith("ed"):
            return True
        return any(h.tag.startswith(("say.", "event.", "date.")) and h.first == at for h in self.page.hits_at[at])

    def _any_cap(self, first: int, last: int) -> bool:
        return any(self._cap(k) and k != self.tokens.sentence(k).first for k in range(first, last))

    def _cap(self, at: int) -> bool:
        return at < len(self.words) and self.tokens.caps[at] and self.words[at][0].isalpha()

    def _shouting(self, at: int) -> bool:
        return self.tokens.sentence_of[at] in self.tokens.shouting

    def _is_capital_word(self, at: int) -> bool:
        """A capital that marks a name: no month, no word that merely begins a sentence."""
        if at >= len(self.words) or not self._cap(at) or self.words[at] in self.months:
            return False
        if self.page.has("who.never", at):
            return False
        if self.tokens.sentence(at).first == at or (at > 0 and self.words[at - 1] in {'"', ":", "-", "("}):
            known = self.page.hits_at[at]
            common = any(
                h.tag.startswith(
                    (
                        "say.",
                        "event.",
                        "person.",
                        "number.",
                        "qual.",
                        "date.",
                        "deny.",
                        "hedge.",
                        "who.determiner",
                        "who.pronoun",
                        "who.group",
                        "act.",
                    )
                )
                for h in known
            )
            return not common and self.words[at] not in _OPENERS
        return True


_OPENERS = frozenset(
    fold(
        "en de del a al el la los las un una y o pero por para con sin sobre entre desde hasta segun tras ante como cuando "
        "donde mientras aunque si no ya hoy ayer este esta ese esa aquel su sus se lo le les nos que quien quienes cuyo "
        "tambien ademas asimismo luego despues antes durante hace hay fue fueron era eran son es todo todos toda todas "
        "nadie nada ni solo apenas casi aun asi entonces ahora aqui alli hubo habia ha han tres dos cuatro cinco seis "
        "the a an in on at of to from with by for and or but as after before when while if it he she they we i you his her "
        "their our its this that these those there here not no who which what where why how one two three four five six "
        "some many most more another other others such so then now later earlier since until about according"
    ).split()
)
