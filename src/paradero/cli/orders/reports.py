"""Orders on what a record holds: to begin one, to add, to look, to decide, to erase."""

from __future__ import annotations

from pathlib import Path

from paradero.cli.orders.reading import check_proxy
from paradero.cli.orders.setting import Setting
from paradero.cli.orders.shaping import Orders


def add_reports(orders: Orders) -> None:
    @orders.on_record("init")
    def init(setting: Setting) -> int:
        from paradero.cli.keeping.beginning import begin

        return begin(setting)

    @orders.on_record("add")
    def add(setting: Setting, sources: list[str], *, proxy: str | None = None, anyway: bool = False) -> int:
        from paradero.cli.keeping.adding import Adding, add_all

        check_proxy(proxy, setting.words)
        return add_all(setting, Adding(tuple(sources), proxy, anyway))

    @orders.on_record("tell")
    def tell(  # noqa: PLR0913 - one parameter an option is how the parser is told of them
        setting: Setting,
        *,
        how: str,
        by: str | None = None,
        taken_by: str | None = None,
        on: str | None = None,
        anyway: bool = False,
    ) -> int:
        from paradero.cli.keeping.telling import Telling, take_down

        return take_down(setting, Telling(how, by, taken_by, on, anyway))

    @orders.on_record("show")
    def show(  # noqa: PLR0913 - one parameter an option is how the parser is told of them
        setting: Setting,
        report: str | None = None,
        *,
        text: bool = False,
        original: Path | None = None,
        json: bool = False,
        hidden: bool = False,
    ) -> int:
        from paradero.cli.keeping.showing import Showing, show

        return show(setting, Showing(report, text, original, json, hidden))

    @orders.on_record("search")
    def search(setting: Setting, words: list[str] | None = None, *, json: bool = False) -> int:
        from paradero.cli.keeping.searching import search

        return search(setting, tuple(words or ()), json)

    @orders.on_record("review")
    def review(setting: Setting, report: str, claim: str, verdict: str) -> int:
        from paradero.cli.keeping.reviewing import review

        return review(setting, report, claim, verdict)

    @orders.on_record("erase")
    def erase(setting: Setting, report: str, *, words: str | None = None, yes: bool = False) -> int:
        from paradero.cli.keeping.erasing import Erasing, erase

        return erase(setting, Erasing(report, words, yes))

    @orders.on_record("answer")
    def answer(setting: Setting, report: str, reply: str, *, yes: bool = False) -> int:
        from paradero.cli.keeping.answering import answer

        return answer(setting, report, reply, yes)
