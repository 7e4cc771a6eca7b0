"""Whether a name reaches the disk or the network in plain: every byte that two processes write, traced by strace.

python -m bench.leaks            files of 1 KB to 20 MB;  --small: to 2 MB

Not seen: what the system swaps out, and what is written to memory that is mapped to a file, which is only looked at
where it lies afterwards.
"""

from __future__ import annotations

import base64
import gzip
import io
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from paradero.store.opening import set_up

set_up()

from bench.detecting import Detector, Detectors, invented_name  # noqa: E402
from bench.invented import Inventor  # noqa: E402
from bench.machine import PREFIX, facts, scratch  # noqa: E402
from bench.tracing import Seen, examine, strace  # noqa: E402
from paradero.actions import Incoming, Secret, create, opened, receive_report, search_reports  # noqa: E402
from paradero.actions import read_report as reading  # noqa: E402
from paradero.actions.back_up import back_up  # noqa: E402
from paradero.actions.changing_keys import new_keys  # noqa: E402
from paradero.actions.correct_claim import add_claim  # noqa: E402
from paradero.actions.erase_part import erase_part, part_of  # noqa: E402
from paradero.actions.erase_report import erase_report  # noqa: E402
from paradero.actions.export_bundle import export_bundle  # noqa: E402
from paradero.actions.import_bundle import import_bundle  # noqa: E402
from paradero.actions.rebuild_tables import rebuild_tables  # noqa: E402
from paradero.actions.restore import Asked, restore  # noqa: E402
from paradero.actions.tell_report import tell_report  # noqa: E402
from paradero.actions.verify_record import verify_record  # noqa: E402
from paradero.model import Claim, Span  # noqa: E402
from paradero.record import Told  # noqa: E402
from paradero.store.models import ReportRow  # noqa: E402
from paradero.vault import Cost  # noqa: E402

SECRET, OTHER = Secret("una frase inventada para escuchar"), Secret("otra frase inventada para escuchar")
PACKINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda n: n.encode(),
    "capitals without accents": lambda n: n.upper().replace("Ó", "O").encode("ascii", "ignore"),
    "UTF-16LE": lambda n: n.encode("utf-16-le"),
    "UTF-16BE": lambda n: n.encode("utf-16-be"),
    "zlib": lambda n: b"....." + zlib.compress(b"dijo " * 9 + n.encode()),
    "gzip": lambda n: gzip.compress(n.encode()),
    "raw deflate": lambda n: zlib.compress(b"dijo " * 9 + n.encode())[2:],
    "base64": lambda n: base64.b64encode(b"una vecina, " + n.encode()),
    "hexadecimal": lambda n: n.encode().hex().encode(),
}


# ── what is traced: each in a process of its own, told the name over a pipe ──


def text_of(name: str, size: int) -> str:
    inventor, parts, have, number = Inventor(size), [], 0, 0
    while have < size:
        parts.append(f"{inventor.invent(number, 700).text}\nLa señora {name}, vecina de Altar, pidió que la busquen.")
        have += len(parts[-1].encode())
        number += 1
    return "\n".join(parts)


