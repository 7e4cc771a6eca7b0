"""A record damaged on any one page of its database, mended from an older backup: what was erased since stays erased.

python -m bench.mends            every page;  --small: every seventh
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

from paradero.store.opening import set_up

set_up()

from bench.flips import PAGE, SECRET, flip  # noqa: E402
from bench.invented import Inventor  # noqa: E402
from bench.machine import facts, scratch  # noqa: E402
from paradero.actions import Incoming, Refusal, create, opened, receive_report, search_reports  # noqa: E402
from paradero.actions.back_up import back_up  # noqa: E402
from paradero.actions.erase_part import erase_part, part_of  # noqa: E402
from paradero.actions.erase_report import erase_report  # noqa: E402
from paradero.actions.rebuild_tables import rebuild_tables  # noqa: E402
from paradero.actions.restore import Asked, restore  # noqa: E402
from paradero.actions.verify_record import verify_record  # noqa: E402
from paradero.vault import Cost  # noqa: E402

REPORTS, ERASED, PART = 12, (0, 1, 10, 11), 5


def word_of(number: int) -> str:
    return f"Palabra{'abcdefghijkl'[number]}propia"


def make(here: Path) -> list[str]:
    """A record and its backup; four reports and a word of another are erased only after the backup."""
    create(here / "record", SECRET.passphrase, Cost.least())
    subjects = []
    with opened(here / "record", SECRET) as workspace:
        for n in range(REPORTS):
            text = f"{Inventor(n).invent(n, 700).text}\nLa vecina {word_of(n)} lo confirmó."
            subjects.append(receive_report(workspace, Incoming(text.encode(), f"nota-{n}.txt", anyway=True)).subject)
    back_up(here / "record", SECRET, here / "backup.tar")
    with opened(here / "record", SECRET) as workspace:
        for n in ERASED:
            erase_report(workspace, subjects[n])
        erase_part(workspace, subjects[PART], part_of(workspace, subjects[PART], word_of(PART)).spans)
    return subjects


def mended(here: Path, subjects: list[str], page: int) -> list[str]:
    """Damage a page, restore, and say what is not as it was before the damage."""
    folder = here / "mended"
    shutil.copytree(here / "record", folder)
    try:
        flip(next(folder.glob("*/record.db")), page * PAGE + 200, 3)
        try:
            done = restore(folder, Asked(here / "backup.tar", SECRET, SECRET, anyway=True, cost=Cost.least()))
        except Refusal as refusal:
            return [f"refused: {refusal.code}"]
        verified = verify_record(folder, SECRET)
        found = [] if verified.whole else [f"not whole: {', '.join(sorted({f.what for f in verified.faults}))}"]
        with opened(folder, SECRET) as workspace:
            for n, subject in enumerate(subjects):
                reached = bool(search_reports(workspace, word_of(n)) or workspace.book.index.find(word_of(n)))
                captured = workspace.tables.view(subject).captured
                if n in ERASED and captured:
                    found.append("an erased report is shown again")
                if n in (*ERASED, PART) and reached:
                    found.append("erased words are in the index again")
                if n not in ERASED and captured is None:
                    found.append("a report is lost")
            if rebuild_tables(workspace):
                found.append("folding anew changes a table")
        told = "; it says that erasures are unknown" if done.unknown_erasures else ""
        return [f"{what}{told}" for what in sorted(set(found))]
    finally:
        shutil.rmtree(folder)


def main(small: bool = False) -> None:
    with scratch() as here:
        for line in facts(here):
            print(line)
        subjects = make(here)
        pages = range(0, next((here / "record").glob("*/record.db")).stat().st_size // PAGE, 7 if small else 1)
        found = {page: mended(here, subjects, page) for page in pages}
        print(f"{len(pages)} pages damaged one at a time: {sum(not f for f in found.values())} times as before")
        for what, times in Counter(what for some in found.values() for what in some).most_common():
            print(f"  {what}: {times}, pages {[page for page, some in found.items() if what in some]}")


if __name__ == "__main__":
    main("--small" in sys.argv)
