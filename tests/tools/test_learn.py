"""Learning: weights that prefer what was right, and figures of reports left out."""

import random

import pytest

from tools.learn.softmax import Question, Settings, chosen, fit, held_out

SETTINGS = Settings(ridge=0.5, least=1, rounds=120)


def questions(number: int, noise: float = 0.0) -> list[Question]:
    """The candidate with "good" is right; others have features that mean nothing."""
    chance = random.Random(7)
    made = []
    for n in range(number):
        right = chance.randrange(3)
        told = right if chance.random() >= noise else (right + 1) % 3
        candidates = tuple(("good" if k == right else "bad", f"idle {chance.randrange(5)}") for k in range(3))
        made.append(Question(f"report {n // 2}", candidates, tuple(k == told for k in range(3))))
    return made


def test_what_was_right_weighs_more() -> None:
    weights = fit(questions(60), SETTINGS)
    assert weights["good"] > 1 > -1 > weights["bad"]
    assert all(abs(w) < 1 for f, w in weights.items() if f.startswith("idle"))


def test_the_likeliest_is_chosen() -> None:
    asked = questions(60)
    weights = fit(asked, SETTINGS)
    assert all(q.right[chosen(q, weights)] for q in asked)


@pytest.mark.parametrize(("noise", "least", "most"), [(0.0, 1.0, 1.0), (0.3, 0.55, 0.85)])
def test_reports_left_out_are_judged_without_themselves(noise: float, least: float, most: float) -> None:
    assert least <= held_out(questions(120, noise), SETTINGS, parts=4) <= most


def test_rare_features_are_not_learned() -> None:
    asked = [*questions(40), Question("odd", (("good", "once only"), ("bad",)), (False, True))]
    assert "once only" not in fit(asked, Settings(least=2, rounds=10))


def test_several_right_candidates_are_no_contradiction() -> None:
    asked = [Question("a", (("x",), ("y",), ("z",)), (True, True, False))] * 8
    weights = fit(asked, SETTINGS)
    assert min(weights["x"], weights["y"]) > weights["z"]
