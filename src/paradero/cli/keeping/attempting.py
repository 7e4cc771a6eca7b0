"""One order from its beginning to its exit code: why something was not done is told in one sentence."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable

from paradero.actions.refusals import Refusal
from paradero.capture import Unreadable
from paradero.cli.keeping.voice import Voice
from paradero.cli.orders.setting import Setting
from paradero.wording.words import Words


def attempt(deed: Callable[[], int], setting: Setting) -> int:
    """0 when all was done, else 1. What nobody foresaw goes on to whoever runs the command."""
    words = setting.words
    try:
        return deed()
    except Refusal as refusal:
        return _failed(refused(refusal, setting), setting)
    except Unreadable as reason:
        return _failed(reason.message(words.language), setting)
    except OSError as error:
        # One without a name is standard output's, and is told where that is known.
        if error.filename is None:
            raise
        return _failed(words("keep.file_failed", path=error.filename, reason=reason_of(error, words)), setting)


def refused(refusal: Refusal, setting: Setting) -> str:
    """The sentence of a refusal: what happened, that nothing was lost where that is so, and what to do next."""
    words, key = setting.words, f"refusal.{refusal.code}"
    details = {"folder": setting.folder, "show": setting.order("show"), **refusal.details}
    details["path"] = details.get("path") or setting.folder
    if isinstance(refusal.__cause__, OSError):
        details["reason"] = reason_of(refusal.__cause__, words)
    if not words.has(key):
        return words("refusal.other", code=refusal.code)
    return words(key, **details)


def reason_of(error: OSError, words: Words) -> str:
    """Why a file could not be used; in our words where we have some."""
    key = f"reason.{errno.errorcode.get(error.errno or 0, '')}"
    return words(key) if words.has(key) else error.strerror or type(error).__name__


def _failed(sentence: str, setting: Setting) -> int:
    if setting.debug:
        traceback.print_exc()
    Voice(setting.words).say(sentence)
    return 1
