"""`paradero answer`: whether what others erased goes here too."""

from __future__ import annotations

from paradero.actions.answer_erasure import answer_erasures
from paradero.actions.finding import SHORT, report_named
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.record.kinds import Answer

REPLIES: dict[str, Answer] = {
    "confirm": "confirmed", "refuse": "refused",
    "confirmar": "confirmed", "rechazar": "refused",
}  # fmt: skip


def answer(setting: Setting, report: str, reply: str) -> int:
    words = setting.words
    verdict = REPLIES.get(reply.strip().casefold())
    if verdict is None:
        raise Misuse(words("usage.reply", value=reply))
    with record(setting) as workspace:
        subject = report_named(workspace, report)
        answer_erasures(workspace, subject, verdict)
    Voice(words)(f"answer.{verdict}", number=subject[:SHORT])
    return 0
