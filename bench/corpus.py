"""Read a corpus folder as a user would and score it against its gold: `python -m bench.corpus dev`."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.scoring import Row, Tally, gold_of, score
from paradero.capture import Source, capture
from paradero.cli.form import reading_form
from paradero.model import Report
from paradero.reading import read

CORPUS = Path(__file__).parent.parent / "corpus"


def captured(path: Path, gold: Row) -> Report:
    """A text as a user would have it: most as a file alone, some (`addressed`) with the address that they stood at."""
    url = gold["url"] if gold.get("addressed") else None
    return capture(path.read_bytes(), Source(str(path), url))


def read_folder(folder: Path) -> dict[str, Row]:
    """Every text of the folder, read, by id."""
    gold = gold_of(folder)
    return {p.stem: reading_form(read(captured(p, gold[p.stem]))) for p in sorted((folder / "texts").iterdir())}


def measure(part: str, language: str | None = None) -> Tally:
    """Score one part of the corpus ("dev" or "scored"), or one language of it."""
    gold = {i: g for i, g in gold_of(CORPUS / part).items() if language in {None, g["language"]}}
    return score(gold, read_folder(CORPUS / part))


def main() -> None:
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    for line in measure(part, sys.argv[2] if len(sys.argv) > 2 else None).table():
        print(line)


if __name__ == "__main__":
    main()
