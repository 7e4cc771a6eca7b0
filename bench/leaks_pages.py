"""Whether a name reaches the disk or the network in plain while people work in the pages: the server traced by strace.

python -m bench.leaks_pages            a text and a page of 20 MB;  --small: of 2 MB

What goes to the browser over the connections that the server accepted on this machine is the answer itself. Everything
else that the process hands to the system is looked through, and what lies on the disk afterwards. Not seen: what the
system swaps out, and what is written to memory that is mapped to a file, which is only looked at where it lies.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from paradero.store.opening import set_up

set_up()

from bench.browsing import (  # noqa: E402
    Answer,
    Browser,
    Started,
    Unexpected,
    expect,
    open_claims,
    picture,
    served,
    until_locked,
)
from bench.detecting import Detector, Detectors, invented_name  # noqa: E402
from bench.invented import SURNAMES, pool  # noqa: E402
from bench.leaks import PACKINGS, beside, page_of, scanned, tell, text_of, traced  # noqa: E402
from bench.machine import facts, scratch  # noqa: E402
from bench.tracing import Seen, examine, strace  # noqa: E402
from paradero.actions import create  # noqa: E402

PASSPHRASE, NAME, WORD, FILE, PASSWORD = "passphrase", "name", "word typed", "file name", "password"
WATCHED = (PASSPHRASE, NAME, WORD, FILE, PASSWORD)
FULL, SMALL = 20_000_000, 2_000_000
LONGEST = 1200
"""Seconds that the reading of what was uploaded may take, traced."""
LINE = 2000
_LEFT = re.compile(rb"every 1500ms")
_SUBJECT = re.compile(r'href="/reportes/([0-9a-f]{32})"')


@dataclass(frozen=True, slots=True)
class Marks:
    """What is watched for, as it is typed: each with a part of plain letters that stands nowhere else."""

    said: Mapping[str, str]
    parts: Mapping[str, str]

    @classmethod
    def new(cls) -> Marks:
        made = {what: invented_name(random.SystemRandom()) for what in WATCHED}  # type: ignore[arg-type]
        return cls({what: name for what, (name, _) in made.items()}, {what: part for what, (_, part) in made.items()})

    def __getitem__(self, what: str) -> str:
        return self.said[what]

    @property
    def passphrase(self) -> str:
        return f"una frase con {self[PASSPHRASE]}"

    def detectors(self) -> Detectors:
        return Detectors({what: Detector(part) for what, part in self.parts.items()})


def unread(name: str, size: int) -> bytes:
    """A text of that size in no language, which the reader has soon done with."""
    chance, words, lines, have = random.Random(size), pool("surname", SURNAMES), [f"Nota sobre {name}."], 0
    while have < size:
        lines.append(" ".join(chance.choice(words).lower() for _ in range(LINE // 8)) + f" {name}")
        have += len(lines[-1].encode()) + 1
    return "\n".join(lines).encode()


# ── what is done in the pages ──


@dataclass(slots=True)
class Visit:
    """Somebody at work who checks every answer. `steps` counts them."""

    browser: Browser
    marks: Marks
    steps: int = 0

    def get(self, path: str, status: int = 200) -> Answer:
        self.steps += 1
        return expect(self.browser.get(path), status)

    def post(self, path: str, fields: Mapping[str, str], status: int = 200, htmx: bool = False) -> Answer:
        self.steps += 1
        return expect(self.browser.post(path, fields, htmx), status)

    def upload(self, files: list[tuple[str, bytes]]) -> None:
        self.steps += 1
        expect(self.browser.upload("/bandeja/archivos", files), 200)

    def all_read(self) -> None:
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            if not _LEFT.search(self.browser.get("/bandeja/progreso", htmx=True).body):
                return
            time.sleep(0.5)
        raise Unexpected("the background work does not end")

    def come_in(self) -> None:
        """With a slip of the hand first, as it happens."""
        marks = self.marks
        self.get("/abrir")
        self.post("/abrir", {"passphrase": marks[PASSPHRASE]}, 422)
        self.post("/abrir", {"passphrase": marks.passphrase}, 302)

    def sign_in(self, login: str, password: str) -> None:
        self.get("/entrar")
        self.post("/entrar", {"login": login, "password": password[:-1]}, 422)
        self.post("/entrar", {"login": login, "password": password}, 302)

    def bring(self, size: int) -> None:
        """Large and small, whole and broken; every file is named after somebody."""
        name, file = self.marks[NAME], self.marks[FILE]
        self.upload([(f"{file}-grande.txt", unread(name, size))])
        self.upload([(f"{file}-grande.html", page_of(name, size))])
        self.upload(
            [
                (f"{file}.txt", text_of(name, 2000).encode()),
                (f"{file}-16.txt", text_of(name, 1200).encode("utf-16")),
                (f"{file}-roto.pdf", b"%PDF-1.4\n" + f"({name}) Tj\nendobj xref".encode() * 30),
                (f"{file}-roto.docx", b"PK\x03\x04" + name.encode() * 100),
            ]
        )
        self.get("/bandeja")
        self.post("/borrador/paste", {"text": f"Vino {name} a decir que"}, htmx=True)
        self.post("/bandeja/pegado", {"text": text_of(name, 900)}, 302)
        self.all_read()
        telling = {"by": name, "way": "visit", "taken_by": name, "on": date.today().isoformat()}
        self.post("/borrador/told", {**telling, "text": f"Cuenta {name}"}, htmx=True)
        self.post("/bandeja/relato", {**telling, "text": ""}, 422)
        said = f"Vino {name}. Dice que su hermana desapareció en Altar el 3 de mayo de 2019."
        self.post("/bandeja/relato", {**telling, "text": said, "restricted": "1"}, 302)
        self.get("/bandeja")

    def look(self) -> list[str]:
        """Search as one types, and everything that a report shows; the subjects that were found."""
        name, word = self.marks[NAME], self.marks[WORD]
        for letters in range(3, len(word)):
            self.post("/buscar", {"words": word[:letters]}, htmx=True)
        found = self.post("/buscar", {"words": name}, htmx=True)
        subjects = list(dict.fromkeys(_SUBJECT.findall(found.text)))
        if len(subjects) < 5:
            raise Unexpected(f"{len(subjects)} reports found by the name")
        for subject in subjects:
            self.get(f"/reportes/{subject}")
            custody = self.get(f"/reportes/{subject}/custodia")
            if f"/reportes/{subject}/original" in custody.text:  # what somebody told has none
                self.post(f"/reportes/{subject}/original", {})
            self.post(f"/reportes/{subject}/impreso", {}, 204)
        return subjects

    def decide(self, subjects: list[str]) -> int:
        """A verdict, a correction with words of one's own, and what erasing would take, on each; says how many."""
        word, made = self.marks[WORD], 0
        for subject in subjects:
            claims = open_claims(self.get(f"/reportes/{subject}").text)
            if len(claims) < 2:
                continue
            one, other = claims[:2]
            judged = {"claim": one.key, "n": one.number, "seen": one.seen, "verdict": "accepted"}
            self.post(f"/reportes/{subject}/revisar", judged, htmx=True)
            corrected = {"claim": other.key, "n": other.number, "seen": other.seen, "words": word, "speaker": word}
            self.browser.post(f"/reportes/{subject}/corregir", corrected, htmx=True)
            added = {"quote": "de", "kind": "victim", "words": word, "stance": "asserts", "modality": "stated"}
            self.browser.post(f"/reportes/{subject}/agregar", added, htmx=True)
            self.browser.post(f"/reportes/{subject}/borrar", {"words": word, "what": "part"})
            made += 1
        return made

    def carry_out(self) -> int:
        """A backup, streamed; says how large it was."""
        self.steps += 1
        return len(expect(self.browser.post("/ajustes/respaldo", {}), 200).body)


