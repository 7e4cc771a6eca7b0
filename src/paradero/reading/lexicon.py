"""The words of a language, from its data files: a new language is a new folder of them.

A file has tables of lists: `[event] kidnapping = ["secuestr*", "privad* de la|su libertad"]` gives hits tagged
`event.kidnapping`. In a phrase, `*` ends a stem, `|` separates words that do equally, `?` marks a word that may lack.
Where a table has a string instead of a list, it is a plain set of words (or endings, or signs), parted by blanks, that
a grammar asks for by name: `[phrase] of = "de del"`. A table `[verbs_say]` has verbs, parted by semicolons, that are
conjugated into phrases of the table `say`; a table `[nouns_who]` nouns for people, declined into the table `who`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from paradero.reading.conjugation import english, spanish
from paradero.reading.declension import english_noun, spanish_noun
from paradero.reading.folding import fold

LANGUAGES = ("es", "en")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon found at tokens first up to last, exclusive."""

    tag: str
    first: int
    last: int


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)


class Lexicon:
    """Phrases of one language, found in one pass over the words. Built once; never changed after."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.abbreviations: frozenset[str] = frozenset()
        self.tables: dict[str, dict[str, object]] = {}
        self.sets: dict[str, frozenset[str]] = {}
        self._root = _Node()
        self._stems: dict[str, str] = {}
        self._symbols: dict[str, tuple[str, ...]] = {}
        folder = resources.files("paradero.reading") / "words" / language
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.endswith(".toml"):
                self._load(tomllib.loads(path.read_text(encoding="utf-8")))

    def _load(self, data: dict[str, dict[str, object]]) -> None:
        for table, entries in data.items():
            if table == "abbreviations":
                words = entries["words"]
                assert isinstance(words, list)
                self.abbreviations |= frozenset(fold(w) for w in words)
            elif table.startswith("verbs_"):
                self._conjugate(table.removeprefix("verbs_"), entries)
            elif table.startswith("nouns_"):
                self._decline(table.removeprefix("nouns_"), entries)
            elif table.startswith("values_"):
                self.tables.setdefault(table.removeprefix("values_"), {}).update(entries)
            else:
                for name, phrases in entries.items():
                    if isinstance(phrases, str):
                        self.sets[f"{table}.{name}"] = frozenset(fold(phrases).split())
                        continue
                    assert isinstance(phrases, list), f"{self.language}: {table}.{name} is not a list"
                    for phrase in phrases:
                        self._add(fold(phrase), f"{table}.{name}")

    def _conjugate(self, table: str, entries: dict[str, object]) -> None:
        forms_of = english if self.language == "en" else spanish
        for name, verbs in entries.items():
            assert isinstance(verbs, str), f"{self.language}: {table}.{name} is not a string"
            for entry in filter(None, (part.strip() for part in verbs.split(";"))):
                forms = forms_of(entry)
                for phrase in forms.plain:
                    self._add(fold(phrase), f"{table}.{name}")
                for phrase in forms.accented:
                    self._add(fold(phrase), f"{table}.accented")

    def _decline(self, table: str, entries: dict[str, object]) -> None:
        forms_of = english_noun if self.language == "en" else spanish_noun
        for name, nouns in entries.items():
            assert isinstance(nouns, str), f"{self.language}: {table}.{name} is not a string"
            for entry in filter(None, (part.strip() for part in nouns.split(";"))):
                forms = forms_of(entry)
                for noun in forms.one:
                    self._add(fold(noun), f"{table}.{name}")
                for noun in forms.several:
                    self._add(fold(noun), f"{table}.group")

    def _add(self, phrase: str, tag: str) -> None:
        nodes = [self._root]
        for word in phrase.split():
            optional = word.endswith("?") and len(word) > 1
            reached = []
            for choice in word.removesuffix("?").split("|") if len(word) > 1 else [word]:
                if choice.endswith("*"):
                    self._stems[choice] = choice[:-1]
                for node in nodes:
                    reached.append(node.next.setdefault(choice, _Node()))
            nodes = reached + (nodes if optional else [])
        for node in nodes:
            node.tags.add(tag)

    def _symbols_of(self, word: str) -> tuple[str, ...]:
        known = self._symbols.get(word)
        if known is None:
            stems = (word[:n] + "*" for n in range(1, min(len(word), 24) + 1))
            known = (word, *(s for s in stems if s in self._stems))
            if len(self._symbols) < 200_000:
                self._symbols[word] = known
        return known

    def find(self, words: tuple[str, ...], first: int = 0, last: int | None = None) -> Iterator[Hit]:
        """Hits in the order of their first word; of one tag at one place only the longest."""
        end = len(words) if last is None else last
        symbols = [self._symbols_of(w) for w in words[first:end]]
        root = self._root.next
        for i in range(len(symbols)):
            longest: dict[str, int] = {}
            nodes = [root[s] for s in symbols[i] if s in root]
            at = i + 1
            while nodes:
                for node in nodes:
                    for tag in node.tags:
                        longest[tag] = at
                if at == len(symbols):
                    break
                nodes = [n.next[s] for n in nodes if n.next for s in symbols[at] if s in n.next]
                at += 1
            for tag in sorted(longest):
                yield Hit(tag, first + i, first + longest[tag])


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; Spanish for one that has no folder yet."""
    return Lexicon(language if language in LANGUAGES else "es")


@cache
def given_names() -> frozenset[str]:
    """Given names of any language, folded: where one begins, a person's name begins.

    >>> {"ramiro", "puebla"} & given_names()
    {'ramiro'}
    """
    text = (resources.files("paradero.reading") / "words" / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(fold(" ".join(line for line in text.splitlines() if not line.startswith("#"))).split())
