"""Whose a verb of saying is: its subject to the left or the right, and what describes it."""

from __future__ import annotations

from dataclasses import dataclass

from paradero.reading.lexicon import Hit
from paradero.reading.mention import Mention
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

_SAYING = frozenset({"say.verb", "say.deny", "say.request"})
_INSERTED = {",": ",", "-": "-", ")": "("}
_LONGEST_INSERTION = 28
_LONGEST_LEAD = 24
_LONGEST_RELATIVE = 16
_LONGEST_PHRASE = 8


def past_dateline(page: Page, sentence: Sentence) -> int:
    """The first token behind "SALTO DE AGUA, Chiapas.-" or "ESPERANZA, México (TCW) —" that opens a paragraph."""
    words, caps = page.tokens.words, page.tokens.caps
    opens = sentence.number == 0 or page.tokens.sentences[sentence.number - 1].paragraph != sentence.paragraph
    if not opens or not caps[sentence.first]:
        return sentence.first
    for at in range(sentence.first + 1, min(sentence.first + 24, sentence.last - 1)):
        gap = page.tokens.starts[at] > page.tokens.ends[at - 1] or words[at - 1] in {".", ")", "-"}
        if words[at] == "-" and gap and page.tokens.starts[at + 1] > page.tokens.ends[at]:
            return at + 1
        if words[at].isalpha() and not caps[at] and words[at] not in page.words_of("subject.in_dateline"):
            break
    return sentence.first


@dataclass(frozen=True, slots=True)
class Subject:
    """Who says it; `other` describes or names them. Invariant: `first` is where the earlier of the two begins."""

    mention: Mention
    other: Mention | None
    first: int