Day = Callable[[int, int, Marks, int], None]
"""What is done: given the process, its port, what is watched for, and how large large files are."""


def visit(process: int, port: int, marks: Marks, size: int) -> None:
    """A day in the pages, from the passphrase to a lock in the midst of reading, and once more behind it."""
    here = Visit(Browser(port), marks)
    here.come_in()
    here.get("/")
    settings = {"organisation": marks[NAME], "sign_out": "600", "lock": "600", "proxy": ""}
    here.post("/ajustes", settings, 302)
    admitted = {"name": marks[NAME], "login": marks[NAME].lower(), "role": "coordinator"}
    page = here.post("/equipo/admitir", admitted).text
    first = re.search(r"\b\w{5}-\w{5}-\w{5}\b", page)
    if first is None:
        raise Unexpected("no first password")
    here.post("/salir", {}, 302)
    here.sign_in(marks[NAME].lower(), first[0])
    new = f"clave {marks[PASSWORD]}"
    here.post("/cuenta/contrasena", {"now": first[0], "new": new, "again": new}, 302)
    here.bring(size)
    subjects = here.look()
    decided = here.decide(subjects)
    saved = here.carry_out()
    here.post("/buscar", {"words": marks[NAME] * 40}, htmx=True)
    here.get(f"/no-hay/{marks.parts[WORD]}", 404)
    here.upload([(f"{marks[FILE]}-a-medias.txt", text_of(marks[NAME], size // 10).encode())])
    before = picture(process)
    here.post("/bloquear", {}, htmx=True)
    here.browser.close()
    until_locked(process, before, port, 120)
    again = Visit(Browser(port), marks)
    again.get("/abrir")
    again.post("/abrir", {"passphrase": marks.passphrase}, 302)
    again.sign_in(marks[NAME].lower(), new)
    again.post("/buscar", {"words": marks[NAME]}, htmx=True)
    again.browser.close()
    told = f"{here.steps + again.steps} requests, {len(subjects)} reports found and taken out, {decided} decided on"
    print(f"  {told}, a backup of {saved / 1e6:.1f} MB, a lock while a text was read", flush=True)


def short_visit(_process: int, port: int, marks: Marks, size: int) -> None:
    """As much as the careless server needs to show that it is one."""
    here = Visit(Browser(port), marks)
    here.come_in()
    here.get("/")
    here.upload([(f"{marks[FILE]}.html", page_of(marks[NAME], size))])
    here.all_read()
    found = here.post("/buscar", {"words": marks[NAME]}, htmx=True)
    here.post(f"/reportes/{_SUBJECT.findall(found.text)[0]}/original", {})
    here.browser.close()


def careless(arguments: list[str]) -> None:
    """The same pages with what Django and waitress do where nobody tells them otherwise."""
    from django.conf import settings

    from paradero.cli import main as command
    from paradero.web import serving

    settings.FILE_UPLOAD_HANDLERS = [
        "django.core.files.uploadhandler.MemoryFileUploadHandler",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ]
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
    serving.IN_MEMORY = 1 << 19
    raise SystemExit(command(arguments))


# ── tracing and looking ──


def watched(
    here: Path, marks: Marks, day: Callable[[int, int, Marks, int], None], size: int, module: list[str]
) -> Seen:
    """Run the server traced, with home and temporary files in watched folders, and look through all it handed over."""
    for folder in ("home", "tmp", "work", "traces"):
        (here / folder).mkdir(parents=True)
    create(here / "work" / "record", marks.passphrase)
    surroundings = {"HOME": str(here / "home"), "TMPDIR": str(here / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    traces = here / "traces" / "server"
    started = Started(strace(traces, ends=True), module, surroundings)
    with served(here / "work" / "record", started) as (process, port):
        day(process, port, marks, size)
    seen = examine(traces, marks.detectors(), f"TCP:[127.0.0.1:{port}->127.0.0.1:")
    for path in traces.parent.iterdir():
        path.unlink()
    return seen


def innocent(here: Path) -> set[int]:
    """How large the temporary files are that telling languages makes: py3langid unpacks its own model into one."""
    for folder in ("tmp", "traces"):
        (here / folder).mkdir(parents=True)
    told = "from paradero.capture.tongue import language_of; language_of('Esto es un texto en español, y nada más.')"
    surroundings = {**os.environ, "TMPDIR": str(here / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([*strace(here / "traces" / "t"), sys.executable, "-c", told], check=True, env=surroundings)
    seen = examine(here / "traces" / "t", Detector("nothing is looked for"))
    return {seen.sizes[name] for name in seen.opened if name.startswith(str(here / "tmp"))}


def files(seen: Seen, here: Path, fine: set[int]) -> list[str]:
    """Tell every file that was opened for writing, alike ones together; those that lie where none should."""
    record, strange = str(here / "work" / "record"), []
    kinds: Counter[str] = Counter()
    for name, many in sorted(seen.opened.items()):
        inside = name.startswith(record)
        temporary = name.startswith(str(here / "tmp"))
        if inside:
            kinds[f"in the workspace: {_kind(name.removeprefix(record).lstrip('/'))}"] += many
        elif temporary and seen.sizes[name] in fine:
            kinds[f"a temporary file of {seen.sizes[name]} bytes, as telling languages alone makes one"] += many
        else:
            kinds[f"elsewhere: {name.partition('<')[0]}, {seen.sizes[name]} bytes"] += many
            strange += [] if name.startswith(("/dev/null", "/dev/tty")) else [name]
    for kind, many in sorted(kinds.items()):
        print(f"      {many:6} × {kind}")
    return strange


def _kind(name: str) -> str:
    """
    >>> _kind("p-0123456789abcdef/blobs/ab/.new-x1y2z3w4"), _kind("p-0123456789abcdef/record.db-wal")
    ('PLACE/blobs/…/.new-…', 'PLACE/record.db-wal')
    """
    plain = re.sub(r"^p-[0-9a-f]{16}", "PLACE", name)
    plain = re.sub(r"\.new-\w{8}", ".new-…", plain)
    return re.sub(r"blobs/[0-9a-f]{2}/(?:[0-9a-f]+)?", "blobs/…/", plain)


def main(small: bool = False) -> None:
    size = SMALL if small else FULL
    with scratch() as here:
        for line in facts(here):
            print(line)
        before = beside(here)
        fine = innocent(here / "innocent")
        _controls(here, min(size, 4_000_000), fine)
        marks = Marks.new()
        print("the pages", flush=True)
        seen = watched(here / "pages", marks, visit, size, ["paradero.cli"])
        tell("the server", seen)
        print(f"    answered to the browser: {seen.answered / 1e6:.1f} MB")
        print("    opened for writing:")
        strange = files(seen, here / "pages", fine)
        print(f"    FILES WHERE NONE SHOULD BE: {len(strange)}", *strange[:12], sep="\n      ")
        folders = [here / "pages", *(p for p in beside(here) if p not in before)]
        many, looked, found = scanned(folders, marks.detectors())
        print(f"    lying there afterwards: {many} files, {looked / 1e6:.1f} MB; LEAKS: {len(found)}")
        print(*found, sep="\n      ")
        if seen.leaks or strange or found:
            raise SystemExit("something was left in plain")


def _controls(here: Path, size: int, fine: set[int]) -> None:
    """What has to be seen: leaks on purpose, and those of the same server where nobody took care."""
    marks = Marks.new()
    (here / "control").mkdir()
    one = Detectors({NAME: Detector(marks.parts[NAME])})
    seen = examine(traced(here / "control", "control", marks[NAME], 0), one)
    tell("leaked on purpose", seen)
    if len(seen.leaks) < len(PACKINGS) + 4:
        raise SystemExit("the detector does not see what was leaked on purpose: nothing below would mean anything")
    print("a careless server, on purpose", flush=True)
    seen = watched(here / "careless", marks, short_visit, size, ["bench.leaks_pages", "--careless"])
    tell("a careless server", seen)
    strange = files(seen, here / "careless", fine)
    print(f"    files where none should be: {len(strange)}", *strange[:12], sep="\n      ")
    if not strange or not seen.leaks:
        raise SystemExit("the files of a careless server are not seen: nothing below would mean anything")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--careless"]:
        with suppress(KeyboardInterrupt):
            careless(sys.argv[2:])
    else:
        main("--small" in sys.argv)
