"""Conditional logit: of several candidates one or more are right; weights of their features by gradient descent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Features = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One choice: the report it is of, the candidates' features, and which candidates are right (at least one)."""

    report: str
    candidates: tuple[Features, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """`ridge` is the penalty on squared weights, `least` how often a feature must occur, `rounds` the steps."""

    ridge: float = 1.0
    least: int = 4
    rounds: int = 300


class Matrix:
    """Questions as arrays: one row a candidate, `start` where each question's rows begin."""

    def __init__(self, questions: Sequence[Question], names: dict[str, int]) -> None:
        rows = [f for q in questions for f in q.candidates]
        self.x = np.zeros((len(rows), len(names)), dtype=np.float32)
        for n, found in enumerate(rows):
            for feature in found:
                at = names.get(feature)
                if at is not None:
                    self.x[n, at] = 1.0
        self.right = np.array([r for q in questions for r in q.right], dtype=np.float32)
        sizes = np.array([len(q.candidates) for q in questions])
        self.start = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
        self.of = np.repeat(np.arange(len(questions)), sizes)

    def shares(self, w: np.ndarray) -> np.ndarray:
        z = self.x @ w
        z -= np.maximum.reduceat(z, self.start)[self.of]
        e = np.exp(z)
        return e / np.add.reduceat(e, self.start)[self.of]


def names_of(questions: Sequence[Question], least: int) -> dict[str, int]:
    counts = Counter(f for q in questions for c in q.candidates for f in set(c))
    return {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= least))}


def fit(questions: Sequence[Question], settings: Settings = Settings()) -> dict[str, float]:
    """Weights that make the right candidates likeliest; Adam on the whole set, which is small."""
    names = names_of(questions, settings.least)
    m = Matrix(questions, names)
    w = np.zeros(len(names), dtype=np.float32)
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, settings.rounds + 1):
        p = m.shares(w)
        q = p * m.right
        mass = np.add.reduceat(q, m.start)[m.of]
        target = q / np.maximum(mass, 1e-12)
        gradient = m.x.T @ (p - target) + settings.ridge * w
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        w -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: float(w[n]) for name, n in names.items()}


def chosen(question: Question, weights: dict[str, float]) -> int:
    totals = [sum(weights.get(f, 0.0) for f in found) for found in question.candidates]
    return max(range(len(totals)), key=lambda k: totals[k])


def held_out(questions: Sequence[Question], settings: Settings = Settings(), parts: int = 8) -> float:
    """The share of questions answered rightly when the reports are left out in turn, a part at a time."""
    reports = sorted({q.report for q in questions})
    hits = 0
    for part in range(parts):
        out = set(reports[part::parts])
        w = fit([q for q in questions if q.report not in out], settings)
        hits += sum(q.right[chosen(q, w)] for q in questions if q.report in out)
    return hits / len(questions)