class Subjects:
    """The phrases of one sentence, as subjects of its verbs."""

    def __init__(self, page: Page, sentence: Sentence, names: list[Mention]) -> None:
        self.page = page
        self.words = page.tokens.words
        self.sentence = sentence
        self.starting = {m.first: m for m in names}
        self.ending = {m.last: m for m in names}
        self.of = page.words_of("subject.of")
        self.opening = past_dateline(page, sentence)

    def _before(self, at: int) -> str:
        """The word before a token, within the sentence."""
        return self.words[at - 1] if at > self.sentence.first else ""

    def _hits(self, first: int, last: int) -> list[Hit]:
        """Finds that begin between two tokens, wherever they end."""
        return [h for k in range(first, last) for h in self.page.hits_at[k]]

    # ── around the verb ──

    def opens(self, at: int) -> str:
        """What follows the verb: "now" for "que" right behind it, "later" for one a few words on."""
        reach = 14 if self.words[at - 1] in self.page.words_of("cue.telling") else 7
        openers = self.page.words_of("cue.openers")
        for k in range(at, min(at + reach, self.sentence.last)):
            if self.words[k] in openers:
                return "now" if k == at else "later"
            if self.words[k] in {",", "."}:
                return ""
        return ""

    def past_skipped(self, at: int) -> int:
        """Past words that may stand between a verb and its subject: "dijo ayer a la radio"."""
        datives = self.page.words_of("subject.dative")
        while at < self.sentence.last:
            past = max((h.last for h in self.page.hits_at[at] if h.tag == "say.skip"), default=at)
            if past == at and self.words[at] in datives:
                past = self._past_dative(at)
            if past == at:
                break
            at = past
        return at

    def _past_dative(self, at: int) -> int:
        for k in range(at + 1, min(at + 3, self.sentence.last)):
            if k in self.starting:
                return self.starting[k].last
        return at

    def _ends_quote(self, verb: int) -> bool:
        at = verb
        while self._before(at) in self.page.words_of("cue.before_verb"):
            at -= 1
        return at == self.sentence.first or self.words[at - 1] in {",", '"', "-", ";", "?", "!"}

    # ── behind the verb ──

    def right(self, at: int) -> Mention | None:
        """The phrase behind the verb that ends at this token: "dijo el sacerdote"."""
        if self.words[at - 1] in self.page.words_of("cue.addressing"):
            return None
        if self.page.lexicon.language == "en" and not self._ends_quote(self._verb_start(at)):
            return None
        for start in dict.fromkeys((at, self.past_skipped(at))):
            found = self.starting.get(start)
            if found is not None and not self._is_object(found):
                return found
        return self._past_phrase(self.past_skipped(at))

    def _past_phrase(self, at: int) -> Mention | None:
        """ "explica en el puerto Maribel Ferre": a name behind where or how it was said."""
        if at >= self.sentence.last or self.words[at] not in self.page.words_of("subject.phrase_opens"):
            return None
        for k in range(at + 1, min(at + _LONGEST_PHRASE, self.sentence.last)):
            if not self.words[k].isalpha():
                return None
            found = self.starting.get(k)
            if found is not None and not self._governed(found):
                return found if found.sort == "person" else None
        return None

    def prefers_right(self, left: Subject, right: Mention, hit: Hit) -> bool:
        """ "…de un vagón, informó el INM": what ends at the comma is the subject only if described or first."""
        if self._says_after(right) or not self._ends_quote(hit.first):
            return False
        before = self._before(hit.first)
        parenthesis = right.last < self.sentence.last and self.words[right.last] == "," and before == ","
        if before == '"' or parenthesis:
            return True
        opens = left.first == self.sentence.first or self.words[left.first - 1] in {'"', ";", ":"}
        speaks = left.mention.sort in {"person", "org", "role"} or left.mention.definite
        return not (left.other is not None or (opens and speaks))

    def _verb_start(self, last: int) -> int:
        near = self._hits(max(self.sentence.first, last - 4), last)
        return min((h.first for h in near if h.tag.startswith("say.") and h.last == last), default=last - 1)

    def _says_after(self, mention: Mention) -> bool:
        """Whether another verb of saying claims this phrase as its own subject: "dijo X. Y, añadió…"."""
        at = mention.last
        return at < len(self.words) and any(h.tag in {"say.verb", "say.deny"} for h in self.page.hits_at[at])

    def _is_object(self, mention: Mention) -> bool:
        """ "confirmó el hallazgo": what is said rather than who says it. People as victims are objects too."""
        counted = mention.head in self.page.words_of("subject.counted")
        return mention.sort in {"group", "role"} and not mention.definite and counted

    # ── before the verb ──

    def left(self, verb: int) -> Subject | None:
        """The phrase that ends right before the verb, past adverbs and inserted clauses."""
        at = verb
        for _ in range(6):
            found = self.ending.get(at)
            if found is not None:
                leading = self._leading(verb) if self._within(found) else None
                if leading is not None and leading.mention.last < found.first:
                    return leading
                if not self._governed(found):
                    return self._compound(found)
                beside = self._of_institution(found)
                if beside is not None:
                    return beside
                break
            plain = self._plain(at)
            if plain is not None:
                return Subject(plain, None, plain.first)
            moved = self._back_over(at)
            if moved == at:
                break
            at = moved
        return self._relative(verb) or self._leading(verb)

    def _relative(self, verb: int) -> Subject | None:
        """ "A Honduran man who was among the six told agents": whom a clause describes, if nobody speaks in it."""
        for found in sorted(self.starting.values(), key=lambda m: m.first, reverse=True):
            if not found.last < verb <= found.last + _LONGEST_RELATIVE:
                continue
            at = found.last + (self.words[found.last] == ",")
            if self.words[at] in self.page.words_of("cue.relative") and not self._governed(found):
                said = any(h.tag in _SAYING for h in self._hits(at, verb))
                return None if said else self._compound(found)
        return None

    def _within(self, found: Mention) -> bool:
        """ "Familiares de nueve migrantes, siete de Guerrero, denunciaron": part of what describes the subject."""
        before = self._before(found.first)
        return (found.sort in {"group", "role"} and not found.definite and before != ".") or before in self.of

    def _governed(self, mention: Mention) -> bool:
        """Behind a preposition a phrase is no subject: "del albergue, dijo"."""
        return self._before(mention.first) in self.page.words_of("subject.governing")

    def _of_institution(self, found: Mention) -> Subject | None:
        """ "Mirtala Olvera, del Colectivo Paso del Sur, sostuvo": the person before the comma speaks."""
        preposition = found.first - 1
        if self.words[preposition] in self.page.words_of("subject.from_institution"):
            person = self.ending.get(preposition - 1)
            speaks = person is not None and person.sort in {"person", "role", "org"} and not self._governed(person)
            if self.words[preposition - 1] == "," and speaks and person is not None:
                return Subject(person, found, person.first)
        return None

    def _leading(self, verb: int) -> Subject | None:
        """The phrase that opens the sentence, when the verb announces its words: "Testimonios de X refieren que"."""
        found = self.starting.get(self._past_lead(verb))
        if found is None or found.last > verb or verb - found.last > _LONGEST_LEAD:
            return None
        if any(h.tag in _SAYING for h in self._hits(found.last, verb)):
            return None
        last = max((h.last for h in self.page.hits_at[verb] if h.tag.startswith("say.")), default=verb + 1)
        return self._compound(found) if self.opens(last) else None

    def _past_lead(self, verb: int) -> int:
        """Past "Sin embargo," at the start of the sentence."""
        at = self.opening
        while at < verb:
            past = max((h.last for h in self.page.hits_at[at] if h.tag == "back.lead"), default=at)
            if past == at and at > self.opening and self.words[at] in {",", "-", '"'}:
                past = at + 1
            if past == at:
                break
            at = past
        return at

    def _plain(self, last: int) -> Mention | None:
        """ "Una vulcanizadora de la zona dijo": any phrase that an article opens at the start of a clause."""
        first = self.sentence.first
        if last - 1 < first or not self._may_end_subject(self.words[last - 1]):
            return None
        for at in range(last - 2, max(first - 1, last - 7), -1):
            if not self.words[at].isalpha() and self.words[at] not in {"'s", "-"}:
                return None
            if self._begins_clause(at) and self.page.has("who.determiner", at) and not self.page.has("who.pronoun", at):
                if any(h.tag.startswith(("say.", "date.", "event.")) for h in self._hits(at + 1, last)):
                    return None
                name, definite = self.page.tokens.original(at + 1, last), self.page.words_of("subject.definite")
                return Mention(at, last, name, "role", self.words[at + 1], definite=self.words[at] in definite)
        return None

    def _may_end_subject(self, word: str) -> bool:
        tables = self.page.lexicon.tables
        if not word.isalpha() or word in self.page.words_of("subject.counted_last"):
            return False
        return word not in tables["weekday"] and word not in tables["month"]

    def _begins_clause(self, at: int) -> bool:
        before = self.words[at - 1] if at != self.sentence.first else "."
        if before in {",", '"', ";", ".", "-", ":"} or before in self.page.words_of("subject.before_clause"):
            return True
        return self.words[at] in self.page.words_of("subject.indefinite")

    def _back_over(self, at: int) -> int:
        """Back over one adverb or inserted clause that ends at this token."""
        first = self.sentence.first
        for start in range(max(first, at - 6), at):
            if any(h.tag == "say.skip" and h.last == at for h in self.page.hits_at[start]):
                return start
        opener = _INSERTED.get(self.words[at - 1]) if at - 1 > first else None
        if opener is None:
            return at
        if at - 1 in self.ending:
            return at - 1
        for start in range(at - 2, max(first, at - _LONGEST_INSERTION), -1):
            if self.words[start] == opener and start in self.ending:
                return start
        return at

    # ── what describes a subject ──

    def _compound(self, found: Mention) -> Subject:
        """ "La coordinadora de la red, Inés Tzul," and "Inés Tzul, coordinadora de la red,": one speaker."""
        comma = found.first - 1
        if comma > self.sentence.first and self.words[comma] == "," and comma in self.ending:
            other = self.ending[comma]
            pair = {found.sort, other.sort}
            named_first = other.sort in {"person", "role"} and not self._governed(other)
            if "person" in pair and pair & {"role", "org"} and named_first:
                person, role = (found, other) if found.sort == "person" else (other, found)
                return Subject(person, role, other.first)
        if comma > self.sentence.first and self.words[comma] in self.of and self.words[comma - 1] == ",":
            before = self.ending.get(comma - 1)
            if before is not None and before.sort == "person":
                return Subject(before, found, before.first)
        return Subject(found, None, found.first)

    def apposition(self, subject: Mention) -> tuple[Mention | None, int]:
        """What follows a subject to describe or name it, and the end of both: "X, coordinadora de…"."""
        at, end = subject.last, self.sentence.last
        if at + 1 < end and self.words[at] == ",":
            start = at + 2 if self.words[at + 1] in self.of else at + 1
            other = self.starting.get(start)
            if other is not None and subject.sort != other.sort and "person" in {subject.sort, other.sort}:
                return other, other.last
        if subject.sort == "role" and at < end and self.words[at] in self.page.words_of("subject.where"):
            comma = next((k for k in range(at, min(at + 8, end)) if self.words[k] == ","), end)
            named = self.starting.get(comma + 1)
            if named is not None and named.sort == "person":
                return named, named.last
        if at < end and self.words[at] in self.of and at + 1 in self.starting and subject.sort == "person":
            other = self.starting[at + 1]
            return other, other.last
        return None, at

    # ── no phrase at all ──

    def pronoun(self, verb: int) -> int | None:
        """Where a pronoun before the verb stands: "él también dijo"."""
        at = verb - 1
        while at >= self.sentence.first and any(
            h.tag == "say.skip" and h.last == at + 1 for h in self.page.hits_at[at]
        ):
            at -= 1
        if at < self.sentence.first or not self.page.has("who.pronoun", at):
            return None
        if self.words[at] in self.page.words_of("subject.accented") and self.page.tokens.original(at, at + 1).isascii():
            return None
        return at

    def implied(self, verb: int, again: bool) -> bool:
        """Spanish leaves the subject out at the start of a sentence, behind a quotation and, `again`, behind "y"."""
        at = verb
        while at > self.sentence.first and any(
            h.tag == "say.skip" and h.last == at for h in self._hits(max(self.sentence.first, at - 4), at)
        ):
            at -= 1
        if at == self.sentence.first:
            return True
        previous = self.words[at - 1]
        if previous in {'"', "-"} or (previous in {",", ";"} and at - 1 > self.sentence.first):
            return True
        return again and previous in self.page.words_of("cue.joins_verbs")
