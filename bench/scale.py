"""What 100,000 reports with a million claims cost: adding, finding, showing, room, verifying, folding anew.

python -m bench.scale            some forty minutes and 4 GB in TMPDIR;  --small: a fiftieth of it
python -m bench.scale --keep     leaves the workspace there and says where
"""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from unittest.mock import patch

from paradero.store.opening import set_up

set_up()

from bench.invented import Invented, Inventor  # noqa: E402
from bench.machine import facts, scratch  # noqa: E402
from paradero import capture  # noqa: E402
from paradero.actions import Incoming, Secret, Workspace, create, opened, receive_report, search_reports  # noqa: E402
from paradero.actions import read_report as reading  # noqa: E402
from paradero.actions.finding import latest, report_named  # noqa: E402
from paradero.actions.rebuild_tables import rebuild_tables  # noqa: E402
from paradero.actions.verify_record import verify_record  # noqa: E402
from paradero.actions.workspace import Draft  # noqa: E402
from paradero.model import Report  # noqa: E402
from paradero.record import Captured  # noqa: E402
from paradero.record.forms import captured_form, reading_form, to_bytes  # noqa: E402
from paradero.record.kinds import READ, RECEIVED  # noqa: E402
from paradero.record.subjects import begun  # noqa: E402
from paradero.vault import Cost  # noqa: E402

PASSPHRASE = "una frase inventada para medir"
STAGES, SMALL = (1_000, 10_000, 100_000), (200, 1_000, 2_000)
TEXTS_ONLY = 3_000
AT_ONCE = 200
DISTINCT = 40
OFTEN = ("migrantes", "familia", "fiscalía")
LONGEST = 3600
"""Seconds after which a rebuild or a verifying is given up."""


@dataclass(slots=True)
class Population:
    """What was put in, and some of it to ask for."""

    reports: int = 0
    originals: int = 0
    seconds: float = 0.0
    subjects: list[str] = field(default_factory=list)
    some: list[Invented] = field(default_factory=list)


def populate(workspace: Workspace, inventor: Inventor, have: Population, until: int, pages: bool = True) -> None:
    """Add reports by the same entries, blobs and tables as `receive_report`, without the reader."""
    started = time.perf_counter()
    while have.reports < until:
        drafts: list[Draft] = []
        for number in range(have.reports, min(until, have.reports + AT_ONCE)):
            told = inventor.invent(number)
            raw = (inventor.page(told.text) if pages and number % 2 else told.text).encode()
            have.originals += len(raw)
            drafts += _drafts(workspace, told, f"nota-{number}.{'html' if pages and number % 2 else 'txt'}", raw)
            have.subjects.append(drafts[-1].subject)
            if number % 97 == 0:
                have.some.append(told)
        workspace.record(drafts)
        have.reports += len(drafts) // 2
    have.seconds += time.perf_counter() - started


def _drafts(workspace: Workspace, told: Invented, name: str, raw: bytes) -> list[Draft]:
    report = Report(name, told.text, language="es")
    captured = Captured("file", report, None, name, hashlib.sha256(raw).hexdigest(), len(raw))
    put = workspace.put
    documents = {"captured": put(to_bytes(captured_form(captured)), "captured"), "original": put(raw, "original")}
    subject, received = begun(workspace.author.public, {"how": "file", **documents})
    read = {"reader": "invented 1", "reading": put(to_bytes(reading_form(told.reading(report))), "reading")}
    return [Draft(RECEIVED, subject, received), Draft(READ, subject, read, behind=True)]


# ── adding ──


@dataclass(slots=True)
class Clock:
    """Adds up how long some function takes."""

    seconds: float = 0.0

    def around(self, function: Callable[..., object]) -> Callable[..., object]:
        def timed(*given: object, **named: object) -> object:
            started = time.perf_counter()
            try:
                return function(*given, **named)
            finally:
                self.seconds += time.perf_counter() - started

        return timed


def receiving(workspace: Workspace, have: Population, times: int = DISTINCT) -> tuple[list[float], list[float]]:
    """Milliseconds of each `receive_report` of a plain text, and of the part that is neither capture nor reader.

    The texts of every stage differ in the letters of one name only, so that the reader has the same to do.
    """
    inventor, whole, rest, stage = Inventor(7), [], [], have.reports
    for n in range(times + 3):
        text = inventor.invent(10_000_000 + 1000 * stage + n).text.encode()
        have.originals += len(text)
        clock = Clock()
        with patch.object(capture, "capture", clock.around(capture.capture)):  # noqa: SIM117
            with patch.object(reading, "read", clock.around(reading.read)):
                started = time.perf_counter()
                receipt = receive_report(workspace, Incoming(text, f"nueva-{stage}-{n}.txt"))
                taken = time.perf_counter() - started
        assert receipt.what == "added" and receipt.failure is None
        if n >= 3:  # the first ones warm the reader
            whole.append(1000 * taken)
            rest.append(1000 * (taken - clock.seconds))
    return whole, rest


# ── finding and showing ──


def finding(workspace: Workspace, have: Population, times: int = 30) -> dict[str, list[float]]:
    """Milliseconds of searches, by what is asked for."""
    chance = random.Random(5)
    some = chance.sample(have.some, min(times, len(have.some)))
    asked = {
        "search, rare word": [told.names[0] for told in some],
        "search, name of two words": [" ".join(told.names[1:3]) for told in some],
        "search, begun name of 5 letters": [told.names[2][:5] for told in some],
        "search, begun name of 3 letters": [told.names[2][:3] for told in some],
        "search, frequent word": [*OFTEN * 3],
        "search, two frequent words": [f"{OFTEN[0]} {OFTEN[1]}", f"{OFTEN[2]} {OFTEN[0]}"] * 3,
        "search, rare and frequent word": [f"{told.names[0]} {OFTEN[0]}" for told in some],
    }
    return {row: [timed(lambda w=w: search_reports(workspace, w)) for w in words] for row, words in asked.items()}


