"""Stance and firmness: a shape with its word, a line with its words. Drawn once, used by name."""

from __future__ import annotations

from paradero.cli.html.elements import Element, el
from paradero.model import Modality, Stance
from paradero.wording.phrases import firmness_phrase
from paradero.wording.words import Words

STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts", "updates", "retracts")
FIRMNESS: tuple[Modality, ...] = ("stated", "alleged", "presumed", "likely", "feared")


def drawings() -> Element:
    """The shapes, hidden, at the top of the page."""
    return el(
        "svg",
        _symbol("asserts", el("circle", cx="8", cy="8", r="6", fill="currentColor")),
        _symbol("denies", _ring(), el("path", d="M4 12 12 4", **_stroke("2.4"))),
        _symbol("doubts", _ring(), el("path", d="M8 2a6 6 0 0 0 0 12z", fill="currentColor")),
        _symbol("updates", el("path", d="M3 2 14 8 3 14z", fill="currentColor")),
        _symbol("retracts", el("path", d="M3 3 13 13M13 3 3 13", **_stroke("2.8"))),
        class_="drawings",
        width="0",
        height="0",
        aria_hidden="true",
    )


def standing(stance: Stance, modality: Modality, words: Words) -> Element:
    return el("p", stance_sign(stance, words), " ", firmness_sign(modality, stance, words), class_="standing")


def stance_sign(stance: Stance, words: Words) -> Element:
    shape = el("svg", el("use", href=f"#m-{stance}"), aria_hidden="true", width="16", height="16")
    return el("span", shape, words(f"stance.{stance}"), class_=f"stance {stance}")


def firmness_sign(modality: Modality, stance: Stance, words: Words) -> Element:
    line = el("path", d="M1 5H33", class_=modality)
    drawn = el("svg", line, viewBox="0 0 34 10", width="34", height="10", aria_hidden="true")
    return el("span", drawn, firmness_phrase(modality, stance, words), class_="firm")


def _symbol(name: str, *shapes: Element) -> Element:
    return el("symbol", *shapes, id=f"m-{name}", viewBox="0 0 16 16")


def _ring() -> Element:
    return el("circle", cx="8", cy="8", r="6", **_stroke("2.2"))


def _stroke(width: str) -> dict[str, str]:
    return {"fill": "none", "stroke": "currentColor", "stroke_width": width}
