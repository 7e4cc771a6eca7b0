"""The command itself: its languages, its help, its exit codes, what goes wrong with inputs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paradero import __version__, capture, reading
from paradero.capture import Source
from paradero.cli import inputs
from paradero.wording import words
from paradero.wording.language import interface_language
from tests.cli.conftest import NOTE, Ran, Run


def process(*arguments: str, **environment: str) -> Ran:
    whole = {**os.environ, "PARADERO_LANG": "es", **environment}
    command = [sys.executable, "-m", "paradero.cli", *arguments]
    done = subprocess.run(command, capture_output=True, env=whole, check=False, timeout=60)
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def test_version_loads_neither_capture_nor_reading() -> None:
    assert process("--version").out == f"paradero {__version__}\n"
    look = (
        "import sys; from paradero.cli import main; main(['--version']); "
        "sys.exit(any(m.startswith(('paradero.capture', 'paradero.reading', 'lxml')) for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "es"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LC_ALL": "es_MX.UTF-8", "LANG": "en_GB.UTF-8"}, "es"),
        ([], {"LANG": "en_GB.UTF-8", "PARADERO_LANG": "es"}, "es"),
        (["read", "--lang=en", "x"], {"PARADERO_LANG": "es"}, "en"),
        (["--", "--lang", "en"], {}, "es"),
        ([], {"LANG": "fr_FR"}, "es"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert interface_language(arguments, environment) == language


def test_both_languages_say_the_same_things() -> None:
    def keys(table: object, path: str = "") -> set[str]:
        if isinstance(table, dict):
            return {key for name, inner in table.items() for key in keys(inner, f"{path}.{name}")}
        return {path}

    assert keys(words.words("es")._table) == keys(words.words("en")._table)


@pytest.mark.parametrize("language", ["es", "en"])
def test_help_names_every_option_in_words_of_ours(run: Run, language: str) -> None:
    top, read = run("--lang", language, "--help"), run("read", "--lang", language, "--help")
    assert (top.code, read.code) == (0, 0)
    for option in ("--json", "--html", "--lang", "--debug", "--proxy", "--help"):
        assert option in read.out
    for foreign in ("Usage:", "Options:", "Show this") if language == "es" else ("Uso:", "Opciones"):
        assert foreign not in top.out + read.out
    assert "paradero read -" in read.out
    assert run().code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "falta decir qué leer"),
        (["read", "--jsn", "x"], "--json"),
        (["read", "x", "--html"], "necesita un valor"),
        (["read", "x", "--lang", "fr"], "es o en"),
        (["nota.html"], "paradero read nota.html"),
    ],
)
def test_wrong_usage_is_explained(run: Run, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert told in ran.err and "--help" in ran.err
    assert ran.out == "" and "Traceback" not in ran.err


def test_one_that_fails_never_stops_the_others(run: Run, note: Path, quiet: Path, broken: Path, tmp_path: Path) -> None:
    missing = tmp_path / "no-esta.txt"
    for language, told in (("es", "dañado"), ("en", "damaged")):
        ran = run("read", "--lang", language, missing, note, broken, quiet)
        assert ran.code == 1
        assert "Matehuala" in ran.out and "El clima" in ran.out
        lines = ran.err.splitlines()
        assert lines[0].startswith(f"{missing}: ") and lines[1].startswith(f"{broken}: ")
        assert told in lines[1] and len(lines) == 3


def test_a_fault_of_ours_costs_one_report_only(
    run: Run, note: Path, quiet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reading.read

    def fails(report: object) -> object:
        if "Matehuala" in report.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("inside")
        return whole(report)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", fails)
    ran = run("read", note, quiet)
    assert ran.code == 1 and "El clima" in ran.out
    assert f"{note}: " in ran.err and "ZeroDivisionError" in ran.err and "--debug" in ran.err
    assert "Traceback" not in ran.err
    assert "Traceback" in run("read", "--debug", note, quiet).err


def test_folder(run: Run, tmp_path: Path) -> None:
    for name in ("b/dos.txt", "a.txt", ".oculto/no.txt", "b/.no.txt", "b/foto.jpg", "p.html", "p_files/x.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(NOTE, encoding="utf-8")
    found, skipped = inputs.unfold([str(tmp_path), str(tmp_path / "a.txt")])
    assert [Path(item.name).relative_to(tmp_path).as_posix() for item in found] == ["a.txt", "p.html", "b/dos.txt"]
    assert skipped[0].endings == ((".jpg", 1),)
    ran = run("read", "--json", tmp_path)
    assert ran.code == 0 and len(ran.out.splitlines()) == 3
    assert "1 archivo que no es un reporte (.jpg)" in ran.err


def test_folder_with_nothing_to_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"x")
    ran = run("read", tmp_path)
    assert ran.code == 1
    assert words.words("es")("failed.empty_folder") in ran.err


def test_an_empty_name_is_not_the_folder_one_is_in(run: Run, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(note.parent)
    ran = run("read", "")
    assert ran.code == 1 and ran.out == "" and words.words("es")("stance.asserts") not in ran.err


def test_standard_input(run: Run) -> None:
    ran = run("read", "-", stdin=NOTE.encode())
    assert ran.code == 0 and "Matehuala" in ran.out and "entrada estándar" in ran.out
    assert run("read", "-", stdin=b"").code == 1


def test_an_address_is_announced_before_it_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str | None]] = []

    def fetch(url: str, options: capture.FetchOptions) -> tuple[bytes, Source]:
        asked.append((url, options.proxy))
        return NOTE.encode(), Source(url, url=url)

    monkeypatch.setattr(capture, "fetch", fetch)
    ran = run("read", "--json", "--proxy", "http://127.0.0.1:8118", "https://faro.example/nota")
    assert ran.code == 0 and asked == [("https://faro.example/nota", "http://127.0.0.1:8118")]
    assert "faro.example" in ran.err and "podrá ver" in ran.err
    assert len(ran.out.splitlines()) == 1


def test_a_page_never_takes_the_place_of_a_report(run: Run, note: Path, quiet: Path, tmp_path: Path) -> None:
    before = note.read_bytes()
    for arguments in ((note, "--html", note), ("--html", note, quiet), (tmp_path, "--html", note)):
        ran = run("read", *arguments)
        assert ran.code == 2 and str(note) in ran.err
        assert note.read_bytes() == before
    assert run("read", note, "--html", tmp_path).code == 2
    assert run("read", note, "--html", tmp_path / "no" / "p.html").code == 2


def test_a_page_is_written_whole_and_may_be_written_again(
    run: Run, note: Path, broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "salida.html"
    assert run("read", note, broken, "--html", target).code == 1
    first = target.read_bytes()
    assert (b"foto.pdf" in first and first.endswith(b"</html>\n")) or first.rstrip().endswith(b"</html>")
    assert run("read", note, "--html", target).code == 0

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    again = target.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    ran = run("read", note, "--html", target)
    assert ran.code == 1 and "No space left" in ran.err
    assert target.read_bytes() == again
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_nothing_read_writes_no_page(run: Run, broken: Path, tmp_path: Path) -> None:
    ran = run("read", broken, "--html", tmp_path / "p.html")
    assert ran.code == 1 and not (tmp_path / "p.html").exists()


def test_interrupted(run: Run, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read", stop)
    ran = run("read", note)
    assert ran.code == 130 and "Traceback" not in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_reader_who_has_seen_enough(note: Path, form: list[str]) -> None:
    many = [note.with_name(f"nota{n}.txt") for n in range(40)]
    for path in many:
        path.write_text(NOTE, encoding="utf-8")
    command = [sys.executable, "-m", "paradero.cli", "read", *form, *map(str, many)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None and running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    errors = running.stderr.read()
    assert running.wait(60) == 0
    assert b"Traceback" not in errors and b"BrokenPipe" not in errors


def test_windows_code_page(note: Path) -> None:
    ran = process("read", str(note), PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert ran.code == 0 and ran.err == "" and "Matehuala" in ran.out


def test_completion_answers() -> None:
    ran = process(_PARADERO_COMPLETE="complete_bash", COMP_WORDS="paradero re", COMP_CWORD="1")
    assert set(ran.out.split()) == {"read", "review", "restore", "rebuild"}
