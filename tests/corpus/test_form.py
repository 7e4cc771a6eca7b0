"""Both parts of the corpus keep the form that corpus/GUIDE.md describes, and the size that was promised."""

from pathlib import Path

import pytest

from bench.scoring import NEGATIVE, gold_of
from corpus.check import faults, visible

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("part", ["dev", "scored"])
def test_gold_fits_its_texts(part: str) -> None:
    assert list(faults(CORPUS / part)) == []


def test_size_and_mixture() -> None:
    gold = list(gold_of(CORPUS / "dev").values()) + list(gold_of(CORPUS / "scored").values())
    assert len(gold) >= 120
    assert sum(g["language"] == "es" for g in gold) >= 80
    assert sum(g["language"] == "en" for g in gold) >= 40
    assert sum(not g["incident_id"] for g in gold) >= 0.25 * len(gold)
    assert sum(g["stance"] in NEGATIVE for g in gold) >= 0.15 * len(gold)
    assert len(list(CORPUS.glob("*/texts/*.html"))) >= 12


def test_parts_share_no_text() -> None:
    """No run of sixteen words stands in both parts."""

    def runs(part: str) -> set[tuple[str, ...]]:
        found: set[tuple[str, ...]] = set()
        for path in (CORPUS / part / "texts").iterdir():
            words = visible(path).lower().split()
            found |= {tuple(words[i : i + 16]) for i in range(len(words) - 15)}
        return found

    assert not runs("dev") & runs("scored")
