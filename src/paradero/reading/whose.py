"""Whose words stand at a place: of all whom a report names, and the report itself, the likeliest.

Scopes say where a cue's grammar reaches. They cannot say how long a voice goes on without a new verb, who is quoted
where no verb of saying stands, or that a plain sentence behind a quotation is the report's own again. How such places
were answered in the development corpus can: every candidate has features, learned weights choose (`choosing.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from paradero.model import Speaker
from paradero.reading.attribution import Scope, Voices
from paradero.reading.choosing import Features, shares
from paradero.reading.mention import Mention
from paradero.reading.page import Page
from paradero.reading.tokens import Sentence

_BACK, _AHEAD = 10, 2
"""So many sentences before and behind a place may hold a mention of its speaker."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may have said it; None is the report itself."""

    speaker: Speaker | None
    features: Features


@dataclass(frozen=True, slots=True)
class Whose:
    """The chain of speakers, nearest first; the scopes over the place from the nearest speaker's on; how likely."""

    speakers: tuple[Speaker, ...]
    scopes: tuple[Scope, ...]
    share: float


@dataclass(slots=True)
class Entity:
    """Somebody whom the report names, with where: indexes into its mentions, and the turns in which they speak."""

    name: str
    role: str | None
    sort: str
    mentions: list[int]
    turns: list[Scope]


