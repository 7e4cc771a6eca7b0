"""Where a report says that somebody says something, and who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from paradero.reading.lexicon import Hit
from paradero.reading.names import Mention
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

Shape = Literal["verb", "according", "by", "headline"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying or "según" with its subject. `first` to `last` holds both; `subject` is None when it is implied.

    `manner` is how it is said ("verb", "deny", "request", …), `inverted` that the subject follows the verb,
    `opens` that words such as "que" announce that the statement follows.
    """

    shape: Shape
    manner: str
    first: int
    last: int
    subject: Mention | None
    other: Mention | None = None
    relay: Mention | None = None
    inverted: bool = False
    opens: bool = False
    pronoun: str | None = None


def cues(page: Page, sentence: Sentence, names: list[Mention]) -> list[Cue]:
    """The cues of one sentence, left to right. `names` are the mentions of that sentence."""
    return _Cues(page, sentence, names).find()


class _Cues:
    def __init__(self, page: Page, sentence: Sentence, names: list[Mention]) -> None:
        self.page = page
        self.words = page.tokens.words
        self.sentence = sentence
        self.starting = {m.first: m for m in names}
        self.ending = {m.last: m for m in names}
        self.english = page.lexicon.language == "en"

    def find(self) -> list[Cue]:
        found: list[Cue] = []
        taken = self.sentence.first
        for hit in self._candidates():
            if hit.first < taken:
                continue
            cue = self._introduced(hit) if hit.tag in {"say.according", "say.by"} else self._spoken(hit, found)
            if cue is not None:
                found.append(cue)
                taken = hit.last
        return found + self._headline() if not found else found

    def _candidates(self) -> list[Hit]:
        hits = [h for h in self.page.in_sentence("say.", self.sentence) if h.tag.removeprefix("say.") in _MANNERS]
        return sorted(
            hits, key=lambda h: (h.first, h.tag not in {"say.according", "say.by"}, -h.last, h.tag == "say.verb")
        )

    # ── "según X", "denunciado por X" ──

    def _introduced(self, hit: Hit) -> Cue | None:
        if hit.last < self.sentence.last and self.words[hit.last] in {"him", "her", "them", "ella", "ellos", "ellas"}:
            word = {"him": "he", "her": "she", "them": "they"}.get(self.words[hit.last], self.words[hit.last])
            return Cue("according", "verb", hit.first, hit.last + 1, None, None, None, True, False, word)
        at = self._skip(hit.last)
        subject = self.starting.get(at) or self.starting.get(hit.last)
        shape: Shape = "according" if hit.tag == "say.according" else "by"
        if subject is None:
            subject = self._plain_phrase(at) if shape == "according" else None
        if subject is None:
            return None
        if shape == "by" and subject.head and self._is_doer(subject):
            return None
        other, last = self._apposition(subject)
        inner = self.page.tagged("say.verb", hit.last, subject.first)
        return Cue(shape, "verb" if not inner else "verb", hit.first, last, subject, other, self._relay(last), True)

    def _is_doer(self, mention: Mention) -> bool:
        return any(h.tag == "person.doer" for h in self.page.tagged("person.doer", mention.first, mention.last))

    def _plain_phrase(self, at: int) -> Mention | None:
        """After "según", whoever it is, up to the next sign: "según la mecánica que lo revisó"."""
        last = at
        while last < self.sentence.last and self.words[last].isalpha() and last < at + 6:
            if last > at and self.words[last] in {"que", "quien", "quienes", "who", "that"}:
                break
            last += 1
        if last - at < 2 or not self.page.has("who.determiner", at):
            return None
        return Mention(at, last, self.page.tokens.original(at + 1, last), "role", self.words[at + 1])

    # ── verbs ──

    def _spoken(self, hit: Hit, before: list[Cue]) -> Cue | None:
        manner = hit.tag.removeprefix("say.")
        if manner == "accented":
            if self.page.tokens.original(hit.first, hit.last).isascii():
                return None
            manner = "verb"
        if manner == "reported":
            manner = "verb"
        if self.english and self._passive(hit):
            return None
        opens = self._opens(hit.last)
        right = None if opens == "now" else self._right(hit.last)
        left = self._left(hit.first)
        if right is not None and (left is None or self._prefers_right(left, right, hit)):
            other, last = self._apposition(right)
            opened = last < self.sentence.last and self.words[last] in _OPENERS
            return Cue("verb", manner, hit.first, last, right, other, self._relay(last), True, opened)
        if left is not None and self.english and self._disagrees(hit, left[0]):
            return None
        if left is not None:
            subject, other, first = left
            return Cue("verb", manner, first, hit.last, subject, other, self._relay(hit.last), False, bool(opens))
        pronoun = self._pronoun(hit.first)
        if pronoun is not None:
            return Cue(
                "verb",
                manner,
                pronoun,
                hit.last,
                None,
                None,
                self._relay(hit.last),
                False,
                bool(opens),
                self.words[pronoun],
            )
        if self.english:
            inverted = hit.last < self.sentence.last and self.words[hit.last] in {"he", "she", "they", "it"}
            if inverted:
                return Cue("verb", manner, hit.first, hit.last + 1, None, None, None, True, False, self.words[hit.last])
            joined = before and hit.first > 0 and self.words[hit.first - 1] in {"and", ",", "but"}
            return Cue("verb", manner, hit.first, hit.last, None, None, None, False, bool(opens)) if joined else None
        if self._implied(hit.first, before) and (opens or manner in {"verb", "request", "deny"}):
            return Cue("verb", manner, hit.first, hit.last, None, None, self._relay(hit.last), False, bool(opens))
        return None

    def _passive(self, hit: Hit) -> bool:
        before = self.words[hit.first - 1] if hit.first > self.sentence.first else ""
        after = self.words[hit.last] if hit.last < self.sentence.last else ""
        be = before in {"was", "were", "been", "be", "is", "are", "being", "reportedly"}
        return be or after in {"missing", "dead", "kidnapped", "by"} or before in {"the", "a", "an", "to", "of"}

    def _disagrees(self, hit: Hit, subject: Mention) -> bool:
        """ "heard a man demand": a bare verb needs a subject in the plural."""
        bare = hit.last - hit.first == 1 and self.words[hit.first] in _BARE
        return bare and not subject.plural and not (subject.head or subject.name).endswith("s")

    def _opens(self, at: int) -> str:
        """What follows the verb: "now" for "que" right behind it, "later" for one a few words on."""
        reach = 14 if self.words[at - 1] in {"told", "tells"} else 7
        for k in range(at, min(at + reach, self.sentence.last)):
            if self.words[k] in _OPENERS:
                return "now" if k == at else "later"
            if self.words[k] in {",", "."}:
                return ""
        return ""

    def _ends_quote(self, verb: int) -> bool:
        at = verb
        while at > self.sentence.first and self.words[at - 1] in {"se", "lo", "le", "les", "ha", "han", "as", "como"}:
            at -= 1
        return at == self.sentence.first or self.words[at - 1] in {",", '"', "-", ";", "?", "!"}

    def _prefers_right(self, left: tuple[Mention, Mention | None, int], right: Mention, hit: Hit) -> bool:
        """ "…de un vagón, informó el INM": what ends at the comma is the subject only with an apposition or at the start."""
        if self._says_after(right) or not self._ends_quote(hit.first):
            return False
        before = self.words[hit.first - 1] if hit.first > self.sentence.first else ""
        opens = left[2] == self.sentence.first or self.words[left[2] - 1] in {'"', ";", ":", "-"}
        return before == '"' or not (left[1] is not None or opens)

    def _says_after(self, mention: Mention) -> bool:
        """Whether another verb of saying claims this phrase as its own subject: "dijo X. Y, añadió…"."""
        at = mention.last
        return any(h.tag in {"say.verb", "say.deny"} for h in (self.page.hits_at[at] if at < len(self.words) else ()))

    def _skip(self, at: int) -> int:
        """Past words that may stand between a verb and its subject."""
        moved = True
        while moved and at < self.sentence.last:
            moved = False
            hits = [h.last for h in self.page.hits_at[at] if h.tag == "say.skip"]
            if hits:
                at, moved = max(hits), True
            elif self.words[at] in {"a", "to"} and at + 1 in self.starting and not self.english:
                at, moved = self.starting[at + 1].last, True
            elif self.words[at] in {"a", "al"} and not self.english and self._dative(at) > at:
                at, moved = self._dative(at), True
        return at

    def _dative(self, at: int) -> int:
        inside = next((m for k in range(at + 1, min(at + 3, self.sentence.last)) if (m := self.starting.get(k))), None)
        return inside.last if inside is not None else at

    def _right(self, at: int) -> Mention | None:
        if self.english and self.words[at - 1] in {"told", "tells", "informed", "assured"}:
            return None
        if self.english and not self._ends_quote(self._verb_start(at)):
            return None
        for start in dict.fromkeys((at, self._skip(at))):
            found = self.starting.get(start)
            if found is not None and not self._is_object(found):
                return found
        return None

    def _verb_start(self, last: int) -> int:
        starts = [
            h.first
            for k in range(max(self.sentence.first, last - 4), last)
            for h in self.page.hits_at[k]
            if h.tag.startswith("say.") and h.last == last
        ]
        return min(starts, default=last - 1)

    def _is_object(self, mention: Mention) -> bool:
        """ "confirmó el hallazgo": what is said rather than who says it. People as victims are objects too."""
        victims = {"migrantes", "personas", "hombres", "mujeres", "people", "men", "women", "migrants", "passengers"}
        return mention.sort in {"group", "role"} and not mention.definite and mention.head in victims

    def _left(self, verb: int) -> tuple[Mention, Mention | None, int] | None:
        """The phrase that ends right before the verb, past adverbs and inserted clauses."""
        at = verb
        for _ in range(6):
            found = self.ending.get(at)
            if found is not None:
                if self._governed(found):
                    beside = self._of_institution(found)
                    if beside is not None:
                        return beside
                    break
                return self._compound(found)
            plain = self._plain_subject(at)
            if plain is not None:
                return plain, None, plain.first
            moved = self._back_over(at)
            if moved == at:
                break
            at = moved
        return self._leading(verb)

    def _of_institution(self, found: Mention) -> tuple[Mention, Mention | None, int] | None:
        """ "Mirtala Olvera, del Colectivo Paso del Sur, sostuvo": the person before the comma speaks."""
        preposition = found.first - 1
        if self.words[preposition] in {"de", "del", "of", "from", "with"} and self.words[preposition - 1] == ",":
            person = self.ending.get(preposition - 1)
            if person is not None and person.sort in {"person", "role"}:
                return person, found, person.first
        return None

    def _leading(self, verb: int) -> tuple[Mention, Mention | None, int] | None:
        """The phrase that opens the sentence, when the verb announces what is said: "Testimonios recabados por X refieren que"."""
        at = self.sentence.first
        moved = True
        while moved and at < verb:
            moved = False
            ends = [h.last for h in self.page.hits_at[at] if h.tag == "back.lead"]
            if ends:
                at, moved = max(ends), True
            elif self.words[at] in {",", "-", '"'} and at > self.sentence.first:
                at, moved = at + 1, True
        found = self.starting.get(at)
        if found is None or found.last > verb or verb - found.last > 24:
            return None
        hit_last = max((h.last for h in self.page.hits_at[verb] if h.tag.startswith("say.")), default=verb + 1)
        between = [
            h
            for k in range(found.last, verb)
            for h in self.page.hits_at[k]
            if h.tag in {"say.verb", "say.deny", "say.request"}
        ]
        if between or not self._opens(hit_last):
            return None
        return self._compound(found)

    def _plain_subject(self, last: int) -> Mention | None:
        """ "Una vulcanizadora de la zona dijo": any phrase that an article opens at the start of a clause."""
        first = self.sentence.first
        if last - 1 < first or not self.words[last - 1].isalpha() or self._names_victims(last - 1):
            return None
        if self.words[last - 1] in self.page.numbers_of("weekday") or self.words[last - 1] in self.page.numbers_of("month"):
            return None
        for at in range(last - 2, max(first - 1, last - 7), -1):
            if not self.words[at].isalpha() and self.words[at] not in {"'s", "-"}:
                return None
            opens = at == first or self.words[at - 1] in {
                ",",
                '"',
                ";",
                ".",
                "y",
                "and",
                "que",
                "that",
                "pero",
                "but",
                "-",
                ":",
            }
            opens = opens or self.words[at] in {"un", "una", "unos", "unas", "a", "an"}
            if opens and self.page.has("who.determiner", at) and not self.page.has("who.pronoun", at):
                taken = any(
                    h.tag.startswith(("say.", "date.", "event."))
                    for k in range(at + 1, last)
                    for h in self.page.hits_at[k]
                )
                if taken:
                    return None
                name = self.page.tokens.original(at + 1, last)
                return Mention(
                    at,
                    last,
                    name,
                    "role",
                    self.words[at + 1],
                    None,
                    self.words[at] in {"el", "la", "los", "las", "the"},
                )
        return None

    def _names_victims(self, at: int) -> bool:
        return self.words[at] in {"personas", "people", "migrants", "migrantes", "bodies", "cuerpos"}

    def _back_over(self, at: int) -> int:
        first = self.sentence.first
        for start in range(max(first, at - 6), at):
            if any(h.tag == "say.skip" and h.last == at for h in self.page.hits_at[start]):
                return start
        if at - 1 <= first:
            return at
        if self.words[at - 1] in {",", "-", ")"}:
            if at - 1 in self.ending:
                return at - 1
            opener = {",": ",", "-": "-", ")": "("}[self.words[at - 1]]
            for start in range(at - 2, max(first, at - 28), -1):
                if self.words[start] == opener and start in self.ending:
                    return start
            return at
        return at

    def _governed(self, mention: Mention) -> bool:
        """Behind a preposition a phrase is no subject: "del albergue, dijo"."""
        before = self.words[mention.first - 1] if mention.first > self.sentence.first else ""
        governing = {
            "de",
            "del",
            "por",
            "con",
            "a",
            "en",
            "contra",
            "para",
            "of",
            "by",
            "with",
            "to",
            "at",
            "in",
            "from",
            "near",
            "on",
            "for",
        }
        return before in governing

    def _compound(self, found: Mention) -> tuple[Mention, Mention | None, int]:
        """ "La coordinadora de la red, Inés Tzul," and "Inés Tzul, coordinadora de la red,": one speaker."""
        comma = found.first - 1
        if comma > self.sentence.first and self.words[comma] == "," and comma in self.ending:
            other = self.ending[comma]
            pair = {found.sort, other.sort}
            if "person" in pair and pair & {"role", "org"} and not (other.sort == "org" and self._governed(other)):
                person, role = (found, other) if found.sort == "person" else (other, found)
                return person, role, min(found.first, other.first)
        if comma > self.sentence.first and self.words[comma] in {"de", "del", "of"} and self.words[comma - 1] == ",":
            other = self.ending.get(comma - 1)
            if other is not None and other.sort == "person":
                return other, found, other.first
        return found, None, found.first

    def _apposition(self, subject: Mention) -> tuple[Mention | None, int]:
        """What follows a subject to describe or name it: "X, coordinadora de…", "la coordinadora de…, X"."""
        at = subject.last
        if at + 1 < self.sentence.last and self.words[at] == ",":
            start = at + 1
            if self.words[start] in {"de", "del", "of"}:
                start += 1
            other = self.starting.get(start)
            if other is not None and {subject.sort, other.sort} & {"person"} and subject.sort != other.sort:
                return other, other.last
        if at < self.sentence.last and self.words[at] in {"de", "del", "of"} and at + 1 in self.starting:
            other = self.starting[at + 1]
            if subject.sort == "person":
                return other, other.last
        return None, at

    def _pronoun(self, verb: int) -> int | None:
        at = verb - 1
        while at >= self.sentence.first and any(
            h.tag == "say.skip" and h.last == at + 1 for h in self.page.hits_at[at]
        ):
            at -= 1
        if at >= self.sentence.first and self.page.has("who.pronoun", at):
            accented = self.english or self.words[at] != "el" or "é" in self.page.tokens.original(at, at + 1).lower()
            return at if accented else None
        return None

    def _implied(self, verb: int, before: list[Cue]) -> bool:
        """Spanish leaves the subject out at the start of a sentence, behind a quotation, and behind "y"."""
        at = verb
        while at > self.sentence.first and any(
            h.tag == "say.skip" and h.last == at
            for s in range(max(self.sentence.first, at - 4), at)
            for h in self.page.hits_at[s]
        ):
            at -= 1
        if at == self.sentence.first:
            return True
        previous = self.words[at - 1]
        if previous in {'"', "-"} or (previous in {",", ";"} and at - 1 > self.sentence.first):
            return True
        return bool(before) and previous in {"y", "e", "pero", "tambien", "ademas"}

    def _relay(self, at: int) -> Mention | None:
        """ "dijo a Radio Jicaral", "en entrevista con…", "told the Laredo paper": who passes the words on."""
        for k in range(max(self.sentence.first, at - 2), min(at + 4, self.sentence.last)):
            for m in (self.starting.get(k + 1), self.starting.get(k)):
                if m is None or m.sort not in {"org", "person"} or m.first < at:
                    continue
                introduced = self.words[m.first - 1] in {"a", "al", "con", "to", "told", "with", "para"}
                outlet = m.head is not None and any(
                    h.tag == "who.outlet" for h in self.page.tagged("who.outlet", m.first, m.last)
                )
                if introduced and outlet:
                    return m
        return None

    # ── headlines: "Secuestran a 50: ONG", "Fiscalía: no hubo secuestro" ──

    def _headline(self) -> list[Cue]:
        first, last = self.sentence.first, self.sentence.last
        for at in range(first + 1, last):
            if self.words[at] not in {":", ";"} or not self.sentence.title:
                continue
            before = self.starting.get(first)
            if before is not None and before.last == at and before.sort in {"org", "person", "group", "role"}:
                return [Cue("headline", "verb", first, at + 1, before, None, None, False, True)]
            after = self.starting.get(at + 1)
            if after is not None and after.last >= last - 1:
                return [Cue("headline", "verb", at, last, after, None, None, True, False)]
        return []


_MANNERS = frozenset(
    {"verb", "accented", "reported", "deny", "doubt", "presume", "fear", "request", "retract", "according", "by"}
)
_BARE = frozenset(
    ["say", "claim", "demand", "deny", "believe", "think", "fear", "urge", "reject", "estimate", "presume", "assume", "deny", "doubt", "speak"]
)
_OPENERS = frozenset({"que", "that", ":", "como", "si", "whether"})
