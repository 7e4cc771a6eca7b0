"""Names of outlets and institutions."""

from __future__ import annotations

import re

from paradero.capture.folding import fold
from paradero.capture.wording import phrases


def looks_like_outlet(text: str) -> bool:
    """Whether it holds a word that outlets and institutions are named by."""
    words = set(re.findall(r"\w+", fold(text)))
    return bool(words & (phrases("outlets", "words") | phrases("outlets", "institutions")))


def is_institution(text: str) -> bool:
    """Whether the name is that of an institution, which is a speaker, rather than that of an outlet."""
    return bool(set(re.findall(r"\w+", fold(text))) & phrases("outlets", "institutions"))


def is_outlet_like(text: str) -> bool:
    """Whether a whole line is likely a name of an outlet: few words, capitals, and one such word among them.

    >>> is_outlet_like("Diario Soconusco Libre"), is_outlet_like("Diario caos en la frontera")
    (True, False)
    """
    words = [word for word in text.split() if fold(word) not in phrases("labels", "small")]
    most = 3 if text.isupper() and not is_institution(text) else 6
    if not 1 < len(words) <= most or text.endswith((".", "?", "!", ":")) or not looks_like_outlet(text):
        return False
    return is_capitalised(text)


def outlet_in(text: str) -> str | None:
    """The outlet's name in a line of names: "El Heraldo de las Vías, Acayucan, Ver."."""
    for part in re.split(r"\s*[,;|·()\[\]/–—]+\s*|\s-\s", text):
        name = part.strip(" .:-")
        if looks_like_outlet(name) and is_capitalised(name) and len(name.split()) <= 10:
            return name
    return None


def is_capitalised(text: str) -> bool:
    """Whether every word but the small ones starts with a capital or a digit."""
    small = phrases("labels", "small")
    words = re.findall(r"[^\W_][\w'’.-]*", text)
    return bool(words) and all(word[0].isupper() or word[0].isdigit() or fold(word) in small for word in words)
