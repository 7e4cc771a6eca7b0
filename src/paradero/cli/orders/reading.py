"""The order that reads reports and keeps nothing."""

# No `from __future__ import annotations` here: typer reads the annotations, and their words are known only at run time.
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from paradero.cli.misuse import Misuse
from paradero.cli.options import ReadOptions
from paradero.wording.words import Words


def add_reading(app: typer.Typer, kind: Any, language: Any, words: Words) -> None:
    @app.command("read", cls=kind)
    def read(  # noqa: PLR0913, PLR0917 - one parameter an option is how typer is told of them
        sources: Annotated[list[str], typer.Argument(metavar=words("help.sources_name"))],
        json: Annotated[bool, typer.Option("--json")] = False,
        html: Annotated[Optional[Path], typer.Option("--html", metavar=words("help.html_name"))] = None,  # noqa: UP045
        lang: Annotated[Optional[str], language] = None,  # noqa: UP045
        proxy: Annotated[Optional[str], typer.Option("--proxy", metavar="http://…", envvar="PARADERO_PROXY")] = None,  # noqa: UP045
        everything: Annotated[bool, typer.Option("--all")] = False,
        debug: Annotated[bool, typer.Option("--debug")] = False,
    ) -> int:
        from paradero.cli.read import read_all

        check_proxy(proxy, words)
        return read_all(ReadOptions(tuple(sources), json, html, proxy, debug, everything), words)


def check_proxy(proxy: str | None, words: Words) -> None:
    if proxy is not None and not proxy.startswith("http://"):
        raise Misuse(words("usage.proxy", value=proxy))
