"""Texts for property tests: any text, and texts glued from words that the grammars look for."""

from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.reading.phrases import plain_phrases

FUZZ = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

_NAMES = (
    "Berta Xol",
    "Fray Anselmo Cuc",
    "Odell Pratt",
    "la Fiscalía General del Estado",
    "Colectivo Huellas del Norte",
    "the State Prosecutor's Office",
    "INM",
    "(INM)",
    "Radio Jicaral",
    "Veracruz",
    "San Fernando, Tamaulipas",
    "Tapachula",
    "Laredo, Texas",
    "SEÑOR TUN:",
)
_NUMBERS: tuple[str, ...] = (
    "12",
    "1,200",
    "80 a 100",
    "entre 5 y 9",
    "treinta y cinco",
    "mil",
    "two dozen",
    "QRX-70-11",
    "14:30",
)
_NUMBERS += ("2024", "4 de marzo", "March 4", "martes", "31", "0", "$500", "99%", "12/13/2020", "29 de febrero")
_NUMBERS += ("hace 3 días", "2019-02-30", "000", "99999999999", "mil mil mil", "un", "a", "no. 4")
_SIGNS = (
    '"',
    "«",
    "»",
    "“",
    "”",
    "'",
    ",",
    ".",
    ";",
    ":",
    "-",
    "—",
    "(",
    ")",
    "?",
    "!",
    "…",
    "\n",
    "\n\n",
    "'s",
    "\u00a0",
)
_SMALL = ("de", "la", "el", "que", "y", "a", "en", "con", "the", "of", "and", "to", "in", "he", "ella", "quien", "no")


@cache
def _pieces(language: str) -> st.SearchStrategy[str]:
    lexicon = st.sampled_from(plain_phrases(language))
    told = st.one_of(lexicon, lexicon.map(str.capitalize), lexicon.map(str.upper))
    names, numbers = st.sampled_from(_NAMES), st.sampled_from(_NUMBERS)
    return st.one_of(told, told, names, numbers, st.sampled_from(_SIGNS), st.sampled_from(_SMALL), st.text(max_size=3))


def glued(language: str, most: int = 40) -> st.SearchStrategy[str]:
    """Words of the lexicon, names, numbers and signs in any order."""
    joints = st.sampled_from((" ", " ", " ", " ", "", "\n", ", "))
    return st.lists(st.tuples(_pieces(language), joints), max_size=most).map(lambda p: "".join(a + b for a, b in p))


def reports() -> st.SearchStrategy[str]:
    return st.one_of(st.text(max_size=200), glued("es"), glued("en"))
