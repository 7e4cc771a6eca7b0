"""Claims by where they stand, so that a judgement holds when another reader reads the same words again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from paradero.model import Claim


def keyed(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """Each claim under its kind and place in the text, and a number where several stand at one place.

    Invariant: a key says nothing of the words.

    >>> from paradero.model import Span
    >>> one, other = (Claim(i, "victim", words, Span(3, 9)) for i, words in (("c1", "a"), ("c2", "b")))
    >>> list(keyed([one, other]))
    ['victim:3-9', 'victim:3-9:2']
    """
    met: Counter[str] = Counter()
    found: dict[str, Claim] = {}
    for claim in claims:
        place = key_of(claim)
        met[place] += 1
        found[place if met[place] == 1 else f"{place}:{met[place]}"] = claim
    return found


def key_of(claim: Claim) -> str:
    return f"{claim.kind}:{claim.span.start}-{claim.span.end}"