def page_of(name: str, size: int) -> bytes:
    """A page that is large as pages are: by what lies in it beside the text."""
    image = base64.b64encode(random.Random(3).randbytes(3 * size // 4)).decode()
    head = f'<html lang="es"><head><title>Buscan a {name}</title><meta name="author" content="{name}"></head><body>'
    paragraphs = "".join(f"<p>{line}</p>" for line in text_of(name, 3000).split("\n"))
    return (
        f'{head}<article>{paragraphs}</article><img alt="{name}" src="data:image/png;base64,{image}"></body>'.encode()
    )


def documents(name: str) -> Iterator[Incoming]:
    """A Word document and a PDF, and what is broken: none of them may leave its words anywhere on the way."""
    from docx import Document
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    document = Document()
    for line in text_of(name, 2000).split("\n"):
        document.add_paragraph(line)
    document.save(made)
    yield Incoming(made.getvalue(), f"{name}.docx")
    yield Incoming(made.getvalue()[:-400], f"roto-{name}.docx")
    made = io.BytesIO()
    canvas = Canvas(made)
    for n, line in enumerate(text_of(name, 1500).split("\n")):
        canvas.drawString(50, 780 - 20 * n, line[:90])
    canvas.save()
    yield Incoming(made.getvalue(), f"{name}.pdf")
    yield Incoming(b"%PDF-1.4\n" + f"({name}) Tj\nendobj xref".encode() * 30, f"roto-{name}.pdf")
    yield Incoming(f"<html><body><table><p>{name}<div><script>{name}".encode() * 50, f"roto-{name}.html")
    yield Incoming(f"<html><script>{name}</script></html>".encode(), f"https://diario.example/{name}", "address")


def first(folder: Path, name: str, largest: int) -> None:
    """Make a record, add, find, show, stumble; then add again and again until killed."""
    create(folder, SECRET.passphrase)
    with opened(folder, SECRET) as workspace:
        incoming = [
            Incoming(text_of(name, 1000).encode(), f"{name}.txt"),
            Incoming(text_of(name, largest // 20).encode("utf-16"), f"larga-{name}.txt", "stdin"),
            Incoming(
                page_of(name, largest), f"https://diario.example/{name}", "address", f"https://diario.example/{name}"
            ),
            *documents(name),
        ]
        for one in incoming:
            _attempt(lambda one=one: receive_report(workspace, one))
        _attempt(lambda: tell_report(workspace, f"Vino a preguntar por {name}.", Told(name, "visit", name)))
        with patch.object(reading, "read", side_effect=ValueError(name)):
            _attempt(lambda: receive_report(workspace, Incoming(f"Otra nota sobre {name}.".encode(), "x.txt")))
        for hit in search_reports(workspace, name):
            print(hit.snippet, workspace.tables.view(hit.row.subject))
            subject = hit.row.subject
        _attempt(lambda: add_claim(workspace, subject, Claim("", "victim", name, Span(0, 5))))
        small = receive_report(
            workspace,
            Incoming(text_of(name, 700).encode(), "y.txt"),
        ).subject
        erase_part(workspace, small, part_of(workspace, small, name).spans)
        erase_report(workspace, small)
        _attempt(lambda: receive_report(workspace, Incoming(text_of(name, 700).encode(), "y.txt")))
        _attempt(lambda: workspace.book.index.find(name * 1000))
        print("ready", os.getpid(), flush=True)
        while True:
            receive_report(
                workspace, Incoming(text_of(f"{name} {os.urandom(3).hex()}", 30_000).encode(), "z.txt", anyway=True)
            )


def second(folder: Path, name: str) -> None:
    """Look at everything, and carry everything out of the record and back."""
    found = verify_record(folder, SECRET)
    print("whole:", found.whole, found.faults[:5])
    back_up(folder, SECRET, folder.parent / "copia.tar")
    with opened(folder, SECRET) as workspace:
        print(rebuild_tables(workspace), [hit.snippet for hit in search_reports(workspace, name)])
        export_bundle(workspace, folder.parent / "paquete", SECRET.passphrase)
    create(folder.parent / "otro", OTHER.passphrase, Cost.least())
    with opened(folder.parent / "otro", OTHER) as workspace:
        _attempt(lambda: import_bundle(workspace, folder.parent / "paquete", OTHER.passphrase))
        _attempt(lambda: import_bundle(workspace, folder.parent / "paquete", SECRET.passphrase))
    new_keys(folder, SECRET, OTHER.passphrase, Cost.least())
    with opened(folder, OTHER) as workspace:
        subjects = list(ReportRow.objects.order_by("subject").values_list("subject", flat=True))
        for subject in subjects[::2]:
            _attempt(lambda s=subject: erase_part(workspace, s, part_of(workspace, s, name).spans))
        for subject in subjects[1::2]:
            _attempt(lambda s=subject: erase_report(workspace, s))
    restore(folder, Asked(folder.parent / "copia.tar", SECRET, OTHER, cost=Cost.least()))
    restore(folder.parent / "tercero", Asked(folder.parent / "copia.tar", SECRET, cost=Cost.least()))
    raise RuntimeError(name)


def control(folder: Path, name: str) -> None:
    """Leak on purpose, in every way that has to be seen."""
    for packing in PACKINGS.values():
        with tempfile.TemporaryFile() as file:
            file.write(packing(name))
    with tempfile.TemporaryFile(buffering=0) as file:
        half = len(name) // 2
        file.write(name[:half].encode())
        file.write(name[half:].encode())
    (Path(tempfile.gettempdir()) / name).touch()
    (Path(tempfile.gettempdir()) / "left").write_bytes(PACKINGS["zlib"](name))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one, suppress(OSError):
        one.sendto(name.encode(), str(folder / "nobody"))


def _attempt(deed: Callable[[], object]) -> None:
    """A refusal is what is wanted here; its whole trace goes to standard error, as `--debug` would."""
    try:
        done = deed()
    except Exception as error:  # noqa: BLE001 - it goes on with the next, whatever became of this one
        traceback.print_exc()
        print("outcome", getattr(error, "code", type(error).__name__), flush=True)
    else:
        print("outcome", getattr(done, "failure", None) or "done", flush=True)


# ── tracing and looking ──


def traced(here: Path, what: str, name: str, largest: int) -> Path:
    """Run one of the above with home and temporary files in watched folders; kill it, if it says that it is ready."""
    (here / "traces").mkdir(exist_ok=True)
    for folder in ("home", "tmp", "work"):
        (here / folder).mkdir(exist_ok=True)
    where = here / "traces" / what
    command = [
        *strace(where),
        sys.executable,
        "-m",
        "bench.leaks",
        "--child",
        what,
        str(here / "work" / "record"),
        str(largest),
    ]
    environment = {**os.environ, "HOME": str(here / "home"), "TMPDIR": str(here / "tmp"), "PYTHONIOENCODING": "utf-8"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, env=environment) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(name.encode())
        process.stdin.close()
        shown, last, outcomes = False, b"", Counter[str]()
        for line in process.stdout:
            last = line
            if line.startswith(b"outcome"):
                outcomes[line.decode().split()[1]] += 1
            shown = shown or name.encode() in line
            if line.startswith(b"ready"):
                time.sleep(3.7)
                os.kill(int(line.split()[1]), signal.SIGKILL)
            elif line.startswith(b"whole"):
                print(f"  the record after kill -9: {line.decode().strip()}")
        process.wait()
        to_its_end = {"first": process.returncode == -signal.SIGKILL, "second": b"RuntimeError" in last}.get(what, True)
        print(f"  {what}: {dict(outcomes)}; shown on its outputs: {shown}", flush=True)
        if not to_its_end:
            raise SystemExit(f"{what} broke off before its end: {last.decode()}")
    return where


def scanned(folders: list[Path], detector: Detector | Detectors) -> tuple[int, int, list[str]]:
    """How many files with how many bytes, and those that hold the name, in what they hold or are called."""
    files, before, found = 0, detector.looked, []
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            with suppress(OSError):
                if not path.is_file() or path.is_symlink():
                    continue
                files += 1
                how = detector.found(path.name.encode()) or detector.found(path.read_bytes())
                if how:
                    found.append(f"file {path}: {how}")
    return files, detector.looked - before, found


def beside(here: Path) -> set[Path]:
    """What lies where programs put temporary files, whatever TMPDIR says; not what others measure at the same time."""
    folders = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))
    return {p for f in folders if f.is_dir() for p in f.iterdir() if p != here and not p.name.startswith(PREFIX)}


def tell(what: str, seen: Seen) -> None:
    print(f"  {what}: {seen.writes} writes of {seen.written / 1e6:.1f} MB, {seen.names} names and arguments examined")
    kinds = Counter("record.db-shm" if n.endswith("-shm") else "another file" for n in seen.shared.elements())
    print(f"    sent or asked of the network: {dict(seen.sent) or 'nothing'}")
    print(f"    mapped to be written: {dict(kinds) or 'nothing'}")
    print(f"    strings cut by strace: {seen.cut}; copied by the system, unseen: {dict(seen.copied) or 'nothing'}")
    print(f"    LEAKS: {len(seen.leaks)}", *Counter(seen.leaks).most_common(12), sep="\n      ", flush=True)


def main(small: bool = False) -> None:
    largest = 2_000_000 if small else 20_000_000
    name, part = invented_name(random.SystemRandom())  # type: ignore[arg-type]
    with scratch() as here:
        for line in facts(here):
            print(line)
        before = beside(here)
        (here / "control").mkdir()
        seen = examine(traced(here / "control", "control", name, 0), detector := Detector(part))
        files, _, left = scanned([here / "control" / "tmp"], detector)
        wanted = len(PACKINGS) + 4  # two halves together, a file's name, a file, a datagram
        tell("leaked on purpose", seen)
        print(f"    left in {len(left)} of {files} files; has to be {wanted} leaks at the least, and 2 files")
        if len(seen.leaks) < wanted or len(left) < 2:
            raise SystemExit("the detector does not see what was leaked on purpose: nothing below would mean anything")
        for what in ("first", "second"):
            tell(what, examine(traced(here, what, name, largest), Detector(part)))
            for path in (here / "traces").glob(f"{what}.*"):
                path.unlink()
            folders = [here / "home", here / "tmp", here / "work", *(p for p in beside(here) if p not in before)]
            files, size, found = scanned(folders, Detector(part))
            print(
                f"    lying there afterwards: {files} files, {size / 1e6:.1f} MB; LEAKS: {len(found)}",
                *found,
                sep="\n      ",
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        word = sys.stdin.buffer.read().decode()
        target = Path(sys.argv[3])
        {"first": lambda: first(target, word, int(sys.argv[4])), "second": lambda: second(target, word)}.get(
            sys.argv[2], lambda: control(target, word)
        )()
    else:
        main("--small" in sys.argv)
