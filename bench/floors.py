"""Raise the pinned floors to what is reached now; never lower one: `python -m bench.floors`."""

from __future__ import annotations

import math
import tomllib

from bench.corpus import CORPUS, measure

FILE = CORPUS / "floors.toml"
HEAD = """\
# The least of each figure on the scored part of the corpus that the tests accept (python -m bench.corpus scored).
# Raised by `python -m bench.floors`. To lower one, write it into [lowered] with its old value and why:
# "row" = { from = 0.900, why = "..." }
# A row in [not_yet] is measured and not yet reached by anything: it holds nobody to anything until it does.
"""


def raised(floors: dict[str, float], figures: dict[str, float]) -> dict[str, float]:
    """Each row's floor or its figure rounded down to a thousandth, whichever is higher.

    >>> raised({"event": 0.8}, {"event": 0.7, "stance": 0.66666})
    {'event': 0.8, 'stance': 0.666}
    """
    return {row: max(floors.get(row, 0.0), math.floor(figure * 1000) / 1000) for row, figure in figures.items()}


def main() -> None:
    old = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    new = raised(old.get("floors", {}), measure("scored").figures())
    reached = {row: floor for row, floor in new.items() if floor > 0}
    lines = [HEAD, "[floors]", *(f'"{row}" = {floor:.3f}' for row, floor in reached.items()), "", "[not_yet]"]
    lines += [f'"{row}" = true' for row in new if row not in reached]
    lines += ["", "[lowered]"]
    for row, said in old.get("lowered", {}).items():
        lines.append(f'"{row}" = {{ from = {said["from"]:.3f}, why = "{said["why"]}" }}')
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for row, floor in new.items():
        before = old.get("floors", {}).get(row)
        if before != floor:
            print(f"{row:44} {'new' if before is None else f'{before:.3f}'} → {floor:.3f}")


if __name__ == "__main__":
    main()
