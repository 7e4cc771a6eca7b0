"""Damage to any file of a record, however small, is found; and what it does not reach stays usable.

python -m bench.flips            some thousand bits, every file cut, grown, gone and exchanged;  --small: some hundred
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from paradero.store.opening import set_up

set_up()

from bench.invented import Inventor  # noqa: E402
from bench.machine import facts, scratch  # noqa: E402
from paradero.actions import Incoming, Refusal, Secret, create, opened, receive_report, search_reports  # noqa: E402
from paradero.actions.correct_claim import add_claim  # noqa: E402
from paradero.actions.erase_part import erase_part, part_of  # noqa: E402
from paradero.actions.erase_report import erase_report  # noqa: E402
from paradero.actions.review_claim import review_claim  # noqa: E402
from paradero.actions.verify_record import verify_record  # noqa: E402
from paradero.model import Claim, Span  # noqa: E402
from paradero.vault import Cost  # noqa: E402

SECRET = Secret("una frase inventada para estropear")
PAGE, RESERVE = 4096, 80
Damage = Callable[[], None]


def make(folder: Path, reports: int) -> dict[str, str]:
    """A record with reports, judgements, an erased report and an erased part; a word of each report that is left."""
    create(folder, SECRET.passphrase, Cost.least())
    left: dict[str, str] = {}
    with opened(folder, SECRET) as workspace:
        for n in range(reports):
            invented = Inventor(n).invent(n, 1500)
            word = f"palabra{'abcdefghijkl'[n % 12]}{n}"
            text = f"{invented.text}\nLa vecina {word.capitalize()} lo confirmó."
            subject = receive_report(workspace, Incoming(text.encode(), f"nota-{n}.txt", anyway=True)).subject
            left[subject] = word
            for key in list(workspace.tables.view(subject).claims)[:2]:
                review_claim(workspace, subject, key, "accepted" if n % 2 else "rejected")
        first, second, third = list(left)[:3]
        add_claim(workspace, third, Claim("", "victim", "Una Vecina", Span(0, 9)))
        erase_part(workspace, second, part_of(workspace, second, left[second]).spans)
        erase_report(workspace, first)
    del left[first], left[second]
    return left


# ── damage ──


def sampled(path: Path, chance: random.Random, few: int) -> list[int]:
    """Bytes to flip: all of keys and heads; of a database some in each page, its vector and its seal too."""
    size = path.stat().st_size
    if path.name in {"keys", "heads", "lock"}:
        return list(range(size))
    if path.name != "record.db":
        return sorted({0, 20, size // 2, size - 1, *(chance.randrange(size) for _ in range(6 * few))})
    found = set(range(100))
    for start in range(0, size, PAGE):
        body, end = PAGE - RESERVE, PAGE
        places = [
            0,
            1,
            body - 1,
            body,
            body + 15,
            body + 16,
            end - 1,
            end - 10,
            *(chance.randrange(PAGE) for _ in range(few)),
        ]
        found.update(start + p for p in places)
    return sorted(found)


@contextmanager
def restored(*paths: Path) -> Iterator[None]:
    """Put these files back as they were, whatever was done to them."""
    before = {path: path.read_bytes() for path in paths}
    try:
        yield
    finally:
        for path, raw in before.items():
            path.write_bytes(raw)


def flip(path: Path, at: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        was = file.read(1)[0]
        file.seek(at)
        file.write(bytes([was ^ (1 << bit)]))


def found(folder: Path) -> str:
    """What `verify_record` says: nothing, if it says that the record is whole."""
    try:
        verified = verify_record(folder, SECRET)
    except Refusal as refusal:
        return f"refused: {refusal.code}"
    except Exception as error:  # noqa: BLE001 - a person would be told that we are broken: that is a finding of ours
        return f"broken: {type(error).__name__}: {error}"
    return ", ".join(sorted({fault.what for fault in verified.faults}))


def kind_of(path: Path) -> str:
    return "blob" if path.parent.parent.name == "blobs" else path.name


def whole_files(files: list[Path]) -> Iterator[tuple[str, Path, Damage]]:
    """Cutting, growing, taking away and exchanging: what, the file, and how."""
    blobs = [path for path in files if kind_of(path) == "blob"]
    for path in files:
        raw = path.read_bytes()
        if raw:
            yield "cut by a byte", path, lambda p=path, r=raw: p.write_bytes(r[:-1])
            yield "cut to half", path, lambda p=path, r=raw: p.write_bytes(r[: len(r) // 2])
            yield "emptied", path, lambda p=path: p.write_bytes(b"")
            yield "filled with zeros", path, lambda p=path, r=raw: p.write_bytes(bytes(len(r)))
        yield "a byte more", path, lambda p=path, r=raw: p.write_bytes(r + b"\0")
        yield "4096 bytes more", path, lambda p=path, r=raw: p.write_bytes(r + bytes(4096))
        if path.name != "lock":
            yield "gone", path, path.unlink
        if path in blobs:
            other = blobs[(blobs.index(path) + 1) % len(blobs)]
            yield "another blob in its place", path, lambda p=path, o=other: p.write_bytes(o.read_bytes())


def pages_exchanged(database: Path) -> Iterator[tuple[str, Path, Damage]]:
    raw = database.read_bytes()
    for at in range(PAGE, len(raw) - PAGE, 7 * PAGE):
        one, other = raw[at : at + PAGE], raw[at + PAGE : at + 2 * PAGE]
        new = raw[:at] + other + one + raw[at + 2 * PAGE :]
        yield "two pages exchanged", database, lambda n=new: database.write_bytes(n)
        new = raw[:at] + bytes(PAGE) + raw[at + PAGE :]
        yield "a page of zeros", database, lambda n=new: database.write_bytes(n)


def strays(folder: Path) -> Iterator[tuple[str, Path]]:
    """Files of nobody's, in every folder. One that looks like our scratch beside the keys is swept away."""
    for inner in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
        for name in ("nota.txt", ".oculto", ".new-abc"):
            if inner != folder or name != ".new-abc":
                yield "a stray file", inner / name


