"""Secrets and answers: typed at a terminal, or lines of standard input. Never arguments, never the environment."""

from __future__ import annotations

import getpass
import sys

import typer

from paradero.actions.opening import check_passphrase
from paradero.actions.refusals import Refusal
from paradero.cli.keeping.attempting import refused
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting

TRIES = 3
_YES = {"sí", "si", "s", "yes", "y"}


class Asking:
    """Asks at a terminal as often as needs be; of standard input each thing is one line, asked once.

    Keys are those of the messages under `ask`.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._words = setting.words
        self.again = not setting.stdin

    def secret(self, key: str) -> str:
        """One that exists already."""
        if self._setting.stdin:
            return self._line(key)
        if not _at_terminal():
            raise Misuse(self._words("usage.no_terminal"))
        try:
            return getpass.getpass(f"{self._words(f'ask.{key}')}: ")
        except EOFError:
            raise typer.Abort from None

    def new_secret(self, key: str) -> str:
        """One that is made now: long enough, and at a terminal typed twice alike."""
        if self._setting.stdin:
            chosen = self._line(key)
            check_passphrase(chosen)
            return chosen
        voice = Voice(self._words)
        voice("ask.advice")
        for _ in range(TRIES):
            chosen = self.secret(key)
            try:
                check_passphrase(chosen)
            except Refusal as refusal:
                voice.say(refused(refusal, self._setting))
                continue
            if self.secret("once_more") == chosen:
                return chosen
            voice("ask.differ")
        raise Misuse(self._words("usage.no_passphrase"))

    def line(self, key: str) -> str:
        """Words that are no secret of ours but nobody's business: names, what is searched."""
        if self._setting.stdin or not on_terminal():
            return self._line(key)
        self.prompt(key)
        typed = sys.stdin.buffer.readline()
        if not typed:
            raise typer.Abort
        return _decoded(typed, self._words("usage.not_text")).strip()

    def sure(self, key: str) -> bool:
        """Only a whole word that means yes is one."""
        self.prompt(key)
        return sys.stdin.buffer.readline().decode("utf-8", "replace").strip().casefold() in _YES

    def prompt(self, key: str) -> None:
        print(f"{self._words(f'ask.{key}')}: ", end="", file=sys.stderr, flush=True)

    def _line(self, key: str) -> str:
        raw = sys.stdin.buffer.readline() if sys.stdin is not None else b""
        if not raw:
            raise Misuse(self._words("usage.no_line", what=self._words(f"ask.{key}")))
        return _decoded(raw, self._words("usage.not_text")).rstrip("\r\n")


def on_terminal() -> bool:
    """Whether a person types what standard input brings."""
    return sys.stdin is not None and sys.stdin.isatty()


def _at_terminal() -> bool:
    """Whether somebody can be asked for a secret: also where a file comes in over standard input."""
    if on_terminal():
        return True
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    try:
        with open("/dev/tty", "rb"):  # noqa: PTH123 - a device, not a file of ours
            return True
    except OSError:
        return False


def _decoded(raw: bytes, problem: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misuse(problem) from None
