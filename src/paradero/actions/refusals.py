"""Why something was not done."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from paradero.ledger.bundles import Refused
from paradero.store import NewerStore, WrongKey
from paradero.vault import Damaged, InUse, Missing, NewerFormat, NoKeyFile, WrongPassphrase

_FULL = {errno.ENOSPC, errno.EDQUOT}


class Refusal(Exception):
    """Nothing was changed. A code for programs, by which the sentence for people is found, and what it names.

    >>> Refusal("unknown_report", report="ab12").code
    'unknown_report'
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@contextmanager
def refusing() -> Iterator[None]:
    """What the floors below raise, as the refusal that a person can be told. What nobody foresaw goes on as it is."""
    try:
        yield
    except WrongPassphrase:
        raise Refusal("wrong_passphrase") from None
    except NoKeyFile as error:
        raise Refusal("no_workspace", folder=str(error)) from error
    except (NewerFormat, NewerStore) as error:
        raise Refusal("newer") from error
    except InUse:
        raise Refusal("in_use") from None
    except WrongKey as error:
        raise Refusal("damaged_start") from error
    except (Damaged, Missing) as error:
        raise Refusal("damaged_blob", digest=str(error)) from error
    except Refused as error:
        raise Refusal(f"bundle_{error}") from error
    except DatabaseError as error:
        said = str(error)
        code = "disk_full" if "full" in said else "busy" if "locked" in said or "busy" in said else "damaged_record"
        raise Refusal(code, reason=said) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        code = "disk_full" if error.errno in _FULL else "system"
        raise Refusal(code, reason=error.strerror or type(error).__name__, path=error.filename or "") from error
