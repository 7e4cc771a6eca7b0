"""`kill -9` at random moments: nothing acknowledged is lost, nothing is half there.

python -m bench.kills            200 kills while reports are added, judged and erased, 20 in each longer operation
python -m bench.kills --small    20 and 3
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from paradero.store.opening import set_up

set_up()

from bench.invented import Inventor  # noqa: E402
from bench.killing import Heard, Say, forked  # noqa: E402
from bench.kills_whole import HELD, whole_operations  # noqa: E402
from bench.machine import facts, scratch  # noqa: E402
from paradero.actions import Incoming, Secret, Workspace, create, opened, receive_report, search_reports  # noqa: E402
from paradero.actions.erase_part import erase_part, part_of  # noqa: E402
from paradero.actions.erase_report import erase_report  # noqa: E402
from paradero.actions.rebuild_tables import rebuild_tables  # noqa: E402
from paradero.actions.review_claim import review_claim  # noqa: E402
from paradero.actions.verify_record import verify_record  # noqa: E402
from paradero.store.models import MarkRow, Pending, ReportRow  # noqa: E402
from paradero.vault import Cost  # noqa: E402

SECRET = Secret(HELD)
FRESH_AFTER = 25
DEEDS = 9


@dataclass(slots=True)
class Known:
    """A report that was acknowledged: its own word, what was decided on its claims, and whether it, or its word, goes.

    `maybe`: what was begun and not acknowledged: it may be done or not, but nothing between.
    """

    word: str
    claims: int | None = None
    judged: dict[str, str] = field(default_factory=dict)
    gone: str = ""
    maybe: tuple[str, ...] = ()


def word_of(number: int) -> str:
    """A word of its own for each report, that no other begins like."""
    chance = random.Random(number * 7919)
    return "".join(chance.choice("bcdfglmnprstz") + chance.choice("aeiou") for _ in range(7)) + "x"


# ── what the process does that is killed ──


def busy(folder: Path, first: int, seed: int, say: Say) -> None:
    """Open, add, judge and erase, say what is acknowledged, and close."""
    chance = random.Random(seed)
    added: list[tuple[str, str]] = []
    with opened(folder, SECRET) as workspace:
        for number in range(first, first + DEEDS):
            word = word_of(number)
            text = Inventor(number).invent(number, 700).text + f"\nLa señora {word.capitalize()} lo confirmó."
            say(["begun", "receive", word])
            receipt = receive_report(workspace, Incoming(text.encode(), f"nota-{number}.txt", anyway=True))
            said = len(workspace.tables.view(receipt.subject).claims)
            say(["done", "receive", word, receipt.subject, str(said)])
            added.append((receipt.subject, word))
            _decide(workspace, chance, added, say)
        say(["begun", "closing"])


def _decide(workspace: Workspace, chance: random.Random, added: list[tuple[str, str]], say: Say) -> None:
    deed = chance.choice(["review", "review", "part", "report", "none"])
    subject, word = chance.choice(added)
    if deed == "review":
        claims = list(workspace.tables.view(subject).claims)
        if claims:
            key, verdict = chance.choice(claims), chance.choice(["accepted", "rejected"])
            say(["begun", "review", subject, key, verdict])
            review_claim(workspace, subject, key, verdict)
            say(["done", "review", subject, key, verdict])
    elif deed != "none":
        say(["begun", deed, subject])
        if deed == "part":
            erase_part(workspace, subject, part_of(workspace, subject, word).spans)
        else:
            erase_report(workspace, subject)
        say(["done", deed, subject])
        added.remove((subject, word))


# ── what has to hold afterwards ──


def learn(known: dict[str, Known], said: list[list[str]]) -> str | None:
    """What was acknowledged and what was only begun; returns the word of a report that may be there."""
    coming = None
    for step, deed, *rest in said:
        if deed == "receive":
            coming = rest[0] if step == "begun" else None
            if step == "done":
                known[rest[1]] = Known(rest[0], int(rest[2]))
        elif deed == "closing":
            continue
        elif step == "begun":
            known[rest[0]].maybe = (deed, *rest[1:])
        else:
            one = known[rest[0]]
            one.maybe = ()
            if deed == "review":
                one.judged[rest[1]] = rest[2]
            else:
                one.gone = deed
    return coming


def violations(folder: Path, known: dict[str, Known], coming: str | None, verify_first: bool) -> Iterator[str]:
    if verify_first:
        yield from _unverified(folder)
    with opened(folder, SECRET) as workspace:
        if coming and (hits := search_reports(workspace, coming)):
            known[hits[0].row.subject] = Known(coming)
        for subject, one in known.items():
            yield from _of_report(workspace, subject, one)
        for row in ReportRow.objects.all():
            if row.subject not in known:
                yield f"a report that nobody was told of and no word finds: {row.subject[:8]}"
            whole = workspace.tables.view(row.subject)
            if whole.captured is None or whole.reading is None or whole.unreadable or row.failure:
                yield f"half there: {row.subject[:8]} {whole.unreadable} {row.failure}"
        if Pending.objects.exists():
            yield "an erasure is still pending after opening"
        if rebuild_tables(workspace):
            yield "folding anew changes a table"
    yield from _unverified(folder)


def _of_report(workspace: Workspace, subject: str, one: Known) -> Iterator[str]:
    whole = workspace.tables.view(subject)
    found = [hit.row.subject for hit in search_reports(workspace, one.word)]
    if one.maybe[:1] in {("part",), ("report",)}:
        if whole.state.erased or whole.state.gone:
            one.gone = one.maybe[0]
        one.maybe = ()
    if one.gone == "report":
        if not whole.state.erased or found or whole.captured or MarkRow.objects.filter(subject=subject).exists():
            yield f"erased and still there: {subject[:8]}"
        return
    if whole.state.erased or whole.captured is None:
        yield f"acknowledged and lost: {subject[:8]}"
        return
    there = one.word in whole.captured.text.lower()
    if one.gone == "part":
        if there or found or not whole.state.gone:
            yield f"a part was erased and is still there: {subject[:8]}"
    elif not there or found != [subject]:
        yield f"acknowledged and not found by its word: {subject[:8]}"
    if whole.reading is None or (one.claims not in {None, len(whole.claims)} and one.gone != "part"):
        yield f"acknowledged and without its claims: {subject[:8]}"
    for key, verdict in one.judged.items():
        shown = whole.claims.get(key)
        allowed = {verdict, *one.maybe[2:]} if one.maybe[1:2] == (key,) else {verdict}
        if (shown.standing if shown else None) not in allowed and not (shown is None and one.gone):
            yield f"a verdict was acknowledged and does not stand: {subject[:8]} {key}"
    if one.maybe[:1] == ("review",) and (shown := whole.claims.get(one.maybe[1])) and shown.standing == one.maybe[2]:
        one.judged[one.maybe[1]] = one.maybe[2]
    one.maybe = ()


def _unverified(folder: Path) -> Iterator[str]:
    found = verify_record(folder, SECRET)
    if not found.whole:
        yield f"not whole: {found.faults[:4]}"


# ── two hundred times ──


def adding(here: Path, kills: int) -> tuple[Counter[str], list[str]]:
    chance = random.Random(11)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    folder, known, number, lasts, kill = here, dict[str, Known](), 0, 1.0, -1
    while counts["killed"] < kills:
        kill += 1
        if kill % FRESH_AFTER == 0:
            folder, known = here / f"w{kill}", {}
            create(folder, HELD, Cost.least())
            lasts = forked(lambda say, f=folder: busy(f, 1, 1, say), None).seconds
            folder = here / f"v{kill}"
            create(folder, HELD, Cost.least())
        # Half of them at any moment of the whole; half where the writing is: soon after a deed began, or while closing.
        heard = None if kill % 4 < 2 else _lines(chance.randint(1, 2 * DEEDS + 12)) if kill % 8 < 7 else _closing
        moment = chance.uniform(0, 0.01 if heard is _closing else 0.03 if heard else lasts)
        killed = forked(lambda say, f=folder, n=number, k=kill: busy(f, n, k, say), moment, heard)
        if killed.error:
            wrong.append(f"kill {kill}: {killed.error}")
        number += DEEDS
        counts["ended before the kill" if killed.ended else "killed"] += 1
        if not killed.ended:
            step, deed = killed.said[-1][:2] if killed.said else ("begun", "opening")
            counts[f"killed in {deed}" if step == "begun" else "killed between two deeds"] += 1
        counts.update(f"acknowledged: {line[1]}" for line in killed.said if line[0] == "done")
        coming = learn(known, killed.said)
        counts["files of a write-ahead log left by a kill"] += any(folder.rglob("record.db-wal"))
        for _ in range(chance.choice([0, 0, 1, 2])):
            again = forked(lambda say, f=folder: _only_open(f, say), chance.uniform(0, 0.04))
            counts["killed while opening after a kill"] += not again.ended
            if again.error:
                wrong.append(f"kill {kill}, opening: {again.error}")
        found = list(violations(folder, known, coming, bool(kill % 2)))
        wrong += [f"kill {kill} at {moment:.3f} s after {killed.said[-1:]}: {what}" for what in found]
        counts["reports looked at afterwards"] += len(known)
        if sys.stderr.isatty():
            print(f"\r{kill + 1} kills, {len(wrong)} violations", end="", file=sys.stderr, flush=True)
    return counts, wrong


def _lines(number: int) -> Heard:
    return lambda raw: raw.count(b"\n") >= number


def _closing(raw: bytes) -> bool:
    return b"closing" in raw


def _only_open(folder: Path, say: Say) -> None:
    with opened(folder, SECRET):
        say(["done", "open"])


def main(small: bool = False) -> None:
    with scratch() as here:
        for line in facts(here):
            print(line)
        create(here / "warm", HELD, Cost.least())
        busy(here / "warm", 1, 1, lambda said: None)  # loads the reader's words before anything is forked
        counts, wrong = adding(here, 20 if small else 200)
        for name, count in sorted(counts.items()):
            print(f"  {name:44} {count}")
        print(f"violations after {counts['killed']} kills: {len(wrong)}", *wrong[:20], sep="\n  ", flush=True)
        whole_operations(here, 3 if small else 20)


if __name__ == "__main__":
    main("--small" in sys.argv)
