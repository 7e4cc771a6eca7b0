"""Orders that open the pages."""

from __future__ import annotations

from paradero.cli.orders.setting import Setting
from paradero.cli.orders.shaping import Orders


def add_pages(orders: Orders) -> None:
    @orders.on_record("serve")
    def serve(setting: Setting, *, port: int | None = None, no_browser: bool = False) -> int:
        from paradero.cli.serving.serve import open_pages

        return open_pages(setting, port, not no_browser)

    @orders.on_record("demo")
    def demo(
        setting: Setting, samples: list[str] | None = None, *, port: int | None = None, no_browser: bool = False
    ) -> int:
        from paradero.cli.serving.demonstration import demonstrate

        return demonstrate(setting, tuple(samples or ()), port, not no_browser)
