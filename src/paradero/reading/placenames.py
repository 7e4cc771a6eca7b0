"""Which capitalised words name places, and which place each is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from paradero.model import Place
from paradero.places import Context, Named, country_of, is_not_place, known, longest, needs_context, resolve, state_of
from paradero.reading.mention import Mention
from paradero.reading.page import Page
from paradero.reading.sweep import sweep


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name at tokens first up to last, its container's name ("…, Tamaulipas") included in the span.

    `led_by` is the preposition before it, `dateline` that it merely says where the report was written, `pair` that two
    names bound it.
    """

    first: int
    last: int
    name: str
    container: str | None
    led_by: str | None
    dateline: bool = False
    place: Place | None = None
    pair: bool = False


_TOGETHER = 40
"""How many names of one text are told apart together: the work grows with their square."""
_not_a_place = lru_cache(maxsize=20_000)(is_not_place)


def place_mentions(page: Page, names: list[Mention]) -> list[PlaceMention]:
    """Place names left to right, resolved together; those that only tiny or no places bear are left out."""
    found = _Finder(page, names).find()
    wide = [m.name for m in found if state_of(m.name) or country_of(m.name)]
    states = tuple(dict.fromkeys(w for w in wide if state_of(w)))
    countries = tuple(dict.fromkeys(w for w in wide if country_of(w)))
    named = list(dict.fromkeys(Named(m.name, m.container) for m in found))
    meant: dict[Named, Place] = {}
    for start in range(0, len(named), _TOGETHER):
        some = named[start : start + _TOGETHER]
        meant.update(zip(some, resolve(some, Context(states[:20], countries[:20])), strict=True))
    kept = []
    for mention in found:
        place = meant[Named(mention.name, mention.container)]
        best = place.best
        if best is None or (best.score < _least_score(mention) and mention.container is None):
            continue
        words = page.tokens.original(mention.first, mention.last)
        kept.append(
            PlaceMention(
                mention.first,
                mention.last,
                mention.name,
                mention.container,
                mention.led_by,
                mention.dateline,
                Place(words, place.candidates[:5]),
            )
        )
    return kept


def _least_score(mention: PlaceMention) -> float:
    """A hamlet that nothing speaks for is meant only where the words say that a place is."""
    return 0.03 if mention.led_by is not None else 0.25


