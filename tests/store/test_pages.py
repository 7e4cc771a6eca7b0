"""Below the tables: every page of the file decrypted by hand, free ones too, holds nothing of what was erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from paradero.store import opened
from tests.store.conftest import KEY
from tests.store.test_book import told

NAME = "Xochipitzahuatl"
PAGE, RESERVE, SALT = 4096, 80, 16


def pages(path: Path, key: bytes) -> bytes:
    """SQLCipher 4 with a raw key: AES-256-CBC a page, its initialisation vector behind it; the salt opens the file."""
    raw, plain = path.read_bytes(), b""
    assert len(raw) % PAGE == 0
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        vector = page[PAGE - RESERVE : PAGE - RESERVE + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        plain += decryptor.update(page[SALT if start == 0 else 0 : PAGE - RESERVE]) + decryptor.finalize()
    return plain


def holds(plain: bytes) -> bool:
    """The end of the name in any case: the index keeps small letters, and of alike words only how they end."""
    return NAME[5:].encode() in plain.lower()


@pytest.mark.parametrize("kept", [0, 1, 300])
def test_no_page_holds_an_erased_name(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a.db"
    with opened(path, KEY) as book:
        entries = told(40, f"dijo la señora {NAME}, vecina de Altar")
        book.append(entries)
        for n in range(40):
            book.index.put(f"r{n}", f"dijo la señora {NAME}, vecina de Altar " * 50)
        for n in range(kept):
            book.index.put(f"s{n}", f"otra persona dijo {n} palabras en Altar, xochitl entre ellas " * 10)
    assert holds(pages(path, KEY))
    with opened(path, KEY) as book:
        assert book.erase(e.id for e in entries) == 40
        for n in range(40):
            book.index.remove(f"r{n}")
        assert len(book.index.find("palabras", most=200)) == min(kept, 200)
    assert not (tmp_path / "a.db-wal").exists()
    assert not holds(pages(path, KEY))
