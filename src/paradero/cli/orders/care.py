"""Orders that keep a record whole, and its keys in the right hands."""

from __future__ import annotations

from pathlib import Path

from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.cli.orders.shaping import Orders


def add_care(orders: Orders) -> None:
    @orders.on_record("backup")
    def backup(setting: Setting, file: Path) -> int:
        from paradero.cli.keeping.backing_up import back_up_to

        return back_up_to(setting, file)

    @orders.on_record("restore")
    def restore(backup: Path, setting: Setting, *, recovery: bool = False, anyway: bool = False) -> int:
        from paradero.cli.keeping.restoring import restore_from

        return restore_from(setting, backup, recovery, anyway)

    @orders.on_record("verify")
    def verify(setting: Setting, *, since: list[str] | None = None, json: bool = False) -> int:
        from paradero.cli.keeping.verifying import verify

        return verify(setting, tuple(since or ()), json)

    @orders.on_record("head")
    def head(setting: Setting) -> int:
        from paradero.cli.keeping.heads import show_heads

        return show_heads(setting)

    @orders.on_record("rebuild")
    def rebuild(setting: Setting) -> int:
        from paradero.cli.keeping.rebuilding import rebuild

        return rebuild(setting)

    @orders.on_record("passwd")
    def passwd(setting: Setting, *, recovery: bool = False) -> int:
        from paradero.cli.keeping.changing import another_passphrase

        return another_passphrase(setting, recovery)

    @orders.on_record("new-keys")
    def new_keys(setting: Setting, *, recovery: bool = False) -> int:
        from paradero.cli.keeping.changing import other_keys

        return other_keys(setting, recovery)


def add_sharing(orders: Orders) -> None:
    """Orders by which reports travel."""

    @orders.on_record("export")
    def export(setting: Setting, file: Path, reports: list[str] | None = None, *, whole: bool = False) -> int:
        from paradero.cli.keeping.bundles import export

        if bool(reports) == whole:
            raise Misuse(setting.words("usage.whole"))
        return export(setting, file, tuple(reports or ()))

    @orders.on_record("import")
    def import_(setting: Setting, file: Path, *, anyway: bool = False) -> int:
        from paradero.cli.keeping.bundles import take_in

        return take_in(setting, file, anyway)

    @orders.on_record("travel")
    def travel(setting: Setting, new: Path, reports: list[str]) -> int:
        from paradero.cli.keeping.travelling import set_out

        return set_out(setting, new, tuple(reports))
