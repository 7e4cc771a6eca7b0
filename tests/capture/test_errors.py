"""Whatever cannot be read says why, and what would help, in two languages."""

import tomllib
from importlib.resources import files

import pytest

from paradero.capture import Limits, Source, Unreadable, capture, read_path

MESSAGES = tomllib.loads(files("paradero.capture").joinpath("words/messages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\0" * 500, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"texto\0\0\0\0" * 50, "binary"),
        (b"PK\x03\x04" + b"x" * 50, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_office"),
        (b"{\\rtf1 hola}", "old_office"),
        (b"%PDF-1.7 nada", "damaged_pdf"),
        (b"<html><head></head><body></body></html>", "no_text"),
        (b"<html><body><script>var nota = 'Doce personas';</script></body></html>", "no_text"),
        (b"Compartir en Facebook\nSuscr\xc3\xadbete\nMen\xc3\xba", "no_text"),
        (b"----\n****\n12", "no_text"),
    ],
)
def test_codes(data, code):
    with pytest.raises(Unreadable) as raised:
        capture(data, Source("x"))
    assert raised.value.code == code


@pytest.mark.parametrize("code", MESSAGES)
def test_every_code_speaks_both_languages(code):
    error = Unreadable(code, url="x", limit_mb=50, status=503)
    assert str(error) == error.message("en")
    assert error.message("es") != error.message("en")
    assert error.message("es").endswith(".")
    assert "{" not in error.message("es") + str(error)


def test_an_unknown_code_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="no message"):
        Unreadable("whatever")


def test_a_broken_parser_is_named(monkeypatch):
    def explode(*_):
        raise KeyError("Root")

    monkeypatch.setattr("paradero.capture.pdf.read_pdf", explode)
    with pytest.raises(Unreadable) as raised:
        capture(b"%PDF-1.7", Source("x"))
    assert raised.value.code == "damaged_pdf"
    assert raised.value.details["error"] == "KeyError"
    assert isinstance(raised.value.__cause__, KeyError)


def test_large_bytes_are_refused():
    with pytest.raises(Unreadable) as raised:
        capture(b"a" * 1001, Source("x"), Limits(bytes=1000))
    assert raised.value.code == "too_large"


def test_a_large_file_is_refused_by_its_size(tmp_path):
    path = tmp_path / "grande.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Unreadable) as raised:
        read_path(path)
    assert raised.value.code == "too_large"
    assert "50 MB" in str(raised.value)


def test_files_that_are_none(tmp_path):
    for path in (tmp_path, tmp_path / "nada.txt", "a\0b"):
        with pytest.raises(Unreadable) as raised:
            read_path(path)
        assert raised.value.code == "unreadable_file"


def test_a_file(tmp_path):
    path = tmp_path / "nota.pdf"
    path.write_text("Doce personas fueron vistas el lunes cerca del puente.", encoding="utf-8")
    report = read_path(path)
    assert report.text == "Doce personas fueron vistas el lunes cerca del puente."
    assert report.path == str(path)
