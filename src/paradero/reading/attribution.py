"""Which words of a report are whose: scopes of attribution over its tokens."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from paradero.model import Speaker
from paradero.reading.cues import Cue, cues
from paradero.reading.folding import fold
from paradero.reading.mention import Mention
from paradero.reading.page import Page
from paradero.reading.speakers import Speakers
from paradero.reading.subjects import past_dateline
from paradero.reading.tokens import Sentence

_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Scope:
    """Tokens first up to last are ascribed to `speaker`; `manner` is the verb's ("verb", "deny", "doubt", …)."""

    first: int
    last: int
    speaker: Speaker
    manner: str
    relay: Speaker | None = None
    cue_first: int = -1
    cue_last: int = -1
    shape: str = "verb"

    @property
    def width(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Voices:
    """The scopes of a report. Outside all of them the report speaks for itself."""

    scopes: tuple[Scope, ...]
    cue_tokens: frozenset[int]
    known: Speakers = field(repr=False)
    press: frozenset[int] = frozenset()
    """Paragraphs of a transcript in which the press speaks: for the report itself."""
    by_block: dict[int, tuple[Scope, ...]] = field(default_factory=dict, repr=False)
    """The scopes that reach into each block of tokens, so that a long report is not searched whole for every word."""

    def __post_init__(self) -> None:
        blocks: dict[int, list[Scope]] = {}
        for scope in self.scopes:
            for block in range(scope.first // _BLOCK, max(scope.first, scope.last - 1) // _BLOCK + 1):
                blocks.setdefault(block, []).append(scope)
        self.by_block.update({block: tuple(held) for block, held in blocks.items()})

    def over(self, token: int) -> tuple[Scope, ...]:
        """The scopes that hold a token, the narrowest, that is the nearest speaker's, first."""
        near = self.by_block.get(token // _BLOCK, ())
        return tuple(sorted((s for s in near if s.first <= token < s.last), key=lambda s: s.width))

    def name_of(self, mention: Mention) -> str:
        """The fullest name that the report gives whom a phrase means."""
        return self.known.name_of(mention)

    def speakers(self, token: int) -> tuple[Speaker, ...]:
        """The chain over a token: who said it, as reported by whom."""
        chain: list[Speaker] = []
        for scope in self.over(token):
            for speaker in (scope.speaker, scope.relay):
                if speaker is not None and all(speaker.name != s.name for s in chain):
                    chain.append(speaker)
        return tuple(chain)


@dataclass(frozen=True, slots=True)
class _Label:
    """What opens a paragraph of a transcript, from its first token to the colon."""

    words: tuple[str, ...]
    first: int
    last: int


def voices(page: Page, names: list[Mention]) -> Voices:
    """Ascribe every sentence's words: cues first, then quotations, which may run over sentences and paragraphs."""
    return _Ascription(page, names).run()


class _Ascription:
    def __init__(self, page: Page, names: list[Mention]) -> None:
        self.page = page
        self.words = page.tokens.words
        self.names = names
        self.firsts = [m.first for m in names]
        self.speakers = Speakers(page, names)
        self.scopes: list[Scope] = []
        self.cue_tokens: set[int] = set()
        self.press: set[int] = set()
        self.quotes = _quotations(page)

    def run(self) -> Voices:
        last_said: tuple[int, Speaker] | None = None
        for sentence in self.page.tokens.sentences:
            found = self._cues(sentence)
            own: list[Scope] = []
            for k, cue in enumerate(found):
                if self._is_own(cue) or (k and self.words[cue.first - 1] in self.page.words_of("voice.aside")):
                    continue
                known = self.names[: bisect_left(self.firsts, cue.first)] if cue.pronoun else None
                speaker = self.speakers.resolve(cue.subject, cue.other, cue.pronoun, known)
                if speaker is None:
                    continue
                self.cue_tokens.update(range(cue.first, cue.last))
                own.append(self._scope(sentence, found, k, speaker))
            self._close(own, found)
            self.scopes += own
            quoted = self._quotes_in(sentence)
            if own:
                last_said = (sentence.paragraph, own[-1].speaker)
            elif quoted and last_said is not None and sentence.paragraph - last_said[0] <= 2:
                for first, last in quoted:
                    self.scopes.append(Scope(first, last, last_said[1], "verb", shape="quote"))
                last_said = (sentence.paragraph, last_said[1])
            elif sentence.first < len(self.words) and last_said is not None and self._ends_open(sentence):
                last_said = (sentence.paragraph, last_said[1])
        self._quotes_before_their_cue()
        self._so_said()
        self._labels()
        self._lists()
        return Voices(tuple(self.scopes), frozenset(self.cue_tokens), self.speakers, frozenset(self.press))

    def _is_own(self, cue: Cue) -> bool:
        """The report speaking of itself: "este diario informó", or its publisher by name."""
        if cue.subject is None:
            return False
        if self.page.has("back.own", cue.subject.first):
            return True
        publisher = {w for w in fold(self.page.report.publisher or "").split() if len(w) > 2}
        named = {w for w in fold(cue.subject.name).split() if len(w) > 2}
        return len(named) > 1 and named <= publisher

    def _so_said(self) -> None:
        """ "Así lo confirmó la Cancillería": the sentences before it that have no speaker are hers."""
        tokens = self.page.tokens
        for scope in [s for s in self.scopes if s.cue_first >= 0 and s.shape != "quote"]:
            sentence = tokens.sentence(scope.cue_first)
            start = past_dateline(self.page, sentence)
            if not any(h.tag == "voice.so" and h.last <= scope.cue_first + 3 for h in self.page.hits_at[start]):
                continue
            paragraph: int | None = None
            for before in reversed(tokens.sentences[: sentence.number]):
                paragraph = before.paragraph if paragraph is None else paragraph
                taken = any(s.first < before.last and before.first < s.last for s in self.scopes)
                if taken or before.title or before.paragraph != paragraph:
                    break
                self.scopes.append(replace(scope, first=before.first, last=before.last, shape="so"))

    def _labels(self) -> None:
        """ "SR. ORDÓÑEZ: …" in a transcript: the paragraph is his whose name opens it; the press speaks for itself."""
        tokens = self.page.tokens
        ends: dict[int, int] = {}
        for sentence in tokens.sentences:
            ends[sentence.paragraph] = sentence.last
        opened: set[int] = set()
        for sentence in tokens.sentences:
            if sentence.paragraph in opened:
                continue
            opened.add(sentence.paragraph)
            label = self._label(sentence)
            if label is None:
                continue
            last = ends[sentence.paragraph]
            within = [s for s in self.scopes if label.last <= s.first and s.last <= last]
            speaker = self._labelled(label)
            if speaker is None:
                self.press.add(sentence.paragraph)
            self.scopes = [s for s in self.scopes if not (s in within and (s.cue_first < 0 or s.speaker.span is None))]
            if speaker is not None:
                self.scopes.append(Scope(label.last + 1, last, speaker, "verb", shape="label"))

    def _label(self, sentence: Sentence) -> _Label | None:
        """The words in capitals before the colon that opens a paragraph, a remark in brackets after them left out."""
        words, tokens = self.words, self.page.tokens
        colon = next(
            (k for k in range(sentence.first + 1, min(sentence.first + 9, sentence.last)) if words[k] == ":"), None
        )
        if colon is None:
            return None
        last = next((k for k in range(sentence.first, colon) if words[k] == "("), colon)
        named = [k for k in range(sentence.first, last) if words[k].isalpha()]
        if not named or not tokens.original(sentence.first, last).isupper():
            return None
        return _Label(tuple(words[k] for k in named), sentence.first, colon)

    def _labelled(self, label: _Label) -> Speaker | None:
        """Who is meant: a person of that surname, or of that office; None for whoever asks the questions."""
        tokens = self.page.tokens
        if self.page.tagged("back.press", label.first, label.last):
            return None
        surname = label.words[-1]
        named = [m for m in self.names if m.sort == "person" and m.last - m.first > 1 and m.first > label.first - 400]
        person = next((m for m in named if surname in self.words[m.first : m.last]), None)
        if person is None:
            person = next((m for m in named if m.head in label.words or surname in fold(m.role or "").split()), None)
        if person is not None and self._of_the_press(person):
            return None
        span = tokens.span(label.first, label.last)
        if person is None:
            known = any(h.tag == "who.person" for h in self.page.tagged("who.person", label.first, label.last))
            return Speaker(tokens.original(label.first, label.last), None, span) if known else None
        return Speaker(self.speakers.name_of(person), person.role, span)

    def _lists(self) -> None:
        """ "La Fiscalía informa:" opens a list: its numbered or dashed paragraphs are the speaker's."""
        tokens = self.page.tokens
        speaker: Speaker | None = None
        manner, paragraph, added = "verb", -2, []
        for sentence in tokens.sentences:
            opened = [s for s in self.scopes if s.shape == "verb" and sentence.first <= s.cue_first < sentence.last]
            if opened and self.words[sentence.last - 1] == ":":
                speaker, manner, paragraph = opened[-1].speaker, opened[-1].manner, sentence.paragraph
                continue
            if speaker is None or sentence.paragraph == paragraph:
                if speaker is not None:
                    added.append(Scope(sentence.first, sentence.last, speaker, manner, shape="list"))
                continue
            marked = self.words[sentence.first][0].isdecimal() or self.words[sentence.first] in {
                "-",
                "*",
                "\u2022",
                "\u00b7",
                '"',
            }
            if sentence.paragraph == paragraph + 1 and marked:
                paragraph = sentence.paragraph
                added.append(Scope(sentence.first, sentence.last, speaker, manner, shape="list"))
            else:
                speaker = None
        self.scopes += added

    def _of_the_press(self, person: Mention) -> bool:
        """Whoever asks the questions speaks for the report itself."""
        surname = self.words[person.last - 1]
        for m in self.names:
            if surname in self.words[m.first : m.last]:
                low = max(0, m.first - 4)
                if self.page.tagged("back.press", low, min(len(self.words), m.last + 4)):
                    return True
        return False

    def _cues(self, sentence: Sentence) -> list[Cue]:
        low = bisect_left(self.firsts, sentence.first)
        high = bisect_left(self.firsts, sentence.last)
        return cues(self.page, sentence, self.names[low:high])

    def _ends_open(self, sentence: Sentence) -> bool:
        return self.words[sentence.last - 1] == ":"

    def _scope(self, sentence: Sentence, found: list[Cue], k: int, speaker: Speaker) -> Scope:
        """How far a cue reaches: forward behind "que", back over what it closes, all round for "según X,"."""
        cue = found[k]
        floor = found[k - 1].last if k else sentence.first
        before = cue.first - floor
        after = sentence.last - cue.last
        relay = self.speakers.resolve(cue.relay, None) if cue.relay is not None else None
        first, last = cue.last, sentence.last
        if cue.shape == "according" and k and not found[k - 1].opens and self._parenthetical(cue, sentence):
            first, last = sentence.first, sentence.last
        elif cue.shape == "according":
            leading = cue.first - sentence.first <= 2 or self._clause_starts(cue.first)
            first = cue.first if leading else floor
            last = sentence.last
            if not leading and after > 3 and self.words[cue.last] in {",", ".", ";"}:
                last = sentence.last
        elif cue.shape == "by" or self._parenthetical(cue, sentence):
            first, last = floor, sentence.last
        elif self._closes(cue, sentence, before):
            first, last = floor, cue.first
        elif k and cue.inverted and not cue.opens and after <= 3 and not any(c.opens for c in found[:k]):
            first = sentence.first
        elif (
            (cue.inverted and not cue.opens and before >= 2)
            or (not cue.opens and before >= 4 and after <= 3)
            or (not cue.opens and self._quote_between(floor, cue.first))
        ):
            first = floor
        return Scope(first, last, speaker, cue.manner, relay, cue.first, cue.last, cue.shape)

    def _parenthetical(self, cue: Cue, sentence: Sentence) -> bool:
        """ "El chofer, agregó, no ha vuelto": between commas, a cue reaches both ways."""
        before = self.words[cue.first - 1] if cue.first > sentence.first else ""
        after = self.words[cue.last] if cue.last < sentence.last else ""
        return before == "," and after == "," and not cue.opens

    def _closes(self, cue: Cue, sentence: Sentence, before: int) -> bool:
        """ "Nobody was taken, the prosecutor's office said Wednesday, days after…": said is what stands before."""
        if cue.opens or cue.inverted or before < 4 or self.words[cue.first - 1] != "," or cue.shape != "verb":
            return False
        at = cue.last
        while at < sentence.last and any(h.tag == "say.skip" for h in self.page.hits_at[at]):
            at = max(h.last for h in self.page.hits_at[at] if h.tag == "say.skip")
        return (
            at >= sentence.last or self.words[at] == '"' or self.words[at] in self.page.words_of("voice.after_saying")
        )

    def _clause_starts(self, at: int) -> bool:
        return at > 0 and self.words[at - 1] in self.page.words_of("voice.before_clause")

    def _quote_between(self, first: int, last: int) -> bool:
        return any(q < last and e > first for q, e in self.quotes)

    def _close(self, own: list[Scope], found: list[Cue]) -> None:
        """A later speaker's clause ends an earlier one's reach, unless it stands inside it behind "que"."""
        for k in range(len(own)):
            for later in own[k + 1 :]:
                scope = own[k]
                if later.shape == "according" or not scope.first <= later.cue_first < scope.last:
                    continue
                before = self.words[later.cue_first - 1] if later.cue_first else ""
                nested = before in self.page.words_of("voice.nesting") and later.cue_first - 1 > scope.cue_last - 1
                same = later.speaker.name == scope.speaker.name
                if not nested and not same:
                    cut = later.first if later.first > scope.cue_last else later.cue_first
                    own[k] = Scope(
                        scope.first,
                        max(scope.first, cut),
                        scope.speaker,
                        scope.manner,
                        scope.relay,
                        scope.cue_first,
                        scope.cue_last,
                        scope.shape,
                    )

    def _quotes_in(self, sentence: Sentence) -> list[tuple[int, int]]:
        inside = []
        for first, last in self.quotes:
            low, high = max(first, sentence.first), min(last, sentence.last)
            if high - low >= 3 and not sentence.title:
                inside.append((low, high))
        return inside

    def _quotes_before_their_cue(self) -> None:
        """ "…Uno. Dos. Tres", dijo X: the first sentences of a quotation belong to the cue that closes it."""
        sentence_of = self.page.tokens.sentence_of
        for first, last in self.quotes:
            if last >= len(self.words) or sentence_of[first] == sentence_of[last - 1]:
                continue
            closing = [
                s
                for s in self.scopes
                if s.shape == "verb"
                and sentence_of[s.cue_first] in {sentence_of[last - 1], sentence_of[min(last, len(self.words) - 1)]}
                and last - 1 <= s.cue_first <= last + 1
            ]
            if closing:
                scope = closing[0]
                self.scopes = [
                    s for s in self.scopes if not (s.shape == "quote" and first <= s.first and s.last <= last)
                ]
                self.scopes.append(
                    Scope(
                        first, last, scope.speaker, scope.manner, scope.relay, scope.cue_first, scope.cue_last, "quote"
                    )
                )


def _quotations(page: Page) -> list[tuple[int, int]]:
    """Tokens between quotation marks; one left open ends with its paragraph, or runs on where the next opens anew."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    tokens = page.tokens
    paragraph = -1
    for sentence in tokens.sentences:
        if sentence.paragraph != paragraph:
            if opened is not None:
                found.append((opened, sentence.first))
                opened = None
            paragraph = sentence.paragraph
        for i in range(sentence.first, sentence.last):
            if tokens.words[i] != '"':
                continue
            if opened is None:
                opened = i
            else:
                found.append((opened, i + 1))
                opened = None
    if opened is not None:
        found.append((opened, len(tokens)))
    return found
