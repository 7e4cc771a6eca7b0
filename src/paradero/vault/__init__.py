"""Passphrase to keys, and encrypted blobs that are named by what they hold.

>>> import tempfile, pathlib
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> keys, recovery = create(folder, "a long passphrase", Cost.least())
>>> unlock(folder, "a long passphrase").database == keys.database
True
>>> blobs = Blobs(folder / "blobs", keys)
>>> name = blobs.put(b"the bytes of a page")
>>> blobs.get(name)
b'the bytes of a page'
"""

from paradero.vault.blobs import Blobs, Damaged, Missing
from paradero.vault.keyfile import (
    Cost,
    NewerFormat,
    NoKeyFile,
    WrongPassphrase,
    change_passphrase,
    create,
    recover,
    unlock,
)
from paradero.vault.keys import Keys

__all__ = [
    "Blobs",
    "Cost",
    "Damaged",
    "Keys",
    "Missing",
    "NewerFormat",
    "NoKeyFile",
    "WrongPassphrase",
    "change_passphrase",
    "create",
    "recover",
    "unlock",
]
