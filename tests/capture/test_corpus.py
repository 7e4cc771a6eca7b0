"""Floors on the corpus for developing: the report's own date is right, and no word that the gold quotes is lost."""

import json
from pathlib import Path

import pytest

from paradero.capture import read_path

DEV = Path(__file__).parents[2] / "corpus" / "dev"
DATES_RIGHT = 0.95


def _gold() -> list[dict]:
    lines = [line for path in sorted(DEV.glob("gold-*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def pairs():
    if not DEV.is_dir():
        pytest.skip("the corpus is not here")
    found = []
    for gold in _gold():
        path = next(DEV.glob(f"texts/{gold['id']}.*"), None)
        if path is not None:
            found.append((gold, read_path(path, url=gold.get("url"))))
    return found


def test_dates(pairs):
    wrong = [
        (gold["id"], gold["published"], str(report.published))
        for gold, report in pairs
        if (report.published.isoformat() if report.published else None) != gold["published"]
    ]
    assert len(wrong) <= (1 - DATES_RIGHT) * len(pairs), wrong


def test_quotes_are_kept(pairs):
    lost = [
        (gold["id"], claim["quote"])
        for gold, report in pairs
        for claim in gold.get("claims", [])
        if _squeezed(claim["quote"]) not in _squeezed(report.text)
    ]
    total = sum(len(gold.get("claims", [])) for gold, _ in pairs)
    assert len(lost) <= 0.005 * total, lost


def test_languages(pairs):
    assert [gold["id"] for gold, report in pairs if report.language != gold["language"]] == []
