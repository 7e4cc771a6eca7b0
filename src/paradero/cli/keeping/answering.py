"""`paradero answer`: whether what others erased goes here too."""

from __future__ import annotations

from paradero.actions.answer_erasure import answer_erasures
from paradero.actions.finding import SHORT, report_named
from paradero.cli.keeping.asking import Asking, on_terminal
from paradero.cli.keeping.erasing import which
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.record.kinds import Answer

REPLIES: dict[str, Answer] = {
    "confirm": "confirmed", "refuse": "refused",
    "confirmar": "confirmed", "rechazar": "refused",
}  # fmt: skip


def answer(setting: Setting, report: str, reply: str, yes: bool = False) -> int:
    """Invariant: nothing goes before somebody has said yes to what would go, at the terminal or beforehand."""
    words = setting.words
    verdict = REPLIES.get(reply.strip().casefold())
    if verdict is None:
        raise Misuse(words("usage.reply", value=reply))
    if verdict == "confirmed" and not yes and (setting.stdin or not on_terminal()):
        raise Misuse(words("usage.yes"))
    with record(setting) as workspace:
        subject = report_named(workspace, report)
        if verdict == "confirmed" and not yes:
            which(workspace, setting, subject)
            whole = workspace.tables.view(subject, even_hidden=True)
            Voice(words)("erase.all_of_it" if whole.state.hidden else "answer.part")
            if not Asking(setting).sure("sure"):
                Voice(words)("erase.kept")
                return 1
        answer_erasures(workspace, subject, verdict)
    Voice(words)(f"answer.{verdict}", number=subject[:SHORT])
    return 0