# ── what is found, and what stays usable ──


def survey(folder: Path, few: int) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], list[str]]:
    """How many were tried and how many found, by file and damage; and which were missed."""
    chance = random.Random(17)
    tried: Counter[tuple[str, str]] = Counter()
    caught: Counter[tuple[str, str]] = Counter()
    missed: list[str] = []

    def count(path: Path, what: str, said: str, where: object = "") -> None:
        row = ("" if what == "a stray file" else kind_of(path), what)
        tried[row] += 1
        if said and not said.startswith("broken"):
            caught[row] += 1
        else:
            missed.append(f"{path.relative_to(folder)} {what} {where} {said}")

    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        with restored(path):
            for at in sampled(path, chance, few):
                bit = chance.randrange(8)
                flip(path, at, bit)
                count(path, "a bit flipped", found(folder), f"at {at} bit {bit}")
                flip(path, at, bit)
    for what, path, damage in [*whole_files(files), *pages_exchanged(next(f for f in files if f.name == "record.db"))]:
        with restored(path):
            damage()
            count(path, what, found(folder))
    for what, path in strays(folder):
        path.write_bytes(b"x")
        count(path, what, found(folder), path.parent.relative_to(folder))
        path.unlink(missing_ok=True)
    return tried, caught, missed


@dataclass(slots=True)
class Usable:
    """With one damaged page or blob: how many reports are shown, and found by a word; `why` not even one is."""

    kind: str
    page: int
    shown: int = 0
    reached: int = 0
    why: str = ""


def usable(folder: Path, left: dict[str, str], few: int) -> Iterator[Usable]:
    """Each report is asked for in an opening of its own, as each order of the command line is."""
    chance = random.Random(19)
    blobs = sorted(folder.glob("*/blobs/*/*"))
    database = next(folder.glob("*/record.db"))
    damages = [(b, b.stat().st_size // 2) for b in chance.sample(blobs, min(3 * few, len(blobs)))]
    damages += [(database, p * PAGE + 200) for p in range(database.stat().st_size // PAGE)]
    for path, at in damages:
        with restored(path):
            flip(path, at, 3)
            one = Usable(kind_of(path), at // PAGE)
            for subject, word in left.items():
                try:
                    with opened(folder, SECRET) as workspace:
                        captured = workspace.tables.view(subject).captured
                        one.shown += bool(captured and captured.text)
                except Refusal as refusal:
                    one.why = refusal.code
                with suppress(Refusal), opened(folder, SECRET) as workspace:
                    one.reached += [hit.row.subject for hit in search_reports(workspace, word)] == [subject]
            yield one


def main(small: bool = False) -> None:
    few = 1 if small else 4
    with scratch() as here:
        for line in facts(here):
            print(line)
        folder = here / "record"
        left = make(folder, 5 if small else 8)
        files = Counter(kind_of(path) for path in folder.rglob("*") if path.is_file())
        pages = next(folder.glob("*/record.db")).stat().st_size // PAGE
        print(f"files {dict(files)}, {pages} pages; found before: {found(folder) or 'whole'}")
        tried, caught, missed = survey(folder, few)
        for row, times in sorted(tried.items()):
            print(f"  {row[0]:12} {row[1]:28} found {caught[row]:5} of {times}")
        print(f"  found {caught.total()} of {tried.total()}; afterwards: {found(folder) or 'whole'}")
        print("missed:", *missed[:40], sep="\n  ")
        damaged = list(usable(folder, left, few))
        for kind in ("blob", "record.db"):
            some = [one for one in damaged if one.kind == kind]
            none = [one for one in some if not one.shown]
            shown, reached = (sum(n) / len(some) for n in ([o.shown for o in some], [o.reached for o in some]))
            print(f"one bit of one {kind} flipped, {len(some)} times; {len(left)} reports lie there")
            print(f"  shown on average {shown:.1f}, found by a word {reached:.1f}")
            print(
                f"  none shown {len(none)} times, {dict(Counter(o.why for o in none))}, pages {[o.page for o in none]}"
            )
        at_the_end = verify_record(folder, SECRET)
        print(f"at the end: {'whole' if at_the_end.whole else at_the_end.faults}")


if __name__ == "__main__":
    main("--small" in sys.argv)
