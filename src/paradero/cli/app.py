"""The command's shape: its orders put together."""

# No `from __future__ import annotations` here: typer reads the annotations, and their words are known only at run time.
from typing import Annotated, Any, Optional

import typer
from typer.main import get_command

from paradero import __version__
from paradero.cli.help import speaking
from paradero.cli.orders.care import add_care, add_sharing
from paradero.cli.orders.pages import add_pages
from paradero.cli.orders.reading import add_reading
from paradero.cli.orders.reports import add_reports
from paradero.cli.orders.shaping import Orders
from paradero.wording.words import Words


def command(words: Words) -> Any:
    """The whole command, speaking one language. Running it returns the exit code."""
    group, one = speaking(words)
    app = typer.Typer(cls=group, help=words("help.app"), pretty_exceptions_enable=False, rich_markup_mode=None)
    orders = Orders(app, one, words)

    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"paradero {__version__}")
            raise typer.Exit

    @app.callback(invoke_without_command=False, no_args_is_help=True)
    def paradero(
        lang: Annotated[Optional[str], orders.language()] = None,  # noqa: UP045 - typer's reading of annotations
        version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True)] = False,
    ) -> None:
        """Options of every order; `lang` was read before the parser was built."""

    add_reading(app, one, orders.language(), words)
    add_reports(orders)
    add_care(orders)
    add_sharing(orders)
    add_pages(orders)
    return get_command(app)
