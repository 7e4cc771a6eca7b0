"""How many people, and what became of those counted."""

from __future__ import annotations

from paradero.model import Count, Of
from paradero.reading.clauses import clause
from paradero.reading.dates import DateMention
from paradero.reading.drafts import Draft
from paradero.reading.events import not_so
from paradero.reading.lexicon import Hit
from paradero.reading.numbers import Number
from paradero.reading.page import Page
from paradero.reading.subsets import OF_THE

_STATES: tuple[Of, ...] = ("kidnapped", "missing", "dead", "injured", "detained", "rescued", "found")
_PARTITIVE = frozenset(
    {
        "de",
        "of",
        "los",
        "las",
        "the",
        "ellos",
        "ellas",
        "them",
        "otros",
        "otras",
        "other",
        "mas",
        "more",
        "those",
        "these",
        "estos",
        "estas",
        "esos",
    }
)
_BANDS = {("familia", "de"), ("grupo", "de"), ("family", "of"), ("group", "of"), ("party", "of"), ("total", "de")}
_PAUSES = frozenset({".", ",", ";", '"', ":", "y", "and", "o", "or", ")", "de", "of", "que", "who", "a", "en", "in"})
_NOT_BEFORE = frozenset({"a", "las", "at", "art", "km", "no", "num", "p", "pag", "page", "-", "/", "$", ":", "codigo"})
LARGEST = 3000
"""A number above it is a statistic."""


def count_drafts(page: Page, found: list[Number], days: list[DateMention]) -> list[Draft]:
    """A draft claim for each number that counts people of an event: not ages, sums of money, distances, doers."""
    drafts = []
    dated = {k for d in days for k in range(d.first, d.last)}
    for number in found:
        if number.core in dated or number.last - 1 in dated:
            continue
        draft = _Counting(page, number).draft()
        if draft is not None:
            drafts.append(draft)
    return drafts


