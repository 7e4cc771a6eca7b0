"""A report laid out for the grammars: its words, and the lexicon's finds in them, once for all."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from paradero.model import Report
from paradero.reading.lexicon import Hit, Lexicon, lexicon
from paradero.reading.tokens import Sentence, Tokens, tokenize


@dataclass(slots=True)
class _Finds:
    """Finds in the order of their first tokens, which stand beside them to be searched."""

    hits: list[Hit] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)

    def add(self, hit: Hit) -> None:
        self.hits.append(hit)
        self.firsts.append(hit.first)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a grammar may look at. `hits_at[i]` are the lexicon's finds that begin at token i."""

    report: Report
    tokens: Tokens
    lexicon: Lexicon
    hits: tuple[Hit, ...]
    hits_at: tuple[tuple[Hit, ...], ...]
    by_tag: dict[str, _Finds] = field(default_factory=dict, repr=False)
    """The finds of each tag and of each family of tags ("event."): most questions are for words that are not there."""

    def __post_init__(self) -> None:
        for hit in self.hits:
            for name in (hit.tag, hit.tag[: hit.tag.index(".") + 1]):
                self.by_tag.setdefault(name, _Finds()).add(hit)

    def tagged(self, prefix: str, first: int, last: int) -> list[Hit]:
        """Finds of one tag, or of a family ("event."), that lie between two tokens, in the order of the text.

        >>> from paradero.model import Report
        >>> page = lay_out(Report("x", "Un grupo armado secuestró a 12 migrantes.", language="es"))
        >>> [h.tag for h in page.tagged("event.", 0, len(page.tokens))]
        ['event.kidnapping']
        """
        found = self.by_tag.get(prefix)
        if found is None:
            return []
        low, high = bisect_left(found.firsts, first), bisect_left(found.firsts, last)
        return [hit for hit in found.hits[low:high] if hit.last <= last]

    def has(self, tag: str, at: int) -> Hit | None:
        """The find of exactly this tag that begins at this token."""
        if 0 <= at < len(self.hits_at):
            for hit in self.hits_at[at]:
                if hit.tag == tag:
                    return hit
        return None

    def in_sentence(self, prefix: str, sentence: Sentence) -> list[Hit]:
        return self.tagged(prefix, sentence.first, sentence.last)

    def numbers_of(self, table: str) -> dict[str, int]:
        """A table of words that mean whole numbers."""
        return {k: v for k, v in self.lexicon.tables.get(table, {}).items() if isinstance(v, int)}

    def words_of(self, name: str) -> frozenset[str]:
        """A plain set of words of the language; its name is its table's and its own. Every language has every set.

        >>> from paradero.model import Report
        >>> sorted(lay_out(Report("x", "", language="es")).words_of("phrase.of"))
        ['de', 'del']
        """
        return self.lexicon.sets[name]


_DEATHS = frozenset({"event.death", "state.dead", "state.lifeless"})


def _without_supposed_deaths(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Whoever "had been given up for drowned" is not dead: a false death is the worst to put into a report's mouth."""
    supposed = {h.last for h in hits if h.tag == "deny.supposed"}
    return tuple(h for h in hits if h.tag not in _DEATHS or not supposed & {h.first, h.first - 1})


def lay_out(report: Report) -> Page:
    """Tokenize a report and find the words of its language."""
    words = lexicon(report.language or "es")
    tokens = tokenize(report.text, words.abbreviations, report.title)
    hits = _without_supposed_deaths(tuple(words.find(tokens.words)))
    at: list[list[Hit]] = [[] for _ in range(len(tokens))]
    for hit in hits:
        at[hit.first].append(hit)
    return Page(report, tokens, words, hits, tuple(tuple(h) for h in at))
