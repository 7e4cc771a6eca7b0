"""People decide; a machine's word gives way; an undo undoes; those who disagree are shown to disagree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paradero.actions import Refusal, Workspace
from paradero.actions.correct_claim import add_claim, correct_claim
from paradero.actions.judging import looked_at
from paradero.actions.review_claim import review_claim
from paradero.ledger import Author
from paradero.model import Claim, Count, Span
from paradero.record.kinds import REVIEWED
from paradero.store.models import ClaimRow, ReportRow
from tests.actions.conftest import named


@pytest.fixture
def subject(workspace: Workspace) -> str:
    return named(workspace, "Matehuala")


@pytest.fixture
def key(workspace: Workspace, subject: str) -> str:
    return next(k for k, s in looked_at(workspace, subject).claims.items() if s.claim.kind == "count")


def standing(workspace: Workspace, subject: str, key: str) -> str:
    row = ClaimRow.objects.get(subject=subject, key=key)
    shown = workspace.tables.view(subject).claims[key].standing
    assert row.standing == shown
    return shown


def test_a_verdict_stands_until_it_is_undone(workspace: Workspace, subject: str, key: str) -> None:
    for verdict, stands in (("accepted", "accepted"), ("rejected", "rejected"), ("open", "proposed")):
        review_claim(workspace, subject, key, verdict)  # type: ignore[arg-type]
        assert standing(workspace, subject, key) == stands
    assert ReportRow.objects.get(subject=subject).judged == 0


def test_a_correction_stands_instead_and_the_proposal_comes_back(workspace: Workspace, subject: str, key: str) -> None:
    proposed = looked_at(workspace, subject).claims[key].claim
    corrected = replace(proposed, value=Count(11, 11, "exact", "kidnapped"))
    correct_claim(workspace, subject, key, corrected)
    shown = looked_at(workspace, subject).claims[key]
    assert shown.standing == "corrected" and shown.claim.value == corrected.value and shown.claim.rule == "person"
    review_claim(workspace, subject, key, "open")
    assert looked_at(workspace, subject).claims[key].claim == proposed


def test_words_that_no_reader_saw_become_a_claim(workspace: Workspace, subject: str) -> None:
    text = looked_at(workspace, subject).captured.text  # type: ignore[union-attr]
    at = text.index("sacerdote")
    claim = Claim("", "victim", "un sacerdote de Tenosique", Span(at, at + 9))
    add_claim(workspace, subject, claim)
    add_claim(workspace, subject, claim)
    keys = [k for k, s in looked_at(workspace, subject).claims.items() if s.claim.kind == "victim"]
    assert f"victim:{at}-{at + 9}" in keys and f"victim:{at}-{at + 9}:2" in keys
    assert {f.subject for f in workspace.book.index.find("Tenosique")} == {subject}


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 100_000)])
def test_a_quote_has_to_be_in_the_text(workspace: Workspace, subject: str, span: Span) -> None:
    with pytest.raises(Refusal, match="outside_text"):
        add_claim(workspace, subject, Claim("", "victim", "x", span))


def test_what_is_not_there_cannot_be_judged(workspace: Workspace, subject: str) -> None:
    with pytest.raises(Refusal, match="unknown_claim"):
        review_claim(workspace, subject, "count:0-1", "accepted")
    with pytest.raises(Refusal, match="unknown_report"):
        review_claim(workspace, "ab" * 16, "count:0-1", "accepted")


def test_two_who_did_not_know_of_each_other_are_in_conflict_until_somebody_decides(
    workspace: Workspace, subject: str, key: str
) -> None:
    reading = looked_at(workspace, subject).state.reading
    assert reading is not None
    review_claim(workspace, subject, key, "accepted")
    other = Author(bytes(32))
    theirs = other.write(REVIEWED, subject, {"claim": key, "verdict": "rejected"}, answers=[reading.id])
    workspace.book.append([theirs])
    workspace.tables.fold(subject)
    assert standing(workspace, subject, key) == "conflict"
    assert len(looked_at(workspace, subject).claims[key].decisions) == 2
    assert ReportRow.objects.get(subject=subject).conflicts == 1
    review_claim(workspace, subject, key, "rejected")
    assert standing(workspace, subject, key) == "rejected"


def test_a_reading_again_touches_no_judgement(
    workspace: Workspace, subject: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paradero.actions import read_report

    review_claim(workspace, subject, key, "accepted")
    before = looked_at(workspace, subject).claims[key].claim
    with monkeypatch.context() as patched:
        patched.setattr(read_report, "READER", "another-reader 2")
        real = read_report.read
        patched.setattr(read_report, "read", lambda report: replace(real(report), claims=(), accounts=()))
        assert read_report.read_again(workspace, subject)
    whole = looked_at(workspace, subject)
    assert list(whole.claims) == [key]
    assert whole.claims[key].standing == "accepted" and whole.claims[key].claim == before


def test_a_verdict_never_passes_to_other_words(
    workspace: Workspace, subject: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader of another day says eleven where twelve was accepted: twelve stays accepted, and eleven is proposed."""
    from paradero.actions import read_report

    review_claim(workspace, subject, key, "accepted")
    with monkeypatch.context() as patched:
        patched.setattr(read_report, "READER", "another-reader 2")
        real, eleven = read_report.read, Count(11, 11, "exact", "kidnapped")

        def other(report: object) -> object:
            reading = real(report)  # type: ignore[arg-type]
            changed = (replace(c, value=eleven) if isinstance(c.value, Count) else c for c in reading.claims)
            return replace(reading, claims=tuple(changed))

        patched.setattr(read_report, "read", other)
        assert read_report.read_again(workspace, subject)
    claims = looked_at(workspace, subject).claims
    assert claims[key].standing == "accepted" and claims[key].claim.value == Count(12, 12, "exact", "kidnapped")
    assert claims[f"{key}:2"].standing == "proposed" and claims[f"{key}:2"].claim.value == eleven
    review_claim(workspace, subject, key, "open")
    assert looked_at(workspace, subject).claims[key].claim.value == eleven


def test_whoever_accepts_a_correction_accepts_the_correction(workspace: Workspace, subject: str, key: str) -> None:
    proposed = looked_at(workspace, subject).claims[key].claim
    correct_claim(workspace, subject, key, replace(proposed, value=Count(11, 11, "exact", "kidnapped")))
    review_claim(workspace, subject, key, "accepted")
    shown = looked_at(workspace, subject).claims[key]
    assert shown.standing == "accepted" and shown.claim.value == Count(11, 11, "exact", "kidnapped")
    text = looked_at(workspace, subject).captured.text  # type: ignore[union-attr]
    added = add_claim(workspace, subject, Claim("", "victim", "un sacerdote", Span(text.index("sacerdote"), len(text))))
    assert added.body is not None
    review_claim(workspace, subject, str(added.body.content["claim"]), "accepted")
    assert looked_at(workspace, subject).claims[str(added.body.content["claim"])].standing == "accepted"
