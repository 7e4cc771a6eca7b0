"""Passphrase to keys, and encrypted blobs that are known by what they hold.

>>> import tempfile, pathlib
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> keys, recovery = create(folder, "a long passphrase", Cost.least())
>>> unlock(folder, "a long passphrase").database == keys.database
True
>>> blobs = Blobs(folder / "blobs", keys)
>>> digest = blobs.put(b"the bytes of a page", bytes(33))
>>> blobs.get(digest)
b'the bytes of a page'
"""

from paradero.vault.blobs import Blobs, Damaged, Missing
from paradero.vault.keyfile import (
    Cost,
    NewerFormat,
    NoKeyFile,
    WrongPassphrase,
    cost_of,
    create,
    recover,
    unlock,
    write,
)
from paradero.vault.keys import Keys
from paradero.vault.locking import InUse, locked

__all__ = [
    "Blobs",
    "Cost",
    "Damaged",
    "InUse",
    "Keys",
    "Missing",
    "NewerFormat",
    "NoKeyFile",
    "WrongPassphrase",
    "cost_of",
    "create",
    "locked",
    "recover",
    "unlock",
    "write",
]
