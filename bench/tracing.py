"""What a process hands to the system, seen by strace: bytes written, names of files, anything sent."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.detecting import Detector, Detectors

CALLS = (
    "open,openat,openat2,creat,write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,connect,bind,socket,"
    "rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,mkdir,mkdirat,memfd_create,mmap,mremap,"
    "sendfile,copy_file_range,splice,vmsplice,setxattr,fsetxattr,execve,prctl,io_uring_setup"
)
_LINE = re.compile(r"(\w+)\((.*)", re.S)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_HANDLE = re.compile(r"^(-?\d+)(?:<((?:->|[^>])*)>)?")
_WRITES = {"write", "writev", "pwrite64", "pwritev", "pwritev2"}
_SENDS = {"sendto", "sendmsg", "sendmmsg", "connect", "bind", "socket"}
_COPIES = {"sendfile", "copy_file_range", "splice", "vmsplice", "io_uring_setup"}
_OPENS = {"open", "openat", "openat2", "creat"}
_TO_WRITE = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TMPFILE)\b")
_OPENED = re.compile(r"\) += \d+<(.*?)>(?:\(deleted\))?$")
LONGEST = 1 << 26


def strace(where: Path, ends: bool = False) -> list[str]:
    """The beginning of a command that traces the rest of it into files `where.PID`. `ends`: with the two ends of
    connections where these are files.
    """
    program = shutil.which("strace")
    if program is None:
        raise FileNotFoundError("strace")
    return [
        program,
        "-ff",
        "-yy" if ends else "-y",
        "-xx",
        "-s",
        str(LONGEST),
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(where),
    ]


@dataclass(slots=True)
class Seen:
    """`leaks` say where the name stood; `shared` are files that were mapped to be written, which no trace shows.
    `opened` are files that were opened for writing, `sizes` the bytes that were written to each; `answered` counts
    bytes that went where they should.
    """

    writes: int = 0
    written: int = 0
    names: int = 0
    cut: int = 0
    leaks: list[str] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    shared: Counter[str] = field(default_factory=Counter)
    copied: Counter[str] = field(default_factory=Counter)
    opened: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    answered: int = 0


def examine(where: Path, detector: Detector | Detectors, answers: str | None = None) -> Seen:
    """Look through every trace of a run. Writes that follow each other to one file are looked at together too.

    What is sent over a connection whose name begins like `answers` is an answer, and may hold whatever was asked for.
    """
    seen = Seen()
    for path in sorted(where.parent.glob(f"{where.name}.*")):
        streams: dict[str, bytearray] = {}
        for call, rest in _calls(path):
            seen.calls[call] += 1
            texts = [bytes.fromhex(m[1].replace("\\x", "")) for m in _TEXT.finditer(rest)]
            seen.cut += any(m[2] for m in _TEXT.finditer(rest))
            if call in _WRITES:
                number, name = _file(rest)
                seen.sizes[name] += sum(map(len, texts))
                if number not in {"1", "2"} or not name.startswith("pipe:"):
                    _written(seen, detector, f"{call} to {name}", b"".join(texts))
                    if not call.startswith("p"):
                        _follow(seen, detector, streams, f"{number} {name}", b"".join(texts))
            elif call == "mmap":
                if "MAP_SHARED" in rest and "PROT_WRITE" in rest:
                    seen.shared[_file(rest.split(", ")[4])[1]] += 1
            elif answers is not None and call in _SENDS and _file(rest)[1].startswith(answers):
                seen.answered += sum(len(text) for text in texts)
            else:
                if call in _OPENS:
                    _opened(seen, rest)
                if call in _SENDS:
                    seen.sent[f"{call}({rest[:60]}"] += 1
                if call in _COPIES:
                    seen.copied[call] += 1
                seen.names += len(texts)
                for text in texts:
                    if how := detector.found(text):
                        seen.leaks.append(f"{call}: {how}")
        for name, stream in streams.items():
            _stream(seen, detector, name, stream)
    return seen


def _opened(seen: Seen, rest: str) -> None:
    """Note a file that could be opened for writing, by the name that the system has for it."""
    done = _OPENED.search(rest)
    if done is not None and _TO_WRITE.search(_TEXT.sub("", rest)):
        seen.opened[_plain(done[1])] += 1


def _written(seen: Seen, detector: Detector | Detectors, where: str, data: bytes) -> None:
    seen.writes += 1
    seen.written += len(data)
    if how := detector.found(data):
        seen.leaks.append(f"{where}: {how}")


def _follow(seen: Seen, detector: Detector | Detectors, streams: dict[str, bytearray], name: str, data: bytes) -> None:
    stream = streams.setdefault(name, bytearray())
    stream += data
    if len(stream) > LONGEST:
        _stream(seen, detector, name, stream)
        stream.clear()


def _stream(seen: Seen, detector: Detector | Detectors, name: str, stream: bytearray) -> None:
    if how := detector.found(bytes(stream)):
        seen.leaks.append(f"writes together to {name}: {how}")


def _calls(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            if match := _LINE.match(line):
                yield match[1], match[2].rstrip("\n")


def _file(rest: str) -> tuple[str, str]:
    """A file's number and what it is, as `-y` tells it."""
    match = _HANDLE.match(rest)
    if match is None:
        return "?", rest[:20]
    return match[1], _plain(match[2] or "")


def _plain(name: str) -> str:
    return re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), name)
