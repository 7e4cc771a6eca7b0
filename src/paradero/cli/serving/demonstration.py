"""`paradero demo`: a record in which everything is invented, to look around in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from paradero.actions.finding import latest
from paradero.actions.opening import Secret, create, opened
from paradero.actions.permitting import Actor, Role
from paradero.actions.receive_report import Incoming, receive_report
from paradero.actions.refusals import Refusal, refusing
from paradero.actions.review_claim import review_claim
from paradero.actions.team.members import Admission, admit_member
from paradero.actions.tell_report import tell_report
from paradero.actions.workspace import Workspace
from paradero.cli.inputs import unfold
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.cli.progress import progressing
from paradero.cli.serving.serve import Pages, run
from paradero.record.captured import Told
from paradero.store.models import Member

PASSPHRASE = "puente maiz lluvia farol nube"
PEOPLE: tuple[tuple[str, str, Role, str], ...] = (
    ("Inés (revisora)", "ines", "reviewer", "revisora de prueba"),
    ("Tomás (captura)", "tomas", "recorder", "captura de prueba"),
    ("Rosa (lectora)", "rosa", "reader", "lectora de prueba"),
)
_CALL = (
    "Llama una tía desde Comayagua. Dice que su sobrino salió de San Pedro Sula el 4 de noviembre con dos amigos.\n\n"
    "La última llamada fue el 11 de noviembre, desde Tenosique. Le dijo que subirían a un camión blanco. "
    "Desde entonces el teléfono suena apagado. Pide que se pregunte en los albergues y en la estación migratoria.\n"
)
_JUDGED = 3


def demonstrate(setting: Setting, samples: tuple[str, ...], port: int | None, browser: bool) -> int:
    """Make the record if it is not there, and open its pages. The passphrase is no secret, and is said everywhere."""
    if not (setting.folder / "keys").exists():
        making = replace(setting, folder=setting.folder.with_name(f"{setting.folder.name}.new"))
        shutil.rmtree(making.folder, ignore_errors=True)  # what an interrupted start left
        _make(making, samples)
        making.folder.rename(setting.folder)
    check_ours(setting)
    voice = Voice(setting.words)
    voice("demo.passphrase", passphrase=PASSPHRASE)
    voice("demo.people", people="; ".join(f"{login} / {password}" for _, login, _, password in PEOPLE))
    shown = (("", PASSPHRASE), *((login, password) for _, login, _, password in PEOPLE))
    again = ["demo", str(setting.folder), "--lang", setting.words.language, "--no-browser"]
    return run(setting, Pages(again, port, browser, demonstration=shown))


def check_ours(setting: Setting) -> None:
    """Nobody's record is shown as a demonstration, with a passphrase beside it."""
    try:
        with refusing():
            Secret(PASSPHRASE).open(setting.folder)
    except Refusal:
        raise Misuse(setting.words("demo.not_ours", folder=setting.folder)) from None


def _make(setting: Setting, samples: tuple[str, ...]) -> None:
    inputs, _ = unfold(samples)
    create(setting.folder, PASSPHRASE)
    files = [Path(item.name) for item in inputs if item.how == "file"]
    with (
        opened(setting.folder, Secret(PASSPHRASE)) as workspace,
        progressing(len(files), setting.words, "note.adding") as progress,
    ):
        people = {login: admit_member(workspace, Admission(n, login, r, p)) for n, login, r, p in PEOPLE}
        Member.objects.update(must_change=False)
        recorder = workspace.acting(Actor("recorder", people["tomas"]))
        for path in files:
            receive_report(recorder, Incoming(path.read_bytes(), path.name))
            progress.step()
        tell_report(recorder, _CALL, Told("una tía", "call", "Tomás", date(2026, 11, 20)), restricted=True)
        _judge(workspace.acting(Actor("reviewer", people["ines"])))


def _judge(reviewer: Workspace) -> None:
    """Some claims are judged already, so that there is something to be seen of it."""
    for hit in latest(reviewer, 100):
        keys = list(reviewer.tables.view(hit.row.subject).claims)
        for key in keys[:_JUDGED] if len(keys) > _JUDGED else ():
            review_claim(reviewer, hit.row.subject, key, "accepted")
        if len(keys) > _JUDGED:
            return
