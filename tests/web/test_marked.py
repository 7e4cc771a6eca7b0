"""Whatever claims lie over a text, marked it is still the text."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from paradero.model import Claim, Span
from paradero.web.shown.marked import marked
from paradero.wording.arranging import Numbered
from paradero.wording.segments import paragraphs

TEXTS = st.text(st.sampled_from(list("abñ <>&\"'{}%😀\n")), min_size=1, max_size=60)


@st.composite
def claimed(draw: st.DrawFn) -> tuple[str, list[Numbered]]:
    text = draw(TEXTS)
    claims = []
    for n in range(1, draw(st.integers(0, 5)) + 1):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        claims.append(Numbered(n, Claim(f"c{n}", "victim", "x", Span(start, end))))
    return text, claims


@given(claimed())
def test_without_tags_and_numbers_it_is_the_text_to_the_letter(given: tuple[str, list[Numbered]]) -> None:
    text, claims = given
    for part in paragraphs(text):
        made, deep = marked(text, part, claims, {})
        plain = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<sup>.*?</sup>", "", str(made))))
        assert plain == part.of(text)
        assert 0 <= deep <= len(claims)


@given(claimed())
def test_every_claim_that_begins_in_it_can_be_reached_once(given: tuple[str, list[Numbered]]) -> None:
    text, claims = given
    for part in paragraphs(text):
        made, _ = marked(text, part, claims, {})
        begun = [c.number for c in claims if part.start <= c.claim.span.start < part.end]
        assert sorted(int(n) for n in re.findall(r' id="t(\d+)"', str(made))) == sorted(begun)


def test_a_hand_written_link_never_lies_in_another() -> None:
    claims = [Numbered(1, Claim("c1", "event", "x", Span(0, 12))), Numbered(2, Claim("c2", "count", "y", Span(5, 9)))]
    made, _ = marked("fueron doce personas", Span(0, 20), claims, {})
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", str(made))