class _Finder:
    def __init__(self, page: Page, names: list[Mention]) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = page.tokens.words
        self.inside = {k for m in names if m.sort != "person" for k in range(m.first, m.last)}
        self.residence = {k for m in names if m.sort in {"role", "group"} for k in range(m.first, m.last)}
        names = [m for m in names if "-" not in self.words[m.first : m.last]]
        self.persons = {m.first: m for m in names if m.sort == "person"}
        self.person_words = {
            w
            for m in names
            if m.sort == "person" and (m.role or m.last - m.first > 2)
            for w in self.words[m.first : m.last]
        }
        self.articles = page.words_of("toponym.articles")
        self.months = page.numbers_of("month") | page.numbers_of("weekday")

    def find(self) -> list[PlaceMention]:
        return sweep(len(self.tokens), lambda i: self._at(i) if self.tokens.caps[i] else None)

    def _at(self, i: int) -> PlaceMention | None:
        if not self.words[i][0].isalpha() or self.words[i] in self.months:
            return None
        led_by = self._led_by(i)
        sentence = self.tokens.sentence(i)
        limit = min(sentence.last, i + 7)
        count = longest([self.tokens.original(k, k + 1) for k in range(i, limit)])
        while count and not self._names_something(i, i + count):
            count -= 1
        if not count:
            return None
        last = i + count
        name = self.tokens.original(i, last)
        if not known(name) or self._goes_before(i, last):
            return None
        container, end = self._container(last)
        if i in self.residence or (
            led_by == "de" and i > 1 and self.words[i - 2] in self.page.words_of("toponym.days")
        ):
            return None
        if i in self.inside and led_by is None:
            return None
        if i in self.inside and not self._after_in(i):
            return None
        if self._is_person(i, last) or self._not_place(i, last) or self._inside_town(i, container):
            return None
        shouting = self.tokens.sentence_of[i] in self.tokens.shouting
        dateline = self._dateline(i, end, sentence.first)
        opens = sentence.first == i and container is None
        if opens and (count < 2 or not self.page.report.title):
            return None
        if led_by is None and container is None and not dateline and not (state_of(name) or country_of(name)):
            followed = self.words[last] if last < len(self.words) else "."
            if shouting or count < 2 or followed not in {",", ".", "-", "y", "and", ")", "hasta", "a", "to"}:
                return None
        if shouting and led_by is None and container is None:
            return None
        if needs_context(name) and led_by is None and container is None:
            return None
        return PlaceMention(i, end, name, container, led_by, dateline)

    def _goes_before(self, first: int, last: int) -> bool:
        """Whether the name begins a word before: "Blanco" of "Río Blanco"."""
        before, sentence = first - 1, self.tokens.sentence(first)
        if before < sentence.first or sentence.number in self.tokens.shouting:
            return False
        begins = self.tokens.caps[before] and self.words[before].isalpha()
        return begins and known(self.tokens.original(before, last))

    def _names_something(self, first: int, last: int) -> bool:
        """The phrase must end on a capital and not go on with another one: "San" of "San Fernando" names nothing."""
        if not self.tokens.caps[last - 1] and not self.words[last - 1].isdecimal():
            return False
        return not (
            last < len(self.words)
            and self.tokens.caps[last]
            and self.words[last] not in self.months
            and self.tokens.sentence_of[last] == self.tokens.sentence_of[first]
            and self.tokens.sentence_of[first] not in self.tokens.shouting
        )

    def _led_by(self, i: int) -> str | None:
        at = i - 1
        sentence = self.tokens.sentence(i)
        while at >= sentence.first and self.words[at] in self.articles | self.page.words_of("toponym.qualifiers"):
            at -= 1
        if (
            at > sentence.first
            and self.words[at] == "-"
            and self.tokens.caps[at - 1]
            and self.tokens.ends[at] == self.tokens.starts[i]
        ):
            return "entre"
        if at >= sentence.first and self.words[at] in self.page.words_of("toponym.roads") and not self.tokens.caps[at]:
            return "en"
        if at >= sentence.first and self.words[at] in self.page.words_of("toponym.types"):
            at -= 1
            while at >= sentence.first and self.words[at] in self.articles | self.page.words_of("toponym.within"):
                at -= 1
            return (
                self.words[at]
                if at >= sentence.first and self.words[at] in self.page.words_of("toponym.prepositions")
                else "of"
            )
        return (
            self.words[at]
            if at >= sentence.first and self.words[at] in self.page.words_of("toponym.prepositions")
            else None
        )

    def _after_in(self, i: int) -> bool:
        """Inside an institution's phrase a place counts only behind "en": "vecinos de X" does, "Fiscalía de X" not."""
        return self._led_by(i) in {"en", "in", "near", "at"}

    def _container(self, at: int) -> tuple[str | None, int]:
        """ ", Tamaulipas" or "(Oaxaca)" or ", en el Istmo" behind a name, two at most."""
        container, end = None, at
        for _ in range(2):
            step = end
            word = self.words[step] if step < len(self.words) else ""
            inner = container is None and word in self.page.words_of("toponym.containing")
            if word not in {",", "("} and not inner:
                break
            step += 1
            while step < len(self.words) and self.words[step] in self.page.words_of("toponym.before_container"):
                step += 1
            if step >= len(self.words) or not self.tokens.caps[step]:
                break
            sentence_last = self.tokens.sentence(at - 1).last
            count = longest([self.tokens.original(k, k + 1) for k in range(step, min(sentence_last, step + 6))])
            while count and not self._names_something(step, step + count):
                count -= 1
            if not count:
                break
            name = self.tokens.original(step, step + count)
            wide = state_of(name) or country_of(name)
            if not wide and (self.words[end] != "," or container is not None or not self._municipal(end, step)):
                break
            if container is None or not state_of(container):
                container = name if container is None or state_of(name) else container
            end = step + count
            if end < len(self.words) and self.words[end] == ")":
                end += 1
        return container, end

    def _municipal(self, comma: int, step: int) -> bool:
        return "municipio" in self.words[comma:step]

    def _is_person(self, first: int, last: int) -> bool:
        """Part of a personal name, or a surname that stands alone for a person named elsewhere."""
        for start in range(max(0, first - 4), first + 1):
            person = self.persons.get(start)
            if person is None or person.last <= first:
                continue
            whole = person.first == first and person.last == last and last - first > 1 and self._led_by(first)
            if not whole and (person.role or person.first < first or person.last > last):
                return True
            head = self.page.has("who.title_before", start - 1) if start else None
            if head is not None:
                return True
        return last - first == 1 and self.words[first] in self.person_words and self._led_by(first) not in {"en", "in"}

    def _not_place(self, first: int, last: int) -> bool:
        start = max(0, first - 3)
        for low in range(start, first + 1):
            along = low < first and self._along_road(first, last)
            if _not_a_place(self.tokens.original(low, last)) and not along:
                return True
        after = min(len(self.words), last + 2)
        return _not_a_place(self.tokens.original(first, after)) if after > last else False

    def _inside_town(self, first: int, container: str | None) -> bool:
        """ "colonia San Antonio", "hotel Acapulco": what a quarter or a house is called after lies elsewhere."""
        low = max(self.tokens.sentence(first).first, first - 3)
        before = [w for w in self.words[low:first] if w not in self.articles and w not in {"de", "del", "of"}]
        return container is None and bool(before) and before[-1] in self.page.words_of("toponym.inner")

    def _along_road(self, first: int, last: int) -> bool:
        """ "carretera Pijijiapan-Tonalá", "libramiento de La Venta": where a road runs is a place."""
        joined = (
            last < len(self.words)
            and self.words[last] == "-"
            and self.tokens.ends[last - 1] == self.tokens.starts[last]
        )
        low = max(self.tokens.sentence(first).first, first - 3)
        road = any(w in self.page.words_of("toponym.roads") for w in self.words[low:first])
        return road and (joined or self.words[first - 1] in self.page.words_of("toponym.towards"))

    def _dateline(self, first: int, last: int, sentence_first: int) -> bool:
        """ "TAPACHULA, Chis., 9 de octubre (Agencia).-" at the start of a paragraph."""
        if first - sentence_first > 1 or self.tokens.sentence(first).title:
            return False
        tail = self.words[last : last + 14]
        return any(w == "-" for w in tail) and any(w[0].isdecimal() or w in {"(", ".", "-"} for w in tail[:6])


