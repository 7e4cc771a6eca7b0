"""Which capitals of a page mark a name."""

from __future__ import annotations

from functools import cached_property

from paradero.reading.page import Page

_COMMON = (
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


class Capitals:
    """The capitals of one page. Where all letters are capitals, or a sentence begins, they need not mark a name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = page.tokens.words
        self.calendar = page.numbers_of("month") | page.numbers_of("weekday")
        self.openers = page.words_of("phrase.openers")
        self.inner_particles = page.words_of("phrase.inner_particles")

    @cached_property
    def steady(self) -> set[str]:
        """Words that carry a capital within a sentence and never go without: names, also where they open one."""
        tokens = self.tokens
        within = {
            w
            for k, w in enumerate(self.words)
            if tokens.caps[k] and tokens.sentence(k).first != k and tokens.sentence_of[k] not in tokens.shouting
        }
        return within - {w for k, w in enumerate(self.words) if not tokens.caps[k]}

    def at(self, at: int) -> bool:
        """Whether a word with a capital stands here."""
        return at < len(self.words) and self.tokens.caps[at] and self.words[at][0].isalpha()

    def shouting(self, at: int) -> bool:
        return self.tokens.sentence_of[at] in self.tokens.shouting

    def name(self, at: int) -> bool:
        """A capital that marks a name: no month, no word that merely begins a sentence."""
        if not self.at(at) or self.words[at] in self.calendar or self.page.has("who.never", at):
            return False
        if self.tokens.sentence(at).first == at or (at > 0 and self.words[at - 1] in {'"', ":", "-", "("}):
            common = any(hit.tag.startswith(_COMMON) for hit in self.page.hits_at[at])
            return not common and self.words[at] not in self.openers
        return True

    def run(self, at: int) -> int:
        """The end of the name that begins here: capitalised words, small particles and initials between them."""
        end = self.tokens.sentence(at).last
        at += 1
        while at < end:
            ampersand = self.words[at] == "&" and at + 1 < end and self.name(at + 1)
            if self.name(at) or ampersand or self._initial(at, end) or self._hyphen(at, end):
                at += 1
                continue
            step = at
            while step < end and step < at + 3 and self.page.has("who.particle", step) and not self.at(step):
                step += 1
            if step == at or step >= end or not self.name(step) or self.words[at] in self.inner_particles:
                break
            at = step + 1
        return at

    def _initial(self, at: int, end: int) -> bool:
        return self.words[at] == "." and len(self.words[at - 1]) == 1 and at + 1 < end and self.name(at + 1)

    def _hyphen(self, at: int, end: int) -> bool:
        joined = at + 1 < end and self.tokens.ends[at] == self.tokens.starts[at + 1]
        return self.words[at] == "-" and joined and self.at(at + 1)