class Asking:
    """Whose words stand where, in one report. Made once a report; asked for each claim."""

    def __init__(self, page: Page, said: Voices, names: list[Mention]) -> None:
        self.page = page
        self.said = said
        self.words = page.tokens.words
        self.names = names
        self.firsts = [m.first for m in names]
        self.turns = sorted((s for s in said.scopes if s.cue_first >= 0), key=lambda s: s.cue_first)
        self.quoted = _quoted(page)
        self.quoting = {page.tokens.sentence_of[k] for k, inside in enumerate(self.quoted) if inside}
        self.tenses = {
            "told.perfect": page.words_of("told.perfect"),
            "told.past": page.words_of("told.past"),
            "told.before": page.words_of("told.before"),
            "told.imperfect": page.words_of("told.imperfect"),
            "told.would": page.words_of("told.would"),
            "told.we": page.words_of("told.we"),
            "told.then": page.words_of("told.then"),
        }
        self.marks: dict[int, list[str]] = {}
        self.entities = self._entities()
        self.stands = [self._stand(m) for m in names]
        self.speaking = [s.startswith(("cue", "subject", "quoted")) for s in self.stands]
        self.speaking_before = list(accumulate(self.speaking, initial=0))
        self.opening = next((s.first for s in page.tokens.sentences if s.last - s.first > 14), len(self.words))
        covered = {page.tokens.sentence_of[k] for s in said.scopes for k in range(s.first, s.last)}
        self.share = round(4 * len(covered) / max(1, len(page.tokens.sentences)))
        self.issued = bool(page.tagged("voice.issued", 0, len(page.tokens)))

    # ── who there is ──

    def _entities(self) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        spoken = {}
        for turn in self.said.scopes:
            entity = found.setdefault(turn.speaker.name, Entity(turn.speaker.name, turn.speaker.role, "person", [], []))
            entity.turns.append(turn)
            if turn.speaker.span is not None:
                spoken[bisect_left(self.page.tokens.starts, turn.speaker.span.start)] = turn.speaker.name
        for n, mention in enumerate(self.names):
            name = spoken.get(mention.first) or self.said.name_of(mention)
            entity = found.setdefault(name, Entity(name, mention.role, mention.sort, [], []))
            entity.mentions.append(n)
            if not entity.mentions[:-1] or mention.sort == "person":
                entity.sort, entity.role = mention.sort, entity.role or mention.role
        return found

    def _stand(self, mention: Mention) -> str:
        """How a phrase stands in its sentence: as the subject of a verb of saying, another subject, an object."""
        if any(k in self.said.cue_tokens for k in range(mention.first, mention.last)):
            return "cue"
        sentence = self.page.tokens.sentence(mention.first)
        before = self.words[mention.first - 1] if mention.first > sentence.first else "."
        behind = self.words[mention.last] if mention.last < sentence.last else "."
        if before in self.page.words_of("subject.governing") or self.page.has("place.near", mention.first - 1):
            return f"governed {before if before in _TOLD else ''}"
        where = "quoted" if sentence.number in self.quoting else "subject"
        if before in {".", ":", '"', "-"} or mention.first == sentence.first:
            return f"{where} first{' comma' if behind == ',' else ''}"
        if before == ",":
            return f"{where} behind a comma{' comma' if behind == ',' else ''}"
        if before in self.page.words_of("subject.before_clause"):
            return f"{where} of a clause"
        return "other"

    def speaker(self, entity: Entity) -> Speaker:
        """Whom a name stands for, where they are first named."""
        named = next((t.speaker.span for t in entity.turns if t.speaker.span is not None), None)
        if entity.mentions:
            first = self.names[entity.mentions[0]]
            named = self.page.tokens.span(first.first, first.last)
        return Speaker(entity.name, entity.role, named)

    # ── asking ──

    def whose(self, token: int, kind: str) -> Whose:
        found = self.candidates(token, kind)
        likely = shares("whose", [c.features for c in found])
        best = max(range(len(found)), key=lambda k: likely[k])
        chosen = found[best].speaker
        if chosen is None:
            return Whose((), (), likely[best])
        over = self.said.over(token)
        names = [s.speaker.name for s in over]
        if chosen.name in names:
            over = over[names.index(chosen.name) :]
            chain = [s for scope in over for s in (scope.speaker, scope.relay) if s is not None]
            return Whose(_once(chain), over, likely[best])
        turn = next((t for t in self.entities[chosen.name].turns if t.relay is not None), None)
        relay = [turn.relay] if turn is not None and turn.relay is not None else []
        return Whose(_once([chosen, *relay]), (), likely[best])

    def candidates(self, token: int, kind: str) -> list[Candidate]:
        """The report itself first, then everyone who speaks over the place or is named near it."""
        sentence = self.page.tokens.sentence(token)
        over = self.said.over(token)
        found = [Candidate(None, self._of_itself(token, kind, sentence, over))]
        names_over = {s.speaker.name for s in over}
        low = max(0, sentence.number - _BACK)
        high = min(len(self.page.tokens.sentences) - 1, sentence.number + _AHEAD)
        first, last = self.page.tokens.sentences[low].first, self.page.tokens.sentences[high].last
        for entity in self.entities.values():
            near = [n for n in entity.mentions if first <= self.names[n].first < last]
            heads = [n for n in entity.mentions if self.names[n].first < self.opening]
            turns = [t for t in entity.turns if first <= t.first < last or first <= t.cue_first < last]
            if near or heads or turns or entity.name in names_over:
                found.append(self._of_entity(entity, near, token, kind, over))
        return found

    def _away(self, at: int, sentence: Sentence) -> tuple[int, int]:
        """Sentences and paragraphs from a token to a sentence behind it."""
        there = self.page.tokens.sentence(at)
        return sentence.number - there.number, sentence.paragraph - there.paragraph

    # ── what speaks for the report itself ──

    def _of_itself(self, token: int, kind: str, sentence: Sentence, over: tuple[Scope, ...]) -> Features:
        found = ["always", f"kind {kind}", f"scope {over[0].shape if over else 'none'}", f"told share {self.share}"]
        if over:
            found.append(f"manner {over[0].manner}")
        if self.quoted[token]:
            found.append("in quotes")
        if sentence.title:
            found.append("in the title")
        if self.issued:
            found.append("issued")
        if sentence.paragraph in self.said.press:
            found.append("the press speaks")
        found.append(f"sentence {min(sentence.number, 4)}")
        before = [t for t in self.turns if t.cue_first < token]
        state = "over" if over else "nobody has spoken"
        if before:
            away, paragraphs = self._away(before[-1].cue_first, sentence)
            found += [f"last turn {min(away, 4)}", f"paragraphs {min(paragraphs, 3)}"]
            if not over:
                state = f"last turn {min(away, 3)} paragraphs {min(paragraphs, 2)}"
                found += [f"last turn {min(away, 4)} paragraphs {min(paragraphs, 2)}", f"{state} {kind}"]
                found.append(f"{state} by {before[-1].shape} {before[-1].manner}")
        else:
            found.append("nobody has spoken")
        found += self._marks(sentence)
        if not over:
            found += self._wording(sentence, state)
        return tuple(f"own {f}" for f in found)

    def _wording(self, sentence: Sentence, state: str) -> list[str]:
        """How a sentence without a cue is worded: what it opens with, its tenses, its persons."""
        words = self.words[sentence.first : sentence.last]
        opening = [w for w in words[:4] if w.isalpha()][:3]
        found = [f"opens {n} {w[:6]}" for n, w in enumerate(opening)]
        for name, endings in self.tenses.items():
            if any(w in endings or (len(w) > 5 and w[-4:] in endings) for w in words):
                found += [name, f"{name} {state}"]
        return found

    def _marks(self, sentence: Sentence) -> list[str]:
        """Words of the sentence that tell hearsay from the report's own telling."""
        known = self.marks.get(sentence.number)
        if known is None:
            known = [f"says {tag}" for tag in _MARKS if self.page.in_sentence(tag, sentence)]
            if self.page.has("back.lead", sentence.first):
                known.append("says leads on")
            if not any(self.page.tokens.caps[k] for k in range(sentence.first + 1, sentence.last)):
                known.append("says no name")
            if sentence.number in self.quoting:
                known.append("says quotation")
            self.marks[sentence.number] = known
        return known

    # ── what speaks for somebody ──

    def _of_entity(self, entity: Entity, near: list[int], token: int, kind: str, over: tuple[Scope, ...]) -> Candidate:
        sentence = self.page.tokens.sentence(token)
        found = ["speaker", f"sort {entity.sort}", f"sort {entity.sort} {kind}"]
        span = None
        names_over = [s.speaker.name for s in over]
        state = "beside"
        if entity.name in names_over:
            rank = min(names_over.index(entity.name), 2)
            scope = over[names_over.index(entity.name)]
            span = scope.speaker.span
            state = "over"
            found += [f"over {rank}", f"over {rank} {scope.shape}", f"over {rank} {kind}", f"manner {scope.manner}"]
            if len(over) > 1:
                found.append(f"over {rank} of more")
        else:
            found += ["not over" + (", others are" if over else ""), f"not over {kind}"]
        if self.quoted[token]:
            found.append(f"{state} in quotes")
        before = [n for n in near if self.names[n].last <= token]
        behind = [n for n in near if self.names[n].first > token]
        if any(self.names[n].first <= token < self.names[n].last for n in near):
            found.append("is the claim itself")
        if before:
            found += self._before(before, token, sentence, state)
        else:
            found.append(f"{state} not named before")
        if behind:
            found += self._behind(behind[0], token, sentence, state)
        found += self._turns(entity, token, sentence, state)
        if entity.mentions and self.names[entity.mentions[0]].first < self.opening:
            found += ["in the head", *(["issued by it"] if self.issued and entity.sort in {"org", "paper"} else [])]
        found.append(f"{state} named {min(3, len(entity.mentions))}")
        spoken = sum(self.speaking[n] for n in entity.mentions)
        found.append(f"{state} speaking {min(3, spoken)}")
        if sentence.title:
            found.append(f"{state} in the title")
        if span is None and near:
            last = self.names[(before or behind or near)[-1 if before else 0]]
            span = self.page.tokens.span(last.first, last.last)
        return Candidate(Speaker(entity.name, entity.role, span), tuple(found))

    def _before(self, before: list[int], token: int, sentence: Sentence, state: str) -> list[str]:
        """The last mention before the place, and the last one that stands like a speaker."""
        last = before[-1]
        away, paragraphs = self._away(self.names[last].first, sentence)
        stand = self.stands[last]
        between = self._between(last, token)
        found = [
            f"{state} {stand} {min(away, 4)} before",
            f"{state} {min(between, 2)} between",
            f"{state} {min(away, 3)} before, {min(between, 1)} between, {min(paragraphs, 2)} paragraphs",
            f"{state} {stand} {min(paragraphs, 2)} paragraphs before",
        ]
        if self.quoted[token]:
            found.append(f"{state} {stand} {min(away, 2)} before, in quotes")
        speaking = next((n for n in reversed(before) if self.speaking[n]), None)
        if speaking is not None and speaking != last:
            away, _ = self._away(self.names[speaking].first, sentence)
            found.append(f"{state} spoke as {self.stands[speaking]} {min(away, 4)} before")
        return found

    def _between(self, mention: int, token: int) -> int:
        """How many others stand like speakers between a mention and the place."""
        return self.speaking_before[bisect_left(self.firsts, token)] - self.speaking_before[mention + 1]

    def _behind(self, mention: int, token: int, sentence: Sentence, state: str) -> list[str]:
        away, _ = self._away(self.names[mention].first, sentence)
        quoted = ", in quotes" if self.quoted[token] else ""
        first = bisect_left(self.firsts, token + 1)
        nearest = self.speaking_before[mention] == self.speaking_before[min(first, mention)]
        return [
            f"{state} {self.stands[mention]} {-away} behind{quoted}",
            f"{state} {-away} behind{quoted}{', next' if nearest else ''}",
        ]

    def _turns(self, entity: Entity, token: int, sentence: Sentence, state: str) -> list[str]:
        turns = [t for t in entity.turns if t.cue_first >= 0]
        found = [f"{state} turns {min(3, len(turns))}"]
        before = max((t for t in turns if t.cue_first < token), key=lambda t: t.cue_first, default=None)
        if before is not None:
            away, paragraphs = self._away(before.cue_first, sentence)
            between = sum(
                1 for t in self.turns if before.cue_first < t.cue_first < token and t.speaker.name != entity.name
            )
            found += [
                f"{state} said {min(away, 5)} ago",
                f"{state} said {min(away, 3)} ago, {min(between, 1)} since, {min(paragraphs, 2)} paragraphs",
                f"{state} said {before.shape} {before.manner}",
            ]
            if self.quoted[token]:
                found.append(f"{state} said {min(away, 3)} ago, in quotes")
        return found


_TOLD = frozenset({"a", "para", "segun", "de", "to", "of", "by", "for", "con", "with"})
_MARKS = ("hedge.alleged", "hedge.presumed", "hedge.likely", "act.response", "act.request", "deny.word", "deny.doubt")


def _once(chain: list[Speaker]) -> tuple[Speaker, ...]:
    """Each speaker once, at the first place."""
    return tuple({s.name: s for s in reversed(chain)}[n] for n in dict.fromkeys(s.name for s in chain))


def _quoted(page: Page) -> list[bool]:
    """For each token whether it stands between quotation marks, which end with their paragraph."""
    inside, result, paragraph = False, [], -1
    for sentence in page.tokens.sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        for k in range(sentence.first, sentence.last):
            if page.tokens.words[k] == '"':
                inside = not inside
            result.append(inside)
    return result
