"""Where a report says that somebody says something, and who."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from paradero.reading.lexicon import Hit
from paradero.reading.mention import Mention
from paradero.reading.page import Page
from paradero.reading.subjects import Subjects
from paradero.reading.tokens import Sentence

Shape = Literal["verb", "according", "by", "headline"]

_INTRODUCING = frozenset({"say.according", "say.by"})
_MANNERS = _INTRODUCING | {
    f"say.{manner}"
    for manner in ("verb", "accented", "reported", "deny", "doubt", "presume", "fear", "request", "retract")
}


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
    """The cues of one sentence, left to right. `names` are the mentions of that sentence.

    >>> from paradero.model import Report
    >>> from paradero.reading.names import mentions
    >>> from paradero.reading.page import lay_out
    >>> page = lay_out(Report("x", "El INM negó que faltaran doce, informó Inés Tzul.", language="es"))
    >>> for cue in cues(page, page.tokens.sentences[0], mentions(page)):
    ...     print(cue.manner, cue.subject.name if cue.subject else None, cue.inverted)
    deny INM False
    verb Inés Tzul True
    """
    return _Cues(page, sentence, names).find()


_LONGEST_TITLE = 6
_CLOSING = 6
"""So many words before ", dijo X" are what X said; a "que" behind X then describes X."""


class _Cues:
    def __init__(self, page: Page, sentence: Sentence, names: list[Mention]) -> None:
        self.page = page
        self.words = page.tokens.words
        self.sentence = sentence
        self.subjects = Subjects(page, sentence, names)
        self.starting = self.subjects.starting
        self.english = page.lexicon.language == "en"

    def find(self) -> list[Cue]:
        found: list[Cue] = []
        taken = self.sentence.first
        for hit in self._candidates():
            if hit.first < taken:
                continue
            cue = self._introduced(hit) if hit.tag in _INTRODUCING else self._spoken(hit, bool(found))
            if cue is not None:
                found.append(cue)
                taken = hit.last
        return found or self._headline()

    def _candidates(self) -> list[Hit]:
        """ "según" before verbs, the longest phrase first, and the plain manner last."""
        hits = [h for h in self.page.in_sentence("say.", self.sentence) if h.tag in _MANNERS]
        return sorted(hits, key=lambda h: (h.first, h.tag not in _INTRODUCING, -h.last, h.tag == "say.verb"))

    def _word(self, at: int) -> str:
        """The word at a token of this sentence."""
        return self.words[at] if self.sentence.first <= at < self.sentence.last else ""

    # ── "según X", "denunciado por X" ──

    def _introduced(self, hit: Hit) -> Cue | None:
        pronoun = self.page.lexicon.tables["pronoun"].get(self._word(hit.last))
        if pronoun is not None:
            return Cue("according", "verb", hit.first, hit.last + 1, None, inverted=True, pronoun=str(pronoun))
        shape: Shape = "according" if hit.tag == "say.according" else "by"
        at = self.subjects.past_skipped(hit.last)
        subject = self.starting.get(at) or self.starting.get(hit.last)
        if subject is None and shape == "according":
            subject = self._unheaded(at) or self._titled(at)
        if subject is None and self._word(hit.last) == "," and hit.last - hit.first > 1:
            return Cue("according", "verb", hit.first, hit.last, None, inverted=True)
        if subject is None or (shape == "by" and subject.head and self._is_doer(subject)):
            return None
        other, last = self.subjects.apposition(subject)
        return Cue(shape, "verb", hit.first, last, subject, other, self._relay(last), inverted=True)

    def _is_doer(self, mention: Mention) -> bool:
        return bool(self.page.tagged("person.doer", mention.first, mention.last))

    def _unheaded(self, at: int) -> Mention | None:
        """After "según", whoever it is, up to the next sign: "según la mecánica que lo revisó"."""
        relative = self.page.words_of("cue.relative")
        last = at
        while last < min(self.sentence.last, at + 6) and self.words[last].isalpha():
            if last > at and self.words[last] in relative:
                break
            last += 1
        if last - at < 2 or not self.page.has("who.determiner", at):
            return None
        return Mention(at, last, self.page.tokens.original(at + 1, last), "role", self.words[at + 1])

    def _titled(self, at: int) -> Mention | None:
        """ "According to Justice of the Peace Vera Kinsolving": a title that no list holds, up to its name."""
        if at >= self.sentence.last or not self.page.tokens.caps[at]:
            return None
        for mention in sorted(self.subjects.starting.values(), key=lambda m: m.first):
            if at < mention.first <= at + _LONGEST_TITLE and mention.sort in {"person", "org", "role"}:
                between = self.words[at : mention.first]
                if all(w.isalpha() for w in between):
                    return replace(mention, first=at, role=self.page.tokens.original(at, mention.first))
                return None
        return None

    # ── verbs ──

    def _spoken(self, hit: Hit, again: bool) -> Cue | None:
        """A verb with its subject; `again` says that the sentence has spoken before."""
        manner = hit.tag.removeprefix("say.")
        if manner == "accented" and self.page.tokens.original(hit.first, hit.last).isascii():
            return None
        if self._unfinite(hit):
            return None
        manner = "verb" if manner in {"accented", "reported"} else manner
        opens = self.subjects.opens(hit.last)
        right = None if opens == "now" else self.subjects.right(hit.last)
        left = self.subjects.left(hit.first)
        if right is not None and self._calls(hit, right):
            return None
        if right is not None and (left is None or self.subjects.prefers_right(left, right, hit)):
            other, last = self.subjects.apposition(right)
            closes = self._word(hit.first - 1) == "," and hit.first - self.sentence.first > _CLOSING
            opened = self._word(last) in self.page.words_of("cue.openers") and not closes
            return Cue("verb", manner, hit.first, last, right, other, self._relay(last), True, opened)
        if left is not None:
            if self._disagrees(hit, left.mention):
                return None
            relay = self._relay(hit.last)
            return Cue("verb", manner, left.first, hit.last, left.mention, left.other, relay, opens=bool(opens))
        return self._unnamed(hit, manner, bool(opens), again)

    def _calls(self, hit: Hit, right: Mention) -> bool:
        """ "le decían Chepe", "que se dicen sobrevivientes": what somebody is called does not speak."""
        called = self._word(hit.first - 1) in self.page.words_of("cue.called")
        naming = self._word(hit.first).startswith(tuple(self.page.words_of("cue.naming")))
        return called and naming and right.first == hit.last and right.role is None and right.sort == "person"

    def _unnamed(self, hit: Hit, manner: str, opens: bool, again: bool) -> Cue | None:
        """A verb whose subject is a pronoun, or left out."""
        at = self.subjects.pronoun(hit.first)
        if at is not None:
            relay = self._relay(hit.last)
            return Cue("verb", manner, at, hit.last, None, relay=relay, opens=opens, pronoun=self.words[at])
        if not self.english:
            if not self.subjects.implied(hit.first, again) or not (opens or manner in {"verb", "request", "deny"}):
                return None
            return Cue("verb", manner, hit.first, hit.last, None, relay=self._relay(hit.last), opens=opens)
        if hit.last < self.sentence.last and self.page.has("who.pronoun", hit.last):
            pronoun = self.words[hit.last]
            return Cue("verb", manner, hit.first, hit.last + 1, None, inverted=True, pronoun=pronoun)
        before = self.words[hit.first - 1] if hit.first else ""
        joined = before == "," or before in self.page.words_of("cue.joins_verbs")
        return Cue("verb", manner, hit.first, hit.last, None, opens=opens) if again and joined else None

    def _unfinite(self, hit: Hit) -> bool:
        """ "was reported", "the report", "reported missing": nobody says anything with it."""
        before, after = self._word(hit.first - 1), self._word(hit.last)
        return before in self.page.words_of("cue.before_unfinite") or after in self.page.words_of("cue.after_unfinite")

    def _disagrees(self, hit: Hit, subject: Mention) -> bool:
        """ "heard a man demand": a bare verb needs a subject in the plural."""
        bare = hit.last - hit.first == 1 and self.words[hit.first] in self.page.words_of("cue.bare")
        return bare and not subject.plural and not (subject.head or subject.name).endswith("s")

    def _relay(self, at: int) -> Mention | None:
        """ "dijo a Radio Jicaral", "en entrevista con…", "told the Laredo paper": who passes the words on."""
        for k in range(max(self.sentence.first, at - 2), min(at + 4, self.sentence.last)):
            for m in (self.starting.get(k + 1), self.starting.get(k)):
                if m is None or m.sort not in {"org", "person"} or m.first < at:
                    continue
                introduced = self.words[m.first - 1] in self.page.words_of("cue.relay")
                if introduced and m.head is not None and self.page.tagged("who.outlet", m.first, m.last):
                    return m
        return None

    # ── headlines: "Secuestran a 50: ONG", "Fiscalía: no hubo secuestro" ──

    def _headline(self) -> list[Cue]:
        first, last = self.sentence.first, self.sentence.last
        if not self.sentence.title:
            return []
        for at in range(first + 1, last):
            if self.words[at] not in {":", ";"}:
                continue
            before = self.starting.get(first)
            if before is not None and before.last == at and before.sort in {"org", "person", "group", "role"}:
                return [Cue("headline", "verb", first, at + 1, before, opens=True)]
            after = self.starting.get(at + 1)
            if after is not None and after.last >= last - 1:
                return [Cue("headline", "verb", at, last, after, inverted=True)]
        return []
