"""The forms that a verb of saying takes in reports, from its infinitive: third persons, finite.

A word list of verbs would need every form by hand, and lack most. In the data files a verb is its infinitive; what its
language's rules do not give stands behind it, parted by blanks:

- Spanish: `contar ue` (the stem's vowel in the present), `pedir i` (also in the past), `decir dic- dij- dicho` (the
  stems of present and past, each with a "-", then an irregular participle). An infinitive that begins with "!" has a
  past that, without its accent, is another word ("relató", "relato"): only the accented one is the verb's. One that
  begins with "?" has a present that is a noun as well ("la denuncia"): it counts only before "que".
- English: `deny`, `say said`, `write wrote written`: past and participle where they are irregular.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_VOWELS = {"ie": "e", "ue": "o", "i": "e"}
_HAS = "ha|han|habia|habian|haya|hayan|habria|habrian|he|hemos"


@dataclass(frozen=True, slots=True)
class Forms:
    """Phrases of the lexicon's syntax; `accented` ones are written with an accent in the report."""

    plain: tuple[str, ...]
    accented: tuple[str, ...] = field(default=())


def spanish(entry: str) -> Forms:
    """
    >>> forms = spanish("contar ue")
    >>> [f in forms.plain for f in ("cuenta", "contaron", "contaba", f"{_HAS} contado")]
    [True, True, True, True]
    >>> spanish("!relatar").accented
    ('relató',)
    """
    verb, *irregular = entry.split()
    only_accented, noun = verb.startswith("!"), verb.startswith("?")
    if verb.startswith("!?"):
        only_accented, noun, verb = True, True, verb[1:]
    verb = verb.lstrip("!?")
    stem, ending = verb[:-2], verb[-2:]
    change = next((p for p in irregular if p in _VOWELS), None)
    stems = [p[:-1] for p in irregular if p.endswith("-")]
    participle = next((p for p in irregular if p not in _VOWELS and not p.endswith("-")), None)
    present = stems[0] if stems else _changed(stem, change)
    past = stems[1] if len(stems) > 1 else None
    a = ending == "ar"
    presents = [present + ("a" if a else "e"), present + ("an" if a else "en")]
    if noun:
        presents[0] += " que"
    if past is not None:
        pasts = [past + "o", past + ("eron" if past.endswith("j") else "ieron")]
        single = None
    elif a:
        pasts, single = [stem + "aron"], stem + "o"
    else:
        low = _low(stem, change, ending)
        joined = "y" if low[-1:] in set("aeou") else "i"
        pasts, single = [low + joined + "eron", low + ("yo" if joined == "y" else "io")], None
    imperfect = stem + ("aba" if a else "ia")
    participle = participle or stem + ("ado" if a else "ido")
    gerund = stem + "ando" if a else _low(stem, change, ending) + "iendo"
    plain = [*presents, *pasts, imperfect, imperfect + "n", f"{_HAS} {participle}", gerund + " que"]
    if single is not None and only_accented:
        return Forms(tuple(plain), (stem + "ó",))
    return Forms((*plain, single) if single is not None else tuple(plain))


def _low(stem: str, change: str | None, ending: str) -> str:
    """The stem of past and gerund: verbs in -ir that change at all change here too (advertir, advirtió)."""
    if change is None or ending != "ir":
        return stem
    vowel = _VOWELS[change]
    at = stem.rfind(vowel)
    return stem if at < 0 else stem[:at] + {"e": "i", "o": "u"}[vowel] + stem[at + 1 :]


def _changed(stem: str, change: str | None) -> str:
    """The stem with its last vowel changed: cont-, cuent-."""
    if change is None:
        return stem
    at = stem.rfind(_VOWELS[change])
    return stem if at < 0 else stem[:at] + change + stem[at + 1 :]


def english(entry: str) -> Forms:
    """
    >>> english("deny").plain
    ('denies', 'denied', 'has|have|had|having denied')
    >>> english("write wrote written").plain
    ('writes', 'wrote', 'has|have|had|having written')
    """
    verb, *irregular = entry.split()
    noun = verb.startswith("?")
    verb = verb.removeprefix("?")
    past = irregular[0] if irregular else _past(verb)
    participle = irregular[1] if len(irregular) > 1 else past
    present = _third(verb) + (" that" if noun else "")
    return Forms((present, past, f"has|have|had|having {participle}"))


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"
