"""How long pages take while five people work at the same time over thousands of reports, and files are read behind.

python -m bench.at_work                10,000 reports, a minute with pauses and one without;  --small: 500, 20 seconds
python -m bench.at_work --reports N    another number of reports

Times are those of a browser without a window: from asking to the last byte, over HTTP, without drawing the page.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from paradero.store.opening import set_up

set_up()

from bench.browsing import Answer, Browser, Unexpected, open_claims, picture, served, until_locked  # noqa: E402
from bench.invented import Inventor  # noqa: E402
from bench.machine import facts, scratch  # noqa: E402
from bench.office import PASSPHRASE, PASSWORD, PEOPLE, Office, make_office  # noqa: E402

TARGET_MS = 300.0
REPORTS, SMALL = 10_000, 500
SECONDS, SMALL_SECONDS = 60.0, 20.0
BETWEEN_LETTERS = 0.3
"""The page itself waits a quarter of a second behind a letter before it asks."""
AT_ONCE = 10
LEFT = b"every 1500ms"
"""Stands in the list of tasks while something is left to do."""
COMMON = ("migrantes", "familia", "contra", "personas", "hospital", "estación", "secuestro", "autobús", "que", "para")
Step = Iterator[float]
"""What somebody does: each step is done when it is asked for, and says how many pauses follow it."""


@dataclass(slots=True)
class Tally:
    """Milliseconds by route, and what was answered that should not have been."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, route: str, answer: Answer, status: int) -> Answer:
        with self._lock:
            self.taken.setdefault(route, []).append(1000 * answer.seconds)
            if answer.status != status:
                self.errors[f"{route}: {answer.status} where {status} was expected"] += 1
        return answer

    def failed(self, who: str, error: BaseException) -> None:
        with self._lock:
            self.errors[f"{who}: {type(error).__name__}: {error}"[:200]] += 1

    def slow(self) -> list[str]:
        return [route for route, some in sorted(self.taken.items()) if at(sorted(some), 95) > TARGET_MS]

    def table(self) -> list[str]:
        rows = [(route, sorted(some)) for route, some in sorted(self.taken.items())]
        every = sorted(ms for _, some in rows for ms in some)
        lines = [f"  {'':26}{'number':>7}{'median':>9}{'p95':>9}{'worst':>9}   ms"]
        lines += [_line(route, some) for route, some in rows]
        lines.append(_line("all together", every))
        lines.append(f"  over {TARGET_MS:.0f} ms at p95: {', '.join(self.slow()) or 'none'}")
        lines.append(f"  errors: {sum(self.errors.values())}")
        return [*lines, *(f"    {many} × {what}" for what, many in self.errors.most_common(20))]


def _line(route: str, some: list[float]) -> str:
    over = "  <- over the target" if at(some, 95) > TARGET_MS else ""
    return f"  {route:26}{len(some):7}{median(some):9.1f}{at(some, 95):9.1f}{some[-1]:9.1f}{over}"


