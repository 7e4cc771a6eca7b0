"""Small worlds of entries: several authors with clocks that may be years wrong, who answer what they have seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from paradero.ledger import Author
from paradero.model import Entry

SEEDS = [bytes([n]) * 32 for n in range(1, 4)]
START = datetime(2026, 1, 1, tzinfo=UTC)
KINDS = ("report.told", "claim.reviewed", "claim.reviewed", "report.noted")


@st.composite
def worlds(draw: st.DrawFn, most: int = 14) -> list[Entry]:
    """Entries in the order in which they were written; each answers some of those on its subject, by whomever."""
    authors = [Author(seed) for seed in SEEDS[: draw(st.integers(1, 3))]]
    wrong = [timedelta(days=draw(st.integers(-40_000, 27_000))) for _ in authors]
    written: list[Entry] = []
    for n in range(draw(st.integers(1, most))):
        who = draw(st.integers(0, len(authors) - 1))
        subject = draw(st.sampled_from(["r1", "r2", "r3"]))
        seen = [e.id for e in written if e.body is not None and e.body.subject == subject]
        answers = draw(st.lists(st.sampled_from(seen), unique=True, max_size=3)) if seen else []
        content = {"decision": draw(st.sampled_from(["accept", "reject"])), "n": draw(st.integers(0, 2))}
        time = START + timedelta(minutes=n) + wrong[who]
        written.append(authors[who].write(draw(st.sampled_from(KINDS)), subject, content, time, answers))
    return written
