"""Draw the README's images from real runs on the samples: `python tools/make_images.py` (needs Chromium).

docs/images/read-terminal.svg is what a terminal shows; docs/images/read-page.png is the page that `--html` writes.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from rich._export_format import CONSOLE_SVG_FORMAT

from paradero.capture import read_path
from paradero.cli.html.page import page
from paradero.cli.sheet import Sheet
from paradero.cli.streams import Out
from paradero.model import Reading
from paradero.reading import read
from paradero.wording.words import words

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
COMMAND = "$ paradero read samples/03-fiscalia-niega.txt"
LINES = 38
WIDTH = 84
WINDOW = (1280, 2200)
HEIGHT = 1240
MARGIN = 24
LARGEST = 200_000

# Rich's template asks a content network for its font; the images of this project ask nobody for anything.
_TEMPLATE = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.S).replace(
    "Fira Code", "ui-monospace, DejaVu Sans Mono, Consolas"
)
_QUIET = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --hide-scrollbars"""


def main() -> int:
    os.chdir(ROOT)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is missing: apt-get install chromium", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    draw_terminal(read(read_path("samples/03-fiscalia-niega.txt")), IMAGES / "read-terminal.svg")
    draw_page(read(read_path("samples/01-denuncia-albergue.txt")), IMAGES / "read-page.png", chromium)
    return 0


def draw_terminal(reading: Reading, target: Path) -> None:
    """The opening of the reading, cut after a whole claim."""
    console = Out(file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor")
    console.print(COMMAND, highlight=False)
    lines = list(Sheet(reading, words("es"), WIDTH, "utf-8").lines())
    last = max(n for n, line in enumerate(lines[:LINES]) if not line.plain)
    for line in lines[:last]:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    console.print("…", style="dim")
    target.write_text(
        console.export_svg(title="paradero", code_format=_TEMPLATE, unique_id="paradero"), encoding="utf-8"
    )


def draw_page(reading: Reading, target: Path, chromium: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "page.html")
        whole.write_bytes(page([reading], [], words("es")))
        shot = Path(folder, "page.png")
        size = f"--window-size={WINDOW[0]},{WINDOW[1]}"
        command = [chromium, *_QUIET.split(), f"--user-data-dir={folder}/profile", size, f"--screenshot={shot}"]
        subprocess.run([*command, whole.as_uri()], check=True, capture_output=True, timeout=120)
        with Image.open(shot) as taken:
            image = taken.convert("RGB")
            top = _rule(image) - MARGIN
            image.crop((0, top, WINDOW[0], top + HEIGHT)).quantize(256, dither=Image.Dither.NONE).save(
                target, optimize=True
            )
    if target.stat().st_size > LARGEST:
        raise SystemExit(f"{target} is larger than {LARGEST} bytes")


def _rule(image: Image.Image) -> int:
    """Where the report begins, below the legend: at the one dark line across the page."""
    middle = image.convert("L").crop((200, 0, 1000, image.height))
    return next(y for y in range(middle.height) if max(middle.crop((0, y, 800, y + 1)).tobytes()) < 60)


if __name__ == "__main__":
    sys.exit(main())
