"""From a plain function to an order: its arguments are those of the function, its options the keywords."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.wording.words import Words

Deed = Callable[..., int]


class Orders:
    """Adds orders to the command. Words for `help` are found by the names of order and parameter."""

    def __init__(self, app: typer.Typer, kind: Any, words: Words) -> None:
        self._app = app
        self._kind = kind
        self.words = words

    def on_record(self, name: str) -> Callable[[Deed], Deed]:
        """An order on a record: where `setting` stands the folder is named, and common options come at the end."""

        def add(deed: Deed) -> Deed:
            def order(**given: Any) -> int:
                from paradero.cli.keeping.attempting import attempt

                given.pop("lang")
                folder, debug, stdin = (given.pop(key) for key in ("folder", "debug", "passphrase_stdin"))
                setting = Setting(folder, self.words, debug, stdin)
                try:
                    return attempt(lambda: deed(setting=setting, **given), setting)
                except Misuse as misuse:
                    misuse.order = name
                    raise

            shape = inspect.signature(deed, eval_str=True)
            told = [self._told(p) for p in shape.parameters.values()]
            common = [self._option("lang", Optional[str], None), self._option("passphrase_stdin", bool, False)]  # noqa: UP045
            made: Any = order
            made.__signature__ = shape.replace(parameters=[*told, *common, self._option("debug", bool, False)])
            made.__annotations__ = {p.name: p.annotation for p in made.__signature__.parameters.values()}
            self._app.command(name, cls=self._kind)(made)
            return deed

        return add

    def language(self) -> Any:
        """`--lang` was obeyed before the parser was built; here it is only checked."""

        def known(value: str | None) -> str | None:
            if value not in {None, "es", "en"}:
                raise Misuse(self.words("usage.lang", value=value))
            return value

        return typer.Option("--lang", metavar="es|en", callback=known)

    def _told(self, parameter: inspect.Parameter) -> inspect.Parameter:
        if parameter.name == "setting":
            return self._argument("folder", Path, inspect.Parameter.empty)
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            return self._option(parameter.name, parameter.annotation, parameter.default)
        return self._argument(parameter.name, parameter.annotation, parameter.default)

    def _argument(self, name: str, annotation: Any, default: Any) -> inspect.Parameter:
        told = typer.Argument(metavar=self.words(f"help.{name}_name"))
        return _parameter(name, Annotated[annotation, told], default)

    def _option(self, name: str, annotation: Any, default: Any) -> inspect.Parameter:
        metavar = self.words(f"help.{name}_name") if self.words.has(f"help.{name}_name") else None
        spelled = "--" + name.replace("_", "-")
        told = self.language() if name == "lang" else typer.Option(spelled, metavar=metavar)
        return _parameter(name, Annotated[annotation, told], default)


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