class _Counting:
    def __init__(self, page: Page, number: Number) -> None:
        self.page = page
        self.number = number
        self.words = page.tokens.words
        self.sentence = page.tokens.sentence(number.core)

    def draft(self) -> Draft | None:
        number = self.number
        if (number.low or number.high or 0) > LARGEST or self._measures() or self._year():
            return None
        noun = self._noun()
        if noun is None:
            if self._not_people():
                return None
            bare = self._bare() or self._announced()
            rule, confidence = "count.bare", 0.55
            if bare is None and self._stands_alone():
                bare, rule, confidence = "group", "count.said", 0.5
            if bare is None and self._alone():
                bare, rule, confidence = "group", "count.alone", 0.3
            if bare is None or number.article:
                return None
            first, last, of = number.first, number.last, bare
        else:
            first, last = number.first, noun
            if self._doers(last):
                return None
            of, rule, confidence = self._state(last) or ("group", "count.people", 0.4)
            if number.article and (of in {"group"} or not self._event_in_clause()):
                return None
            if number.article:
                confidence = 0.35
                rule = "count.one"
        if of == "detained" and not self.page.tagged("migration.word", number.last, min(self.sentence.last, last + 2)):
            return None
        if self._of_larger():
            of, rule = ("found", "count.part") if of in {"missing", "kidnapped"} else (of, "count.part")
        if self._subset():
            of, rule = "subset", "count.subset"
        elif any(
            h.tag == "person.sum_word" for h in self.page.tagged("person.sum_word", *clause(self.page, number.core))
        ):
            of, rule = "sum", "count.sum"
        if of in {"found", "rescued"} and rule != "count.part" and not_so(self.page, min(last, self.sentence.last) - 1):
            of = "missing"
        value = Count(number.low, number.high, number.qualifier, of)
        return Draft("count", value, first, last, rule, confidence, number.core)

    def _measures(self) -> bool:
        after = self.page.hits_at[self.number.last] if self.number.last < len(self.words) else ()
        if any(h.tag == "number.unit_not_people" for h in after):
            return True
        if self.number.last < len(self.words) and self.words[self.number.last] == "-":
            return True
        low = max(self.sentence.first, self.number.first - 3)
        return any(h.last == self.number.first for h in self.page.tagged("number.unit_before", low, self.number.first))

    def _year(self) -> bool:
        low = self.number.low
        return low is not None and 1900 <= low <= 2100 and self.number.qualifier == "exact"

    def _not_people(self) -> bool:
        """ "dos camionetas", "five kidnappers": what is counted are vehicles, or those who did it."""
        for at in range(self.number.last, min(self.number.last + 2, self.sentence.last)):
            if any(h.tag in {"vehicle.noun", "person.doer"} for h in self.page.hits_at[at]):
                return True
        return False

    def _noun(self) -> int | None:
        """End of the people counted: "31 migrantes", "27 of the people on board", "doce jóvenes hondureños"."""
        reach = 3 if self.number.article else 6
        at, end = self.number.last, min(self.sentence.last, self.number.last + reach)
        seen = None
        while at < end:
            hit = self.page.has("person.noun", at)
            if hit is not None:
                seen = at = hit.last
                continue
            if seen is not None:
                break
            counted = self.words[at][0].isdecimal() and self._of_larger()
            if counted or self.words[at] in _PARTITIVE or self._adjective(at):
                at += 1
                continue
            break
        return seen

    def _adjective(self, at: int) -> bool:
        word = self.words[at]
        if (
            not word.isalpha()
            or self.page.tokens.caps[at]
            or word in {"y", "and", "en", "in", "que", "a", "to", "con", "with", "por"}
        ):
            return False
        return not any(h.tag.startswith(("say.", "date.", "number.", "vehicle.")) for h in self.page.hits_at[at])

    def _doers(self, last: int) -> bool:
        """ "cuatro hombres armados": who did it, not to whom."""
        for at in range(self.number.last, min(last + 1, self.sentence.last)):
            for hit in self.page.hits_at[at]:
                if hit.tag in {"person.doer", "person.doer_official"} or (
                    hit.tag == "person.armed" and hit.first >= last
                ):
                    return True
        following = self.page.hits_at[last] if last < self.sentence.last else ()
        return any(h.tag == "person.armed" for h in following)

    def _state(self, last: int) -> tuple[Of, str, float] | None:
        """What became of them: said by the noun or right behind it, then by the verb, then by what stands before."""
        page, number = self.page, self.number
        if self._dead(last):
            return "dead", "count.dead", 0.7
        _, end = clause(page, number.core, commas=False)
        if page.tagged("state.living", last, min(end, last + 9)):
            return "found", "count.alive", 0.7
        inside = self._nearest(number.last, last)
        after = self._nearest(last, min(self.sentence.last, last + 3))
        group = self._group(last)
        if inside is not None and inside != "dead":
            return inside, "count.noun", 0.75
        if inside == "dead":
            return "dead", "count.noun", 0.75
        if after is not None and not group:
            return after, "count.participle", 0.75
        low, high = clause(page, number.core)
        start = self._past_insertion(last)
        if start > last:
            _, high = clause(page, start)
        verb = self._nearest(start, high)
        before = self._nearest_back(low, number.first)
        if group and verb is None and before is None:
            return "group", "count.group", 0.65
        if verb is not None and (before is None or not self._tight(before)):
            return verb, "count.verb", 0.65
        if before is not None:
            return before, "count.object", 0.65
        if group:
            return "group", "count.group", 0.6
        wide_low, wide_high = clause(page, number.core, commas=False)
        wide = self._nearest(last, wide_high) or self._nearest_back(wide_low, number.first)
        return (wide, "count.sentence", 0.45) if wide is not None else None

    def _dead(self, last: int) -> bool:
        """ "13 personas fueron encontradas sin vida": found dead is dead, unless "con vida" says otherwise."""
        start = self._past_insertion(last)
        _, high = clause(self.page, start if start < self.sentence.last else self.number.core)
        high = min(high, start + 8)
        return bool(self.page.tagged("state.lifeless", last, high)) and not self.page.tagged("state.living", last, high)

    def _past_insertion(self, last: int) -> int:
        """ "cinco personas, entre ellas una menor, fueron…": behind the second comma the sentence goes on."""
        if last + 1 >= self.sentence.last or self.words[last] not in {",", "-", "("}:
            return last
        if not any(h.tag == "person.subset" for h in self.page.hits_at[last + 1]):
            return last
        closing = {",": ",", "-": "-", "(": ")"}[self.words[last]]
        for at in range(last + 2, min(last + 16, self.sentence.last - 1)):
            if self.words[at] == closing:
                return at + 1
        return last

    def _tight(self, of: Of) -> bool:
        low = max(self.sentence.first, self.number.first - 5)
        return self._nearest_back(low, self.number.first) == of

    def _nearest(self, first: int, last: int) -> Of | None:
        for at in range(first, last):
            for hit in self.page.hits_at[at]:
                of = _state_of(hit)
                if of is not None and hit.last <= last + 2:
                    return of
        return None

    def _nearest_back(self, first: int, last: int) -> Of | None:
        for at in range(last - 1, first - 1, -1):
            for hit in self.page.hits_at[at]:
                of = _state_of(hit)
                if of is not None and hit.last <= last:
                    return of
        return None

    def _group(self, last: int) -> bool:
        low, high = clause(self.page, self.number.core)
        low = max(low, self.number.first - 6)
        high = min(high, last + 5)
        return bool(self.page.tagged("person.group_word", low, high))

    def _event_in_clause(self) -> bool:
        low, high = clause(self.page, self.number.core)
        return bool(self.page.tagged("state.", low, high))

    def _bare(self) -> Of | None:
        """A number alone: "34 taken", "son 31", "los 19 desaparecidos" without a noun."""
        number = self.number
        after = self._nearest(number.last, min(self.sentence.last, number.last + 3))
        if after is not None and self._directly(number.last):
            return after
        forms = {"son", "eran", "are", "were", "fueron"}
        following = range(number.last + 1, min(number.last + 3, self.sentence.last))
        joined = number.last < self.sentence.last and self.words[number.last] in forms
        if joined and any(self.page.has("person.young", k) for k in following):
            return "subset"
        if self.words[max(0, number.first - 2) : number.first] in _BANDS:
            low, high = clause(self.page, number.core, commas=False)
            return self._nearest(number.last, high) or self._nearest_back(low, number.first) or "group"
        before = self.words[number.first - 1] if number.first > self.sentence.first else ""
        if before in {"son", "eran", "fueron", "were", "are", "counted", "suman", "contaron"}:
            follows = self.words[number.last] if number.last < self.sentence.last else "."
            if follows in {".", ",", ";", "y", "and", '"', ":"}:
                low, high = self.sentence.first, self.sentence.last
                return self._nearest(number.last, high) or self._nearest_back(low, number.first) or "group"
        return None

    def _announced(self) -> Of | None:
        """ "asciende a seis", "faltan tres", "suman ya 12": a number alone behind a word that counts."""
        for at in range(max(self.sentence.first, self.number.first - 3), self.number.first):
            for hit in self.page.hits_at[at]:
                if hit.tag == "person.counting" and hit.last == self.number.first:
                    low, high = clause(self.page, self.number.core, commas=False)
                    return self._nearest_back(low, self.number.first) or self._nearest(self.number.last, high)
        return None

    def _stands_alone(self) -> bool:
        """ "sus hermanas hablan de nueve", "insisted on fifty-two": behind a word that counts, before a pause."""
        number = self.number
        follows = self.words[number.last] if number.last < self.sentence.last else "."
        if follows not in {".", ",", ";", '"', ":", "y", "and", "o", "or", ")"} or (number.low or number.high or 0) < 3:
            return False
        for at in range(max(self.sentence.first, number.first - 4), number.first):
            if any(h.tag == "person.counting" and h.last == number.first for h in self.page.hits_at[at]):
                return True
        return False

    def _alone(self) -> bool:
        """A number of two or more before a pause or a verb, in a sentence that tells what became of people."""
        number = self.number
        follows = self.words[number.last] if number.last < self.sentence.last else "."
        if number.article or (number.low or number.high or 0) < 2 or self.words[number.first - 1] in _NOT_BEFORE:
            return False
        pauses = follows in _PAUSES or any(
            h.tag.startswith(("state.", "event.")) for h in self.page.hits_at[min(number.last, len(self.words) - 1)]
        )
        told = any(
            self.page.in_sentence(tag, self.sentence) for tag in ("state.", "event.", "person.noun", "person.counting")
        )
        return pauses and told

    def _directly(self, at: int) -> bool:
        """The state follows at once or behind a form of "to be"."""
        skip = {
            "fueron",
            "han",
            "sido",
            "were",
            "was",
            "people",
            "have",
            "been",
            "had",
            "los",
            "las",
            "siguen",
            "remain",
            "still",
            "habian",
            "estan",
            "are",
            "de",
            "ellos",
        }
        for k in range(at, min(at + 4, self.sentence.last)):
            if any(h.tag.startswith("state.") for h in self.page.hits_at[k]):
                return True
            if self.words[k] not in skip:
                return False
        return False

    def _of_larger(self) -> bool:
        """ "24 de los 27": the part that the verb speaks of."""
        at = self.number.last
        return (
            self.words[at : at + 2] in OF_THE
            and at + 2 < len(self.words)
            and (self.words[at + 2][0].isdecimal() or self.words[at + 2] in self.page.numbers_of("number"))
        )

    def _subset(self) -> bool:
        low, _ = clause(self.page, self.number.core, commas=False)
        high = self.number.first
        return any(h.last <= high for h in self.page.tagged("person.subset", low, high))


_BY_EVENT: dict[str, Of] = {
    "event.kidnapping": "kidnapped",
    "event.disappearance": "missing",
    "event.killing": "dead",
    "event.rescue": "rescued",
}


def _state_of(hit: Hit) -> Of | None:
    """What a word says became of people: words of state, and those of events that leave no doubt."""
    if hit.tag.startswith("state."):
        of = hit.tag.removeprefix("state.")
        return of if of in _STATES else None
    return _BY_EVENT.get(hit.tag)
