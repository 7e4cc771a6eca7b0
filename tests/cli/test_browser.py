"""The page in a real browser: its own policy must let its own style through, and nothing may be asked for."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from paradero.cli.html.page import page
from paradero.wording.words import words
from tests.chromium import FLAGS
from tests.cli.building import hostile_reading

_QUIET = ("--headless", *FLAGS, "--enable-logging=stderr", "--window-size=360,800")


@pytest.mark.system
def test_the_browser_refuses_nothing(tmp_path: Path) -> None:
    target = tmp_path / "p.html"
    target.write_bytes(page([hostile_reading()], [], words("es")))
    chromium = shutil.which("chromium")
    assert chromium is not None
    command = [chromium, *_QUIET, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", target.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "<h1>Lo que dice un reporte</h1>" in done.stdout
    assert "Refused" not in done.stderr and "Content Security Policy" not in done.stderr
    assert "<script" not in done.stdout