def at(some: list[float], percent: int) -> float:
    """
    >>> at([float(n) for n in range(100)], 95)
    95.0
    """
    return some[min(len(some) - 1, percent * len(some) // 100)]


@dataclass(slots=True)
class Person:
    """One of those at work: a browser that has signed in, and chances of their own."""

    login: str
    browser: Browser
    office: Office
    tally: Tally
    chance: random.Random
    mine: list[str]
    """Reports that only this person judges, so that nobody decides meanwhile."""
    brought: int = 0

    def get(self, route: str, path: str, htmx: bool = False) -> Answer:
        return self.tally.add(route, self.browser.get(path, htmx), 200)

    def post(self, route: str, path: str, fields: dict[str, str], status: int = 200, htmx: bool = True) -> Answer:
        return self.tally.add(route, self.browser.post(path, fields, htmx), status)

    def work(self, until: float, pause: float) -> None:
        """Round after round of what their role does. A pause varies by a half, as pauses do."""
        round_of = _ROUNDS[dict(PEOPLE)[self.login]]
        try:
            while time.monotonic() < until:
                for pauses in round_of(self):
                    time.sleep(pause * pauses * self.chance.uniform(0.5, 1.5))
                    if time.monotonic() >= until:
                        return
        except Exception as error:  # noqa: BLE001 - told in the table; the others work on
            self.tally.failed(self.login, error)
        finally:
            self.browser.close()

    # ── what people do ──

    def look_around(self) -> Step:
        self.get("day", "/")
        yield 1
        self.get("list", "/reportes")
        yield 1
        which = self.chance.choice(("to_review", "failed", "conflicts", "restricted"))
        self.get("list, filtered", f"/reportes?v={which}")
        yield 1
        pages = max(1, len(self.office.subjects) // 25)
        self.get("list, far page", f"/reportes?p={self.chance.randint(1, pages)}")
        yield 1

    def search(self) -> Step:
        """One word, letter by letter, as the page asks while somebody types slowly; then one of what was found."""
        word = self.chance.choice((self.chance.choice(self.office.names).lower(), self.chance.choice(COMMON)))
        self.get("search page", "/buscar")
        yield 1
        for letters in range(1, min(len(word), self.chance.randint(3, 8)) + 1):
            route = "search, 1 or 2 letters" if letters < 3 else "search, 3 and more"
            self.post(route, "/buscar", {"words": word[:letters]})
            yield BETWEEN_LETTERS
        yield 1

    def read(self) -> Step:
        self.get("report", f"/reportes/{self.chance.choice(self.mine)}")
        yield 2

    def read_long(self) -> Step:
        which = self.chance.randrange(len(self.office.long))
        self.get(f"report of {self.office.kilobytes(which)} kB", f"/reportes/{self.office.long[which]}")
        yield 3

    def judge(self) -> Step:
        """A report, verdicts on some of its claims, one form for a correction, and where it comes from."""
        subject = self.chance.choice(self.mine)
        page = self.get("report", f"/reportes/{subject}")
        yield 2
        claims = open_claims(page.text)
        for claim in claims[:4]:
            fields = {"claim": claim.key, "n": claim.number, "seen": claim.seen}
            verdict = self.chance.choice(("accepted", "accepted", "rejected"))
            self.post("verdict", f"/reportes/{subject}/revisar", {**fields, "verdict": verdict})
            yield 1
        if len(claims) > 4:
            asked = f"claim={claims[4].key}&n={claims[4].number}"
            self.get("correction's form", f"/reportes/{subject}/corregir?{asked}", htmx=True)
            yield 2
        self.get("custody", f"/reportes/{subject}/custodia")
        yield 1

    def bring(self) -> Step:
        """Ten files at once, then the list of tasks as the page asks for it, until all are read."""
        self.get("inbox", "/bandeja")
        yield 1
        inventor, files = Inventor(self.chance.getrandbits(40)), []
        for _ in range(AT_ONCE):
            told = inventor.invent(10_000_000 + self.brought, self.chance.choice((1500, 2500, 2500, 9000)))
            files.append((f"nota-{self.login}-{self.brought}.txt", told.text.encode()))
            self.brought += 1
        self.tally.add("upload of 10 files", self.browser.upload("/bandeja/archivos", files), 200)
        while True:
            yield 1.5
            if LEFT not in self.get("inbox, progress", "/bandeja/progreso", htmx=True).body:
                break
            yield from self.read()
        self.post("inbox, clear", "/bandeja/limpiar", {})
        yield 1

    def oversee(self) -> Step:
        for route, path in (("team", "/equipo"), ("journal", "/equipo/notas"), ("settings", "/ajustes")):
            self.get(route, path)
            yield 1
        self.get("list, filtered", "/reportes?v=restricted")
        yield 1
        subject = self.chance.choice(self.office.subjects)
        self.get("report", f"/reportes/{subject}")
        yield 2
        self.get("custody", f"/reportes/{subject}/custodia")
        yield 1


def _recording(person: Person) -> Step:
    for part in (person.bring, person.look_around, person.search, person.read):
        yield from part()


def _reviewing(person: Person) -> Step:
    for part in (person.look_around, person.judge, person.judge, person.search, person.read_long, person.judge):
        yield from part()


def _coordinating(person: Person) -> Step:
    for part in (person.look_around, person.oversee, person.search, person.read_long):
        yield from part()


_ROUNDS: dict[str, Callable[[Person], Step]] = {
    "recorder": _recording,
    "reviewer": _reviewing,
    "coordinator": _coordinating,
}


# ── the measurement ──


def people_of(office: Office, port: int, tally: Tally, seed: int) -> list[Person]:
    """Everybody signed in, each with a share of the reports that all may see."""
    open_to_all = [s for n, s in enumerate(office.subjects) if n % 50 != 3]
    people = []
    for n, (login, _) in enumerate(PEOPLE):
        browser = Browser(port)
        browser.sign_in(login, PASSWORD)
        people.append(Person(login, browser, office, tally, random.Random(seed + n), open_to_all[n :: len(PEOPLE)]))
    return people


def at_work(office: Office, port: int, seconds: float, pause: float, seed: int) -> Tally:
    tally = Tally()
    people = people_of(office, port, tally, seed)
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=p.work, args=(until, pause)) for p in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def first_day(port: int) -> list[str]:
    """From the passphrase to the first day page of somebody who works here, and what that is made of."""
    browser = Browser(port)
    browser.get("/abrir")
    steps: list[tuple[str, Answer, int]] = [
        ("the passphrase", browser.post("/abrir", {"passphrase": PASSPHRASE}), 302),
        ("the page to sign in", browser.get("/entrar"), 200),
        ("signing in", browser.post("/entrar", {"login": PEOPLE[2][0], "password": PASSWORD}), 302),
        ("the day", browser.get("/"), 200),
    ]
    for what, answer, status in steps:
        if answer.status != status:
            raise Unexpected(f"{what}: {answer.status}")
    parts = ", ".join(f"{what} {1000 * answer.seconds:.0f}" for what, answer, _ in steps)
    whole = 1000 * sum(answer.seconds for _, answer, _ in steps)
    return [f"  from the passphrase to the first day page, with cheap Argon2: {whole:.0f} ms ({parts})"]


def locked(process: int, port: int) -> str:
    """What Ctrl-Shift-L does."""
    browser, before = Browser(port), picture(process)
    browser.sign_in(PEOPLE[0][0], PASSWORD)
    answer = browser.post("/bloquear", {}, htmx=True)
    browser.close()
    asks, anew = (1000 * (answer.seconds + seconds) for seconds in until_locked(process, before, port))
    return (
        f"  from locking to the page that asks for the passphrase: {asks:.0f} ms; until it comes from a process made"
        f" anew, which knows no key: {anew:.0f} ms (status {answer.status})"
    )


def memory(pid: int) -> str:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return "  memory of the server: unknown here"
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines() if ":" in line)
    now, peak = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return f"  memory of the server: {now:.0f} MB now, {peak:.0f} MB at the peak"


def load() -> str:
    """Others may be at work on this machine: without this a figure says little."""
    return "load of the machine " + ", ".join(f"{n:.1f}" for n in os.getloadavg()) + f" on {os.cpu_count()} cores"


def measure(office: Office, seconds: float) -> int:
    """Says how many errors there were, and routes over the target for people who take a second to think."""
    wrong = 0
    with served(office.folder) as (process, port):
        print(*first_day(port), sep="\n")
        for n, (title, pause) in enumerate((("a second between requests", 1.0), ("no pause at all", 0.0))):
            before = load()
            tally = at_work(office, port, seconds, pause, 100 * n)
            print(f"\n{len(PEOPLE)} people for {seconds:.0f} s, {title}; before: {before}; after: {load()}")
            print(*tally.table(), sep="\n", flush=True)
            wrong += sum(tally.errors.values()) + (len(tally.slow()) if pause else 0)
        print(f"\n{memory(process)}")
        print(locked(process, port))
        print(*first_day(port), sep="\n")
        print(memory(process), "in the process made anew")
    return wrong


def main(arguments: Iterable[str]) -> None:
    given = list(arguments)
    small = "--small" in given
    reports = int(given[given.index("--reports") + 1]) if "--reports" in given else SMALL if small else REPORTS
    with scratch() as here:
        for line in facts(here):
            print(line)
        office = make_office(here / "record", reports)
        print(
            f"{reports} reports and {len(office.long)} long ones, made in {office.seconds:.0f} s; {load()}", flush=True
        )
        if measure(office, SMALL_SECONDS if small else SECONDS):
            raise SystemExit("not everything was answered as it should have been, or as soon")


if __name__ == "__main__":
    main(sys.argv[1:])
