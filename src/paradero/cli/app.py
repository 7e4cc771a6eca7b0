"""The command's shape: which orders and options there are."""

# No `from __future__ import annotations` here: typer reads the annotations, and their words are known only at run time.
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from typer.main import get_command

from paradero import __version__
from paradero.cli.help import speaking
from paradero.cli.misuse import Misuse
from paradero.cli.options import ReadOptions
from paradero.cli.words import Words


def command(words: Words) -> Any:
    """The whole command, speaking one language. Running it returns the exit code."""
    group, one = speaking(words)
    app = typer.Typer(cls=group, help=words("help.app"), pretty_exceptions_enable=False, rich_markup_mode=None)

    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"paradero {__version__}")
            raise typer.Exit

    def known_language(value: str | None) -> str | None:
        if value not in {None, "es", "en"}:
            raise Misuse(words("usage.lang", value=value))
        return value

    language = typer.Option("--lang", metavar="es|en", callback=known_language, help=words("help.lang"))

    @app.callback(invoke_without_command=False, no_args_is_help=True)
    def paradero(
        lang: Annotated[Optional[str], language] = None,  # noqa: UP045 - typer's reading of annotations
        version: Annotated[
            bool, typer.Option("--version", callback=show_version, is_eager=True, help=words("help.version"))
        ] = False,
    ) -> None:
        """Options of every order; `lang` was read before the parser was built."""

    @app.command("read", cls=one, help=words("help.read"))
    def read(  # noqa: PLR0913, PLR0917 - one parameter an option is how typer is told of them
        sources: Annotated[list[str], typer.Argument(metavar=words("help.sources_name"), help=words("help.sources"))],
        json: Annotated[bool, typer.Option("--json", help=words("help.json"))] = False,
        html: Annotated[
            Optional[Path],  # noqa: UP045
            typer.Option("--html", metavar=words("help.html_name"), help=words("help.html")),
        ] = None,
        lang: Annotated[Optional[str], language] = None,  # noqa: UP045
        proxy: Annotated[
            Optional[str],  # noqa: UP045
            typer.Option("--proxy", metavar="http://…", envvar="PARADERO_PROXY", help=words("help.proxy")),
        ] = None,
        everything: Annotated[bool, typer.Option("--all", help=words("help.everything"))] = False,
        debug: Annotated[bool, typer.Option("--debug", help=words("help.debug"))] = False,
    ) -> int:
        from paradero.cli.read import read_all

        if proxy is not None and not proxy.startswith("http://"):
            raise Misuse(words("usage.proxy", value=proxy))
        return read_all(ReadOptions(tuple(sources), json, html, proxy, debug, everything), words)

    return get_command(app)
