"""Kills in what works on the whole of a workspace: making it, new keys, backing up, restoring."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.invented import Inventor
from bench.killing import Say, forked
from paradero.actions import Incoming, Refusal, Secret, create, opened, receive_report
from paradero.actions.back_up import back_up
from paradero.actions.changing_keys import new_keys
from paradero.actions.erase_report import erase_report
from paradero.actions.restore import Asked, restore
from paradero.actions.verify_record import verify_record
from paradero.store.models import ReportRow
from paradero.vault import Cost

HELD, OTHER = "una frase inventada para matar", "otra frase inventada para matar"
LEAST = Cost.least()
REPORTS = 12
Prepare = Callable[[Path], None]
Work = Callable[[Path], object]
Check = Callable[[Path], Iterator[str]]


def whole_operations(here: Path, kills: int) -> None:
    """Kill each so many times, spread over its whole duration, and print what was found afterwards."""
    made = here / "made"
    _make(made)
    backup = made / "backup.tar"
    back_up(made / "record", Secret(HELD), backup)
    with opened(made / "record", Secret(HELD)) as workspace:
        erased = [str(s) for s in ReportRow.objects.order_by("subject").values_list("subject", flat=True)[:2]]
        for subject in erased:
            erase_report(workspace, subject)
    left = REPORTS - len(erased)

    def copied(folder: Path) -> None:
        shutil.copytree(made / "record", folder / "record")

    def damaged(folder: Path) -> None:
        copied(folder)
        database = next((folder / "record").glob("*/record.db"))
        raw = bytearray(database.read_bytes())
        raw[5 * 4096 + 100] ^= 1
        database.write_bytes(raw)

    mend = Asked(backup, Secret(HELD), Secret(HELD), anyway=True, cost=LEAST)
    operations: dict[str, tuple[Prepare, Work, Check]] = {
        "create": (lambda f: None, lambda f: create(f / "record", HELD, LEAST), _made),
        "new_keys": (
            copied,
            lambda f: new_keys(f / "record", Secret(HELD), OTHER, LEAST),
            lambda f: _opens(f, left, erased),
        ),
        "back_up": (
            copied,
            lambda f: back_up(f / "record", Secret(HELD), f / "backup.tar"),
            lambda f: _backed_up(f, left, erased),
        ),
        "restore, empty folder": (
            lambda f: None,
            lambda f: restore(f / "record", Asked(backup, Secret(HELD), cost=LEAST)),
            lambda f: _restored(f, backup),
        ),
        "restore, mending": (
            copied,
            lambda f: restore(f / "record", mend),
            lambda f: _opens(f, left, erased),
        ),
        "restore, over a damaged database": (
            damaged,
            lambda f: restore(f / "record", mend),
            lambda f: _replaced(f, mend, left, erased),
        ),
    }
    for name, operation in operations.items():
        counts, wrong = _kill(here, operation, kills)
        told = ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))
        print(f"  {name:34} violations {len(wrong)}; {told}", *wrong[:6], sep="\n    ", flush=True)


def _make(made: Path) -> None:
    create(made / "record", HELD, LEAST)
    with opened(made / "record", Secret(HELD)) as workspace:
        for n in range(REPORTS):
            receive_report(workspace, Incoming(Inventor(n).invent(n, 700).text.encode(), f"nota-{n}.txt"))


def _kill(here: Path, operation: tuple[Prepare, Work, Check], kills: int) -> tuple[Counter[str], list[str]]:
    prepare, work, check = operation
    chance = random.Random(13)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    lasts = 0.0
    for n in range(-2, kills):
        folder = here / "whole"
        folder.mkdir()
        prepare(folder)

        def deed(say: Say, folder: Path = folder) -> None:
            work(folder)
            say("done")

        # The first two run to their end and say how long it takes.
        killed = forked(
            deed, None if n < 0 else lasts * chance.choice([chance.uniform(0, 1), chance.uniform(0.7, 1.4)])
        )
        lasts = killed.seconds if n < 0 else lasts
        if killed.error:
            wrong.append(killed.error)
        if n >= 0:
            counts["killed" if not killed.ended else "ended before"] += 1
            counts["acknowledged"] += "done" in killed.said
        for found in check(folder):
            if found.startswith("="):
                counts[found[1:]] += n >= 0
            else:
                wrong.append(f"kill {n} after {killed.seconds:.3f} of {lasts:.3f} s, {killed.said}: {found}")
        shutil.rmtree(folder)
    return counts, wrong


def _opens(folder: Path, reports: int, erased: list[str], name: str = "record") -> Iterator[str]:
    """With one of two passphrases, whole, with every report and without what was erased."""
    fits = []
    for passphrase in (HELD, OTHER):
        try:
            found = verify_record(folder / name, Secret(passphrase))
        except Refusal as refusal:
            if refusal.code != "wrong_passphrase":
                yield f"not opened: {refusal.code} {refusal.details}"
            continue
        fits.append(passphrase)
        if not found.whole:
            yield f"not whole: {found.faults[:4]}"
    if len(fits) != 1:
        yield f"{len(fits)} passphrases fit"
        return
    yield "=after" if fits == [OTHER] else "=under the first passphrase"
    with opened(folder / name, Secret(fits[0])) as workspace:
        subjects = list(ReportRow.objects.values_list("subject", flat=True))
        whole = [s for s in subjects if workspace.tables.view(s).captured and workspace.tables.view(s).reading]
        if len(whole) != reports:
            yield f"{len(whole)} whole reports of {reports}"
        if back := [s for s in erased if s in subjects or workspace.tables.view(s).captured]:
            yield f"{len(back)} erased reports are back"


def _made(folder: Path) -> Iterator[str]:
    if not (folder / "record" / "keys").exists():
        yield "=before"
        create(folder / "record", HELD, LEAST)
    yield from _opens(folder, 0, [])


def _backed_up(folder: Path, reports: int, erased: list[str]) -> Iterator[str]:
    yield from _opens(folder, reports, erased)
    if any(folder.glob(".new-*")):
        yield "=left a scratch file beside the target"
    if (folder / "backup.tar").exists():
        yield "=backup there"
        restore(folder / "again", Asked(folder / "backup.tar", Secret(HELD), cost=LEAST))
        yield from _opens(folder, reports, erased, "again")


def _restored(folder: Path, backup: Path) -> Iterator[str]:
    if not (folder / "record" / "keys").exists():
        yield "=before"
        restore(folder / "record", Asked(backup, Secret(HELD), cost=LEAST))
    yield from _opens(folder, REPORTS, [])


def _replaced(folder: Path, mend: Asked, reports: int, erased: list[str]) -> Iterator[str]:
    """Still damaged as before, and then a second try mends it; or mended."""
    if not verify_record(folder / "record", Secret(HELD)).whole:
        yield "=before"
        restore(folder / "record", mend)
    yield from _opens(folder, reports, erased)
