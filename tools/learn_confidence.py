"""Learn the weights of `paradero.reading.confidence` on the development corpus: python -m tools.learn_confidence

Logistic regression with a ridge penalty, by Newton's method. Prints, with each report left out in turn, how right the
claims are that a threshold lets through, so that the threshold is chosen without the scored corpus.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from bench.corpus import CORPUS
from bench.scoring import Row, gold_of, same_speaker, same_value
from paradero.capture import read_path
from paradero.cli.form import reading_form
from paradero.reading import Options, read
from paradero.reading import reader as reader_module

RIDGE = 4.0
TARGET = Path(__file__).parent.parent / "src" / "paradero" / "reading" / "confidence.toml"
Example = tuple[str, tuple[str, ...], bool]
"""Report, features, and whether the claim is right."""


def examples() -> list[Example]:
    gold = gold_of(CORPUS / "dev")
    found: list[Example] = []
    kept: list[tuple[str, ...]] = []

    def watching(features: tuple[str, ...]) -> float:
        kept.append(features)
        return 1.0

    reader_module.confidence = watching
    for path in sorted((CORPUS / "dev" / "texts").iterdir()):
        kept.clear()
        form = reading_form(read(read_path(path), Options(least=0.0)))
        for claim, features in zip(form["claims"], kept, strict=True):
            found.append((path.stem, features, _right(gold[path.stem], claim)))
    return found


def _right(gold: Row, claim: Row) -> bool:
    same = [c for c in gold["claims"] if c["kind"] == claim["kind"] and same_value(c, claim)]
    return any(same_speaker(c, claim) and c["stance"] == claim["stance"] for c in same)


def fit(rows: list[Example], names: list[str]) -> np.ndarray:
    place = {n: k for k, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    y = np.array([float(r[2]) for r in rows])
    for n, row in enumerate(rows):
        x[n, 0] = 1.0
        for feature in row[1]:
            if feature in place:
                x[n, place[feature]] = 1.0
    w = np.zeros(len(names))
    ridge = RIDGE * np.eye(len(names))
    ridge[0, 0] = 1e-3
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge @ w
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def main() -> None:
    rows = examples()
    counts: dict[str, int] = {}
    for row in rows:
        for feature in row[1]:
            counts[feature] = counts.get(feature, 0) + 1
    names = ["always", *sorted(f for f, n in counts.items() if n >= 3)]
    held_out: list[tuple[float, bool]] = []
    for report in sorted({r[0] for r in rows}):
        w = dict(zip(names, fit([r for r in rows if r[0] != report], names), strict=True))
        for row in rows:
            if row[0] == report:
                total = w["always"] + sum(w.get(f, 0.0) for f in row[1])
                held_out.append((1 / (1 + np.exp(-total)), row[2]))
    for least in (0.0, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        passed = [right for p, right in held_out if p >= least]
        if passed:
            print(f"from {least:.2f}: {len(passed):4} of {len(rows)} claims, {sum(passed) / len(passed):.3f} right")
    if "--write" in sys.argv:
        w = fit(rows, names)
        lines = [f'"{n}" = {value:.3f}' for n, value in zip(names, w, strict=True)]
        head = "# Learned by tools/learn_confidence.py on corpus/dev; not to be edited by hand.\n[weights]\n"
        TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
