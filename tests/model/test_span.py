"""A span is a stretch of a text: never negative, never turned round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradero.model import Span

places = st.integers(0, 60)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = sorted((draw(places), draw(places)))
    return Span(start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (-2, -1), (3, 2), (1, 0), (-5, 5)])
def test_refuses_what_is_no_stretch(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.text(max_size=60), spans())
def test_quote_is_the_text_between(text: str, span: Span) -> None:
    assert span.of(text) == text[span.start : span.end]
    assert len(span.of(text)) <= span.end - span.start


@given(spans(), spans())
def test_covers_is_about_every_character(a: Span, b: Span) -> None:
    inside = set(range(b.start, b.end)) <= set(range(a.start, a.end))
    if b.start < b.end:
        assert a.covers(b) == inside
    elif a.covers(b):
        assert a.start <= b.start <= a.end


@given(spans(), spans())
def test_overlap_is_a_shared_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    if shared:
        assert a.overlaps(b)
    if a.start < a.end and b.start < b.end:
        assert a.overlaps(b) == bool(shared)
    assert a.overlaps(b) == b.overlaps(a)


@given(spans(), spans(), spans())
def test_covering_is_an_order(a: Span, b: Span, c: Span) -> None:
    assert a.covers(a)
    if a.covers(b) and b.covers(c):
        assert a.covers(c)
    if a.covers(b) and b.covers(a):
        assert a == b


def test_spans_sort_by_where_they_stand() -> None:
    assert sorted([Span(4, 9), Span(0, 7), Span(4, 5)]) == [Span(0, 7), Span(4, 5), Span(4, 9)]
