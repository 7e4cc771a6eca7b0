"""`--help` in the interface's language, with examples."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from paradero.cli.guessing import readable
from paradero.cli.misuse import Misuse
from paradero.wording.words import Words


def speaking(words: Words) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """A group and a command whose help is written in these words, and not in the parser's own English."""

    class Group(TyperGroup):
        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args[0] not in self.commands and not args[0].startswith("-"):
                if near := dict(words.pairs("usage.meant")).get(args[0].casefold()) or _near(args[0], self.commands):
                    raise Misuse(words("usage.order", name=args[0], near=near))
                raise Misuse(words("usage.command", name=args[0], what=readable(args, words)))
            return super().resolve_command(ctx, args)

        def format_help(self, ctx: Any, formatter: Any) -> None:
            _help(self, ctx, formatter, words)

    class Command(TyperCommand):
        def format_help(self, ctx: Any, formatter: Any) -> None:
            _help(self, ctx, formatter, words)

    return Group, Command


GROUPS = {
    "read": ("read",),
    "pages": ("serve", "demo"),
    "keep": ("init", "add", "tell", "show", "search", "review", "erase", "answer"),
    "care": ("backup", "restore", "verify", "head", "rebuild", "passwd", "new-keys"),
    "share": ("export", "import", "travel"),
}
"""Orders as the help lists them, in the order in which a beginner needs them."""


def _help(command: Any, ctx: Any, formatter: Any, words: Words) -> None:
    inner = getattr(command, "commands", {})
    name = "app" if inner else command.name
    formatter.write_usage(ctx.command_path, _usage(command, inner, words), prefix=f"{words('help.usage')}: ")
    for text in (words(f"help.{name}"), words(f"help.{name}_more")):
        formatter.write_paragraph()
        formatter.write_text(text)
    for group, orders in GROUPS.items() if inner else ():
        _section(formatter, words(f"help.commands.{group}"), [(n, words(f"help.{n}")) for n in orders])

    def said(kind: str) -> list[tuple[Any, str]]:
        return [(p, _of(p.name, name, words)) for p in command.params if p.param_type_name == kind]

    title = "help.arguments_read" if name == "read" else "help.arguments"
    _section(formatter, words(title), [(p.metavar, text) for p, text in said("argument")])
    options = [(_spelled(p), text) for p, text in said("option")]
    _section(formatter, words("help.options"), [*options, ("--help", words("help.help"))])
    if words.has(f"help.{name}_stdin"):
        formatter.write_paragraph()
        formatter.write_text(words(f"help.{name}_stdin"))
    _examples(formatter, name, words)
    if inner:
        formatter.write_paragraph()
        formatter.write_text(words("help.more", command=f"{ctx.command_path} {next(iter(inner))}"))


def _near(typed: str, orders: Any) -> str | None:
    """An order that differs by a slip of the finger."""
    return next(iter(get_close_matches(typed, orders, 1, 0.75)), None)


def _of(parameter: str, order: str, words: Words) -> str:
    """What a parameter does in this order, else what it does in all."""
    own = f"help.{order}_{parameter}"
    return words(own if words.has(own) else f"help.{parameter}")


def _usage(command: Any, inner: Any, words: Words) -> str:
    told = [p for p in command.params if p.param_type_name == "argument"]
    arguments = [p.metavar if p.required else f"[{p.metavar}]" for p in told]
    return " ".join([f"[{words('help.options_name')}]", *([words("help.command_name")] if inner else arguments)])


def _spelled(option: Any) -> str:
    return f"{', '.join(option.opts)} {option.metavar}" if option.metavar else ", ".join(option.opts)


def _section(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _examples(formatter: Any, name: str, words: Words) -> None:
    """Each on a line of its own, unbroken: they are there to be copied."""
    with formatter.section(words("help.examples")):
        for line, meaning in words.pairs(f"help.{name}_examples"):
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n{'':>{formatter.current_indent + 4}}{meaning}\n")
