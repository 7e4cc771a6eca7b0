"""The house keeps its own rules: types, lint, length of files."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(p for folder in ("src", "tests", "tools", "bench", "corpus") for p in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_outgrows_its_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_types_are_strict() -> None:
    run("mypy", "--no-error-summary")


def test_lint_finds_nothing() -> None:
    run("ruff", "check", "--no-cache", "src", "tests", "tools", "bench", "corpus")


def test_format_is_kept() -> None:
    run("ruff", "format", "--check", "--no-cache", "src", "tests", "tools", "bench", "corpus")


def run(tool: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
