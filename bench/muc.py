"""MUC-4 tst3 with the scorer of the shared benchmarks: `python -m bench.muc`. Nothing of the data is kept here."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.shared import SHARED
from paradero.capture import Source, capture
from paradero.model import PartialDate, Place, Reading
from paradero.reading import Options, read

FOLDER = SHARED / "benchmarks" / "muc4"


def templates(reading: Reading) -> list[dict[str, Any]]:
    """One template a text, from the claims of its account; MUC asks for kidnappings and attacks on people only."""
    if not reading.accounts or reading.accounts[0].event not in {"kidnapping", "killing", "death", "disappearance"}:
        return []
    main = reading.accounts[0]
    said = {kind: [c for c in reading.claims if c.kind == kind] for kind in ("victim", "perpetrator", "place")}
    text = reading.report.text
    days = main.date if isinstance(main.date, PartialDate) and main.date.is_day else None
    return [
        {
            "type": "KIDNAPPING" if main.event in {"kidnapping", "disappearance"} else "ATTACK",
            "victims": [c.span.of(text) for c in said["victim"]],
            "perpetrators": [str(c.value) for c in said["perpetrator"]],
            "organizations": [str(c.value) for c in said["perpetrator"] if str(c.value).isupper()],
            "places": [c.value.best.name for c in said["place"] if isinstance(c.value, Place) and c.value.best],
            "date": days.start.isoformat() if days else None,
            "victim_count": main.count.low if main.count else None,
        }
    ]


def predict(path: Path) -> list[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    result = []
    for row in rows:
        report = capture(row["text"].encode(), Source(f"{row['id']}.txt"))
        result.append({"id": row["id"], "templates": templates(read(report, Options(least=0.25)))})
    return result


def main(part: str = "tst3") -> None:
    gold = FOLDER / f"{part}.jsonl.xz"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(json.dumps(r) + "\n" for r in predict(gold)), encoding="utf-8")
        subprocess.run([sys.executable, str(FOLDER / "score.py"), str(gold), str(predicted)], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
