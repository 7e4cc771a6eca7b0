"""How far `locate` is from where the IOM's Missing Migrants Project put 1,010 described places of the Americas.

python -m bench.geocoding            PARADERO_SHARED names the shared folder, by default beside the repository
"""

from __future__ import annotations

import csv
import lzma
import sys
import time
from collections import defaultdict
from math import inf
from statistics import median

from bench.shared import SHARED
from paradero.places import distance_km, known, locate

ROWS = "benchmarks/geocoding/iom_americas_dev.csv.xz"


def rows() -> list[tuple[str, tuple[float, float]]]:
    with lzma.open(SHARED / ROWS, "rt", encoding="utf-8", newline="") as file:
        found = []
        for row in csv.DictReader(file):
            lat, lon = map(float, row["Location Coordinates"].split(","))
            found.append((row["Location Description"], (lat, lon)))
        return found


def main() -> dict[str, float]:
    """Figures over all rows; an unresolved row counts as infinitely far."""
    known("warm")
    errors: list[float] = []
    by_description: dict[str, list[float]] = defaultdict(list)
    started = time.perf_counter()
    guesses = [(text, point, locate(text).best) for text, point in rows()]
    seconds = time.perf_counter() - started
    for text, point, best in guesses:
        error = inf if best is None else distance_km(point, (best.lat, best.lon))
        errors.append(error)
        by_description[text].append(error)
        if "--worst" in sys.argv and error > 25:
            where = "-" if best is None else f"{best.name}, {best.state} ({best.level}) {best.lat:.2f},{best.lon:.2f}"
            print(f"{error:8.0f}  {text}  {point[0]:.2f},{point[1]:.2f}  ->  {where}")
    once = [median(values) for values in by_description.values()]
    figures = {
        "rows": float(len(errors)),
        "median_km": median(errors),
        "within_25_km": share(errors, 25),
        "within_100_km": share(errors, 100),
        "unresolved": float(sum(error == inf for error in errors)),
        "distinct_descriptions": float(len(once)),
        "distinct_median_km": median(once),
        "distinct_within_25_km": share(once, 25),
        "ms_per_lookup": 1000 * seconds / len(errors),
    }
    for name, value in figures.items():
        print(f"{name:24}{value:10.3f}")
    return figures


def share(errors: list[float], km: float) -> float:
    return sum(error <= km for error in errors) / len(errors)


if __name__ == "__main__":
    main()