def showing(workspace: Workspace, have: Population, times: int = 500) -> list[float]:
    def show(subject: str) -> None:
        assert workspace.tables.view(report_named(workspace, subject[:10])).claims

    return [timed(lambda s=s: show(s)) for s in random.Random(6).sample(have.subjects, min(times, len(have.subjects)))]


def timed(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return 1000 * (time.perf_counter() - started)


def row(name: str, taken: Iterable[float]) -> None:
    some = sorted(taken)
    high = {f"p{p}": some[min(len(some) - 1, p * len(some) // 100)] for p in (90, 99)}
    shown = "  ".join(f"{k} {v:9.1f}" for k, v in {"median": median(some), **high, "worst": some[-1]}.items())
    print(f"  {name:38} n={len(some):<4} ms  {shown}", flush=True)


# ── a process of its own: how long, and how much memory ──


def child(what: str, folder: Path) -> None:
    started = time.perf_counter()
    said: object = None
    if what == "open":
        with opened(folder, Secret(PASSPHRASE)) as workspace:
            told = [f"opening {time.perf_counter() - started:.3f} s"]
            subject = latest(workspace, 1)[0].row.subject
            told.append(f"with the first report shown {time.perf_counter() - started:.3f} s")
            search_reports(workspace, subject)
            told.append(f"with the first search {time.perf_counter() - started:.3f} s")
            said = ", ".join(told)
    elif what == "verify":
        found = verify_record(folder, Secret(PASSPHRASE))
        said = f"whole: {found.whole}, {found.entries} entries, {found.blobs} blobs, faults {found.faults[:3]}"
    else:
        with opened(folder, Secret(PASSPHRASE)) as workspace:
            said = f"different: {rebuild_tables(workspace)}"
    print(json.dumps([time.perf_counter() - started, peak_mb(), said]))


def peak_mb() -> float:
    """Of this process alone: what `getrusage` says includes the process that started it."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def in_child(what: str, folder: Path) -> None:
    command = [sys.executable, "-m", "bench.scale", "--child", what, str(folder)]
    started = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        print(f"  {what}: given up after {LONGEST} s", flush=True)
        return
    if done.returncode:
        print(f"  {what}: failed: {done.stderr.strip().splitlines()[-1:]}", flush=True)
        return
    seconds, peak, said = json.loads(done.stdout)
    whole = time.perf_counter() - started
    print(f"  {what:8} {seconds:8.2f} s ({whole:.2f} s with start), {peak:6.0f} MB at the peak; {said}", flush=True)


# ── room ──


def sizes(folder: Path, originals: int) -> None:
    parts: dict[str, list[int]] = {"database": [0, 0], "blobs": [0, 0], "rest": [0, 0]}
    for path in folder.rglob("*"):
        if path.is_file():
            part = "database" if path.name.startswith("record.db") else "blobs" if "blobs" in path.parts else "rest"
            parts[part][0] += path.stat().st_size
            parts[part][1] += path.stat().st_blocks * 512
    parts["whole"] = [sum(p[n] for p in parts.values()) for n in (0, 1)]
    print(f"  originals {originals / 1e6:.1f} MB")
    for name, (size, on_disk) in parts.items():
        ratios = f"{size / originals:.2f} of the originals, {on_disk / originals:.2f} in blocks of the disk"
        print(f"  {name:9} {size / 1e6:9.1f} MB: {ratios}", flush=True)


def texts_only(folder: Path, until: int) -> None:
    have = Population()
    create(folder, PASSPHRASE, Cost.least())
    with opened(folder, Secret(PASSPHRASE)) as workspace:
        populate(workspace, Inventor(2), have, until, pages=False)
    print(f"room, {until} plain texts only (half of what is brought are pages above)")
    sizes(folder, have.originals)


def main(small: bool = False, keep: bool = False) -> None:
    stages = SMALL if small else STAGES
    with scratch(keep) as here:
        for line in facts(here):
            print(line)
        texts_only(here / "texts", stages[0] if small else TEXTS_ONLY)
        folder, have, inventor = here / "record", Population(), Inventor(1)
        create(folder, PASSPHRASE, Cost.least())
        first: tuple[list[float], list[float]] | None = None
        for stage in stages:
            with ExitStack() as stack:
                workspace = stack.enter_context(opened(folder, Secret(PASSPHRASE)))
                populate(workspace, inventor, have, stage)
                print(f"{stage} reports (populated in {have.seconds:.0f} s: {1000 * have.seconds / stage:.2f} ms each)")
                whole, rest = receiving(workspace, have)
                row("receive_report, plain text", whole)
                row("of it neither capture nor reader", rest)
                first = first or (whole, rest)
                ratios = [median(now) / median(then) for now, then in zip((whole, rest), first, strict=True)]
                print(f"  against {stages[0]} reports: {ratios[0]:.2f}, without capture and reader {ratios[1]:.2f}")
                for name, taken in finding(workspace, have).items():
                    row(name, taken)
                row("report_named and view", showing(workspace, have))
            in_child("open", folder)
        print(f"room, {stages[-1]} reports, half plain texts, half saved pages")
        sizes(folder, have.originals)
        print("once, in a process of its own")
        in_child("verify", folder)
        in_child("rebuild", folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]))
    else:
        main("--small" in sys.argv, "--keep" in sys.argv)
