"""Which phrases mean the same speaker, and the fullest name that a report gives each."""

from __future__ import annotations

from dataclasses import dataclass, field

from paradero.model import Span, Speaker
from paradero.reading.folding import fold
from paradero.reading.mention import Mention
from paradero.reading.page import Page

_SMALL = frozenset(["de", "del", "la", "el", "los", "las", "y", "of", "the", "for", "a", "an", "un", "una"])


@dataclass(slots=True)
class _Known:
    name: str
    sort: str
    words: frozenset[str]
    roles: set[str] = field(default_factory=set)
    role: str | None = None
    feminine: bool | None = None


class Speakers:
    """Names met so far; a later short form ("Tzul", "la coordinadora", "el Colectivo") leads to the fullest one.

    Full names may stand further down than their short forms, so a report's names are all gathered first.
    """

    def __init__(self, page: Page, names: list[Mention]) -> None:
        self._page = page
        self._known: list[_Known] = []
        self._aliases: dict[str, str] = {}
        for mention in names:
            self._gather(mention)
        self._recent: list[_Known] = []

    def _gather(self, mention: Mention) -> None:
        words = _words(mention.name)
        tokens = self._page.tokens
        if mention.last - 3 > mention.first and tokens.words[mention.last - 1] == ")":
            self._aliases[tokens.words[mention.last - 2]] = mention.name
        full = (mention.sort == "org" and len(words) > 1) or (mention.sort == "person" and len(words) > 1)
        if not full:
            return
        if any(k.words == words for k in self._known):
            known = next(k for k in self._known if k.words == words)
        else:
            known = _Known(mention.name, mention.sort, words)
            self._known.append(known)
        self._learn(known, mention)

    def _learn(self, known: _Known, mention: Mention) -> None:
        if mention.head:
            known.roles.add(mention.head)
            if mention.sort == "person" and known.role is None:
                known.role = mention.role
            known.feminine = known.feminine if known.feminine is not None else self._feminine(mention.head)

    def resolve(
        self,
        subject: Mention | None,
        other: Mention | None,
        pronoun: str | None = None,
        before: list[Mention] | None = None,
    ) -> Speaker | None:
        """The speaker meant by a cue's subject and its apposition; with none, whoever spoke last.

        `pronoun` is the word that stands for the subject, `before` the names met so far, for a first pronoun.
        """
        if subject is None:
            known = self._meant(pronoun, before or []) if pronoun else (self._recent[-1] if self._recent else None)
            if known is not None and known not in self._recent[-1:]:
                self._recent.append(known)
            return Speaker(known.name, known.role) if known else None
        span = self._page.tokens.span(subject.first, subject.last)
        if subject.sort != "person" and other is not None and other.sort == "person":
            subject, other = other, subject
        known = self._find(subject)
        if other is not None and subject.sort == "person":
            if other.head:
                known.roles.add(other.head)
                known.feminine = known.feminine if known.feminine is not None else self._feminine(other.head)
            known.role = known.role or other.name
        self._recent.append(known)
        return Speaker(known.name, known.role, Span(span.start, span.end))

    def name_of(self, mention: Mention) -> str:
        """The fullest name of whom a phrase means, whether they speak or not."""
        return self._find(mention).name

    def _meant(self, pronoun: str, before: list[Mention]) -> _Known | None:
        """Who a pronoun stands for: the last speaker of its kind, else the last one named of its kind."""
        plural = pronoun in {"they", "ellos", "ellas"}
        sorts = {"group", "org"} if plural else {"org"} if pronoun == "it" else {"person", "role"}
        woman = True if pronoun in {"she", "ella"} else False if pronoun in {"he", "el"} else None
        near = [m for m in before if m.sort in sorts][-1:] if plural or not self._recent else []
        if near:
            return self._find(near[0])
        for known in reversed(self._recent):
            fits = woman is None or known.feminine is None or known.feminine == woman
            if known.sort in sorts and fits:
                return known
        return self._recent[-1] if self._recent else None

    def _find(self, mention: Mention) -> _Known:
        words = _words(mention.name)
        if mention.sort in {"person", "org"}:
            return self._named(mention, words)
        if mention.sort == "paper":
            return self._author_of(mention, words)
        if mention.sort == "role":
            return self._described(mention, words)
        same = next((k for k in reversed(self._recent) if k.sort == "group" and mention.head in k.words), None)
        if same is not None and mention.definite and len(words) == 1:
            return same
        return _Known(mention.name, "group", words, {mention.head or ""})

    def _named(self, mention: Mention, words: frozenset[str]) -> _Known:
        alias = self._aliases.get(fold(mention.name)) or self._spelled_out(mention.name)
        if alias is not None:
            words = _words(alias)
        exact = next((k for k in self._known if k.words == words), None)
        fuller = [
            k for k in self._known if words and words < k.words and (k.sort == mention.sort or mention.sort == "person")
        ]
        best = max(fuller, key=lambda k: (k in self._recent, -len(k.words)), default=None)
        if (
            best is not None
            and (mention.sort == "person" or mention.definite)
            and not (exact and mention.sort == "org")
        ):
            self._learn(best, mention)
            return best
        if exact is not None:
            return exact
        if mention.sort == "org" and mention.definite and len(words) == 1:
            back = self._office_meant(mention)
            if back is not None and (mention.head in back.roles or self._generic(mention)):
                return back
            only = [k for k in self._known if k.sort == "org" and mention.head in k.roles]
            if only:
                return only[0]
        known = _Known(mention.name, mention.sort, words, {mention.head or ""}, mention.role)
        self._known.append(known)
        return known

    def _spelled_out(self, name: str) -> str | None:
        """The institution whose initials a name is: "INM" beside "Instituto Nacional de Migración"."""
        if not name.isupper() or not 2 < len(name) < 7:
            return None
        for known in self._known:
            initials = "".join(w[0] for w in fold(known.name).split() if w not in _SMALL and w[0].isalpha())
            if known.sort == "org" and initials.startswith(fold(name)):
                return known.name
        return None

    def _office_meant(self, mention: Mention) -> _Known | None:
        """ "la dependencia" is an authority, "la organización" none: the last of its kind that spoke, or was named."""
        civil = self._page.tagged("back.civil", mention.first, mention.last)
        public = self._page.tagged("back.public", mention.first, mention.last)
        for known in [*reversed(self._recent), *reversed(self._known)]:
            if known.sort != "org":
                continue
            is_civil = bool(known.roles & self._page.words_of("speaker.civil"))
            if (civil and is_civil) or (public and not is_civil) or not (civil or public):
                return known
        return None

    def _generic(self, mention: Mention) -> bool:
        return self._page.has("who.back_office", mention.first) is not None

    def _author_of(self, mention: Mention, words: frozenset[str]) -> _Known:
        """A statement, a letter: whoever issued it, when the report says who."""
        back = self._page.tagged("back.office", mention.first, mention.last)
        if back and self._recent:
            return next((k for k in reversed(self._recent) if k.sort == "org"), self._recent[-1])
        inside = [
            k for k in self._known if k.sort == "org" and k.words & words - {mention.head or ""} and k.words < words
        ]
        if inside:
            return max(inside, key=lambda k: len(k.words))
        recent = next((k for k in reversed(self._recent) if k.sort == "org"), None)
        if len(words) <= 2 and (recent is not None or self._recent):
            return recent or self._recent[-1]
        return _Known(mention.name, "org", words, {mention.head or ""})

    def _feminine(self, head: str) -> bool | None:
        """Whether a word for somebody is a woman's, a man's, or anybody's; by the word, else by its ending."""
        if head in self._page.words_of("speaker.women"):
            return True
        if head in self._page.words_of("speaker.either") or self._page.lexicon.language == "en":
            return None
        if head.endswith("a") and len(head) > 4:
            return True
        return False if head.endswith(("o", "or", "ente", "al")) and not head.endswith("iente") else None

    def _points_back(self, mention: Mention) -> bool:
        """ "la funcionaria" means somebody met before; "los muchachos" or "el primo" may be anyone."""
        return any(self._page.has("back.person", k) for k in range(mention.first, mention.last))

    def _described(self, mention: Mention, words: frozenset[str]) -> _Known:
        """ "la coordinadora", "el también sacerdote": a person named elsewhere with that role, else the last one."""
        persons = [k for k in self._known if k.sort == "person" and mention.head in k.roles]
        in_title = self._page.tokens.sentence(mention.first).title
        if (mention.definite or in_title) and persons:
            recent = [k for k in reversed(self._recent) if k in persons]
            return recent[0] if recent else persons[-1]
        feminine = self._feminine(mention.head or "")
        if mention.definite and len(words) <= 2 and self._points_back(mention):
            for known in reversed(self._recent):
                fits = known.feminine is None or feminine is None or known.feminine == feminine
                if known.sort in {"person", "role"} and fits:
                    return known
        same = next((k for k in reversed(self._recent) if k.sort == "role" and mention.head in k.roles), None)
        if same is not None and mention.definite:
            return same
        return _Known(mention.name, "role", words, {mention.head or ""}, mention.role, feminine)


def _words(name: str) -> frozenset[str]:
    plain = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    return frozenset(w for w in plain if w not in _SMALL) or frozenset(plain)
