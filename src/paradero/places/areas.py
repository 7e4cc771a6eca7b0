"""States, countries and their people: names, abbreviations and demonyms in Spanish, English and French."""

from __future__ import annotations

from functools import cache

from paradero.places.context import Area
from paradero.places.folding import fold, shortened
from paradero.places.words import table

_FEMININE_AND_PLURAL = (("", ""), ("a", "o"), ("as", "o"), ("os", "o"), ("s", ""), ("es", ""), ("a", ""), ("as", ""))
_MORE_ENDINGS = (("e", ""), ("ne", ""), ("nes", ""), ("ies", "i"), ("ens", "en"))


def country_of(name: str) -> str | None:
    """The ISO code of a country by its name; abbreviations count only as they are written.

    >>> country_of("Estados Unidos"), country_of("EE.UU."), country_of("us"), country_of("Haïti")
    ('US', 'US', None, 'HT')
    """
    return _countries().get(_spelling(name)) or _countries().get(fold(name))


def state_of(name: str, country: str | None = None) -> Area | None:
    """The state, department or province of that name, in Mexico first; "Son." is one, the word "son" is none.

    >>> state_of("Tamps."), state_of("Estado de Veracruz")
    (Area(country='MX', state='Tamaulipas'), Area(country='MX', state='Veracruz'))
    >>> state_of("La Paz", "HN")
    Area(country='HN', state='La Paz')
    """
    found = states_of(name)
    return next((area for area in found if country in {None, area.country}), None)


def states_of(name: str) -> tuple[Area, ...]:
    """Every first-level division so called.

    >>> [area.country for area in states_of("La Paz")]
    ['SV', 'HN', 'BO']
    """
    exact = _states().get(_spelling(name)) or _states().get(fold(name))
    if exact:
        return exact
    return next((found for other in shortened(fold(name)) if (found := _states().get(other))), ())


def demonym(word: str) -> Area | None:
    """Where people so called are from.

    >>> demonym("hondureñas"), demonym("veracruzano"), demonym("Guatemalans"), demonym("migrantes")
    (Area(country='HN', state=None), Area(country='MX', state='Veracruz'), Area(country='GT', state=None), None)
    """
    plain = fold(word)
    for ending, instead in _FEMININE_AND_PLURAL + _MORE_ENDINGS:
        if plain.endswith(ending):
            found = _demonyms().get(plain[: len(plain) - len(ending)] + instead)
            if found:
                return found
    return None


def _spelling(name: str) -> str:
    """An abbreviation as written but for stops and spaces; marked, so that no folded name equals it."""
    return "=" + name.strip().replace(".", "").replace(" ", "")


def _is_abbreviation(name: str) -> bool:
    return name.endswith(".") or (name.isupper() and len(name) < 8)


def _marked(name: str) -> tuple[str, ...]:
    if not _is_abbreviation(name):
        return (fold(name),)
    spelt = _spelling(name)
    return (spelt, spelt.upper()) if len(spelt) > 3 or name.isupper() else (spelt,)


@cache
def _countries() -> dict[str, str]:
    return {form: code for code, names in table("countries").items() for name in names for form in _marked(name)}


@cache
def _states() -> dict[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    for country, states in table("states").items():
        for names in states.values():
            area = Area(country, names[0])
            for form in {form for name in names for form in _marked(name)}:
                found[form] = (*found.get(form, ()), area)
    return found


@cache
def _demonyms() -> dict[str, Area]:
    words = table("demonyms")
    found = {fold(word): Area(code) for code, forms in words["countries"].items() for word in forms}
    for country, states in words["states"].items():
        found |= {fold(word): Area(country, state) for state, forms in states.items() for word in forms}
    return found
