"""Reports per second on one core, start-up, and peak memory: `python -m bench.speed`."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

from bench.corpus import CORPUS
from paradero.capture import read_path
from paradero.model import Report
from paradero.reading import read

LENGTH = 3000
SECONDS = 8.0


def reports() -> list[Report]:
    """Development texts of one language strung together to 3,000 characters each, with a date of their own."""
    result = []
    for language in ("es", "en"):
        texts = [read_path(p).text for p in sorted((CORPUS / "dev" / "texts").glob(f"{language}-*.txt"))]
        whole = "\n".join(texts)
        for start in range(0, len(whole) - LENGTH, LENGTH):
            text = whole[start : start + LENGTH]
            result.append(Report(f"{language}-{start}", text, published=date(2026, 5, 1), language=language))
    return result


def per_second() -> float:
    some = reports()
    read(some[0])
    done, started = 0, time.process_time()
    while time.process_time() - started < SECONDS:
        read(some[done % len(some)])
        done += 1
    return done / (time.process_time() - started)


def import_seconds(module: str) -> float:
    """The median of five fresh interpreters' time for the import alone."""
    code = f"import time; t=time.perf_counter(); import {module}; print(time.perf_counter()-t)"
    command = [sys.executable, "-c", code]
    runs = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5)]
    return sorted(runs)[2]


def peak_mb() -> float:
    """Peak resident memory of a process that reads every development text, capture included."""
    code = (
        "import resource; from pathlib import Path\n"
        "from paradero.capture import read_path; from paradero.reading import read\n"
        f"for p in sorted(Path({str(CORPUS / 'dev' / 'texts')!r}).iterdir()): read(read_path(p))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def main() -> dict[str, float]:
    figures = {
        "reports of 3,000 characters a second, one core": per_second(),
        "import paradero.reading, seconds": import_seconds("paradero.reading"),
        "import paradero.capture, seconds": import_seconds("paradero.capture"),
        "peak memory, capture and reading, MB": peak_mb(),
    }
    for row, figure in figures.items():
        print(f"{row:52} {figure:.2f}")
    return figures


if __name__ == "__main__":
    main()
