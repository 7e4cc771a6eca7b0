"""Learn the weights of the reader's choices on the development corpus alone: `python -m tools.learn [--write]`.

Prints, for each choice, how often it is right on reports left out of learning; the scored corpus is never looked at.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from paradero.reading import choosing
from tools.learn.examples import (
    Questions,
    account_questions,
    cross_fitted,
    examples,
    of_questions,
    speaking_questions,
    telling_questions,
    whose_questions,
)
from tools.learn.softmax import Settings, fit, held_out

TARGET = Path(__file__).parents[2] / "src" / "paradero" / "reading" / "weights"
SETTINGS = {
    "of": Settings(ridge=3, least=4),
    "telling": Settings(ridge=8, least=4),
    "whose": Settings(ridge=3, least=4),
    "speaking": Settings(ridge=4, least=4),
    "event": Settings(ridge=2, least=3),
    "stance": Settings(ridge=8, least=3),
    "hedged": Settings(ridge=3, least=4),
    "count": Settings(ridge=6, least=3),
    "place": Settings(ridge=6, least=3),
    "date": Settings(ridge=6, least=3),
    "confidence": Settings(ridge=4, least=5),
}
SEVERITY = 0.7
"""How much heavier "an incident" is asked to weigh: three of four reports tell one, and both mistakes count alike."""

CONTRARY = ("denies", "doubts", "retracts")
ALERTNESS = 0.7
"""How much heavier a report's denial, doubt or retraction is asked to weigh: on reports of the corpus left out of
learning it then sees about .7 of them and invents one in .03 of the others; without it .58 and .01. A denial that is
overlooked misleads too. More (1.0: .73 and .04) invents too many on retold real pages."""


def main(write: bool) -> None:
    choosing.attempt("of", {})
    questions = {"of": of_questions(examples())}
    learned = {"of": fit(questions["of"], SETTINGS["of"])}
    choosing.attempt("of", learned["of"])
    some = examples()
    whose = whose_questions(some)
    questions |= {"telling": telling_questions(some), "whose": whose, "speaking": speaking_questions(some)}
    learned |= {name: fit(asked, SETTINGS[name]) for name, asked in questions.items() if name not in learned}
    learned["telling"]["always"] -= SEVERITY
    choosing.attempt("whose", learned["whose"])
    questions |= account_questions(some)
    questions["confidence"] = cross_fitted(some, whose, lambda q: fit(q, SETTINGS["whose"]))
    for name, asked in questions.items():
        learned.setdefault(name, fit(asked, SETTINGS[name]))
        print(f"{name:11} {len(asked):5} questions, right on reports left out: {held_out(asked, SETTINGS[name]):.3f}")
    for stance in CONTRARY:
        learned["stance"][f"{stance}: always"] += ALERTNESS
    for name in ("confidence", "speaking"):
        _thresholds(name, questions[name])
    if write:
        for name, weights in learned.items():
            _write(name, weights)


def _thresholds(name: str, asked: Questions, parts: int = 8) -> None:
    """What each least likelihood would let through, and how much of what is right it finds, on reports left out."""
    judged: list[tuple[float, bool]] = []
    reports = sorted({q.report for q in asked})
    for part in range(parts):
        out = set(reports[part::parts])
        weights = fit([q for q in asked if q.report not in out], SETTINGS[name])
        for q in asked:
            if q.report in out:
                total = sum(weights.get(f, 0.0) for f in q.candidates[0])
                judged.append((1 / (1 + math.exp(-total)), q.right[0]))
    there = sum(right for _, right in judged)
    for least in (0.0, 0.3, 0.37, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        passed = [right for p, right in judged if p >= least]
        if passed:
            found = f"{sum(passed) / len(passed):.3f} right, {sum(passed) / there:.3f} of the right ones"
            print(f"{name} from {least:.2f}: {len(passed):5} of {len(judged)}, {found}")


def _write(name: str, weights: dict[str, float]) -> None:
    kept = sorted((f, w) for f, w in weights.items() if abs(w) >= 0.005)
    lines = ["# Learned by `python -m tools.learn --write` on corpus/dev; not to be edited by hand.", "[weights]"]
    lines += [f"{_quoted(f)} = {w:.3f}" for f, w in kept]
    TARGET.mkdir(exist_ok=True)
    (TARGET / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(feature: str) -> str:
    escaped = feature.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    main("--write" in sys.argv[1:])
