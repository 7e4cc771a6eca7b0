"""Real pages, where their texts lie in corpus/texts (never committed): `python -m bench.pages`.

The gold and the scorer are the shared corpus'; a text is named after its gold id, and read as of a page fetched from
the gold's address. Without texts, it says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpus import CORPUS
from bench.shared import SHARED
from paradero.capture import Source, capture
from paradero.cli.form import reading_form
from paradero.reading import read

TEXTS = CORPUS / "texts"


def main() -> None:
    paths = sorted(TEXTS.iterdir()) if TEXTS.is_dir() else []
    if not paths:
        print(f"not measured: no texts of real pages in {TEXTS.relative_to(CORPUS.parent)} (see corpus/GUIDE.md)")
        return
    folder = SHARED / "corpus"
    rows = (json.loads(line) for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines())
    urls = {row["id"]: row["url"] for row in rows}
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "read.jsonl"
        read_at = [read(capture(p.read_bytes(), Source(str(p), urls.get(p.stem)))) for p in paths]
        lines = [json.dumps(reading_form(r), ensure_ascii=False) for r in read_at]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(folder / "score.py"), str(folder / "dev.jsonl"), str(out), "--texts", str(TEXTS)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
