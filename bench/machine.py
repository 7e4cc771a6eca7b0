"""What has to be known of the machine to read a figure: processor, memory, disk, versions."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sqlcipher3 import dbapi2

PREFIX = "paradero-bench-"


def facts(folder: Path) -> list[str]:
    """Lines for the head of a table; `folder` says which disk is meant."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    plain = dbapi2.connect(":memory:")
    cipher = plain.execute("PRAGMA cipher_version").fetchone()
    plain.close()
    return [
        f"{platform.system()} {platform.release()}, {os.cpu_count()} cores of {_processor()}, {pages >> 30} GiB",
        f"Python {platform.python_version()}, SQLCipher {cipher[0] if cipher else '?'} over SQLite "
        f"{dbapi2.sqlite_version}; a write of 3 KB with fsync takes {fsync_ms(folder):.2f} ms",
    ]


def fsync_ms(folder: Path, times: int = 50) -> float:
    taken = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(times):
            started = time.perf_counter()
            file.write(bytes(3000))
            file.flush()
            os.fsync(file.fileno())
            taken.append(1000 * (time.perf_counter() - started))
    return median(taken)


@contextmanager
def scratch(keep: bool = False) -> Iterator[Path]:
    """A folder for what is measured, gone afterwards. TMPDIR says on which disk."""
    if keep:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        print(f"kept in {folder}", file=sys.stderr)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        yield Path(name)


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
