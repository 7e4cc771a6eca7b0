"""`paradero review`: a person's word on what the machine proposed."""

from __future__ import annotations

from paradero.actions.finding import SHORT, report_named
from paradero.actions.refusals import Refusal
from paradero.actions.review_claim import review_claim
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.record.kinds import Verdict
from paradero.record.view import View
from paradero.wording.words import Words

VERDICTS: dict[str, Verdict] = {
    "accept": "accepted", "reject": "rejected", "reopen": "open",
    "aceptar": "accepted", "rechazar": "rejected", "reabrir": "open",
}  # fmt: skip


def review(setting: Setting, report: str, claim: str, verdict: str) -> int:
    """What was decided is said back with the words that it is about: a slip in the number shows at once."""
    words = setting.words
    decided = VERDICTS.get(verdict.strip().casefold())
    if decided is None:
        raise Misuse(words("usage.verdict", value=verdict))
    with record(setting) as workspace:
        subject = report_named(workspace, report)
        whole = workspace.tables.view(subject)
        key = _key(whole, claim)
        review_claim(workspace, subject, key, decided)
        after = workspace.tables.view(subject).claims.get(key) or whole.claims.get(key)
    said = _quote(whole, after.claim.span.of(whole.captured.text), words) if after and whole.captured else ""
    Voice(words)(
        f"review.{decided}", said=said, undo=setting.order("review", subject[:SHORT], claim, words("review.undo"))
    )
    return 0


def _key(whole: View, asked: str) -> str:
    """The claim of a number, as `show` gives it, or the key itself."""
    keys = list(whole.claims)
    if asked.isdecimal() and 1 <= int(asked) <= len(keys):
        return keys[int(asked) - 1]
    if asked.isdecimal() or whole.state.hidden:
        raise Refusal("unknown_claim", claim=asked)
    return asked


def _quote(whole: View, said: str, words: Words) -> str:
    return words("report.quote", words=" ".join(said.split()))
