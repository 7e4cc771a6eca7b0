"""Running the command as a person does, and pages to run it on."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from paradero.cli import main

NOTE = (
    "Secuestran a 12 migrantes cerca de Matehuala\n\n6 de abril de 2023\n\n"
    "El martes 4 de abril hombres armados secuestraron a doce migrantes hondureños cerca de Matehuala, "
    "denunció el sacerdote Tomás Ixcot.\n\n"
    "Pidió a la Fiscalía que active la búsqueda inmediata. La Fiscalía negó que haya doce secuestrados.\n"
)
NO_EVENT = (
    "El clima de mañana\n\n6 de abril de 2023\n\nHabrá lluvia ligera por la tarde y viento del norte en la costa.\n"
)


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


class _Typed:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)

    def isatty(self) -> bool:
        return False


Run = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `paradero` in this process, in Spanish unless told otherwise; the environment's own wishes are put aside."""
    for name in ("PARADERO_LANG", "PARADERO_PROXY", "LC_ALL", "LANG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def one(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        capfdbinary.readouterr()
        monkeypatch.setattr(sys, "stdin", _Typed(stdin))
        code = main([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode("utf-8"), err.decode("utf-8"))

    return one


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "nota.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    path = tmp_path / "clima.txt"
    path.write_text(NO_EVENT, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "foto.pdf"
    path.write_bytes(b"%PDF-1.4\nnot really")
    return path
