"""Every measurement, one after another: `make bench`."""

from __future__ import annotations

import subprocess
import sys

from bench import corpus, geocoding, muc, pages, speed
from bench.shared import SHARED

RECORD = ("flips", "mends", "leaks", "leaks_pages", "kills", "scale", "at_work")
"""Each in a process of its own: they fork, trace and fill disks. An hour and three quarters together."""


def main() -> None:
    for part in ("dev", "scored"):
        print(f"\n== corpus of our own, {part} part (python -m bench.corpus {part})")
        for line in corpus.measure(part).table():
            print(line)
    print("\n== real pages (python -m bench.pages)")
    pages.main()
    print("\n== speed (python -m bench.speed)")
    speed.main()
    for name in RECORD:
        print(f"\n== {name} (python -m bench.{name})", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False)
    if not SHARED.is_dir():
        print(f"\nnot measured: no shared benchmarks at {SHARED}; say where with PARADERO_SHARED=…")
        return
    print("\n== geocoding (python -m bench.geocoding)")
    geocoding.main()
    print("\n== MUC-4 tst3 (python -m bench.muc)")
    muc.main()


if __name__ == "__main__":
    main()