def place_weight(mention: PlaceMention) -> float:
    """How finely a mention tells where: a town before a state before a country."""
    best = mention.place.best if mention.place else None
    if best is None:
        return 0.0
    return {"point": 1.0, "town": 1.0, "municipality": 0.9, "region": 0.5, "state": 0.3, "country": 0.1}[best.level]


_COARSE = {"state": 0.2, "country": 0.35, "region": 0.05}


def place_rule(page: Page, mention: PlaceMention, near: bool) -> str:
    """How a place stands in its sentence, as the name of the rule that read it."""
    sentence = page.tokens.sentence(mention.first)
    if mention.dateline:
        return "place.dateline"
    if mention.pair:
        return "place.between"
    if page.tagged("place.bound", max(sentence.first, mention.first - 5), mention.first):
        return "place.bound"
    if near or mention.led_by in page.words_of("toponym.at"):
        return "place.at"
    if mention.led_by in page.words_of("toponym.origin"):
        return "place.of"
    return "place.stray"


def place_likelihood(page: Page, mention: PlaceMention, near: bool) -> float:
    """How likely a place named is the event's or a leg's: behind "en" and beside the event, rather than an origin.

    `near` says that words such as "cerca de" stand before it.
    """
    assert mention.place is not None and mention.place.best is not None
    sentence = page.tokens.sentence(mention.first)
    low, high = max(sentence.first, mention.first - 14), min(sentence.last, mention.last + 14)
    beside = any(page.tagged(tag, low, high) for tag in ("event.", "state.", "dates.event", "dates.departure"))
    leading = page.tagged("place.bound", max(sentence.first, mention.first - 5), mention.first)
    total = 0.35 + 0.2 * beside + 0.1 * near - 0.2 * bool(leading) - _COARSE.get(mention.place.best.level, 0.0)
    if mention.led_by in page.words_of("toponym.at") or near:
        total += 0.2
    elif mention.led_by in page.words_of("toponym.stray") or (mention.led_by is None and not sentence.title):
        total -= 0.15
    elif mention.led_by in page.words_of("toponym.origin"):
        total -= 0.1
    return max(0.05, min(0.95, total))
