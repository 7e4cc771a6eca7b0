"""`paradero search`: reports that hold every word."""

from __future__ import annotations

from paradero.actions.finding import SHORT, search_reports
from paradero.cli.keeping.asking import Asking, on_terminal
from paradero.cli.keeping.listing import hit_form, print_hits
from paradero.cli.keeping.opening import record
from paradero.cli.keeping.telling import ASK
from paradero.cli.keeping.voice import Voice
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.cli.streams import check_output, write_json

_MOST = 20


def search(setting: Setting, words: tuple[str, ...], json: bool) -> int:
    """Words that were not typed behind the order are asked for: then they stand in no shell's history."""
    check_output()
    asked = words in {(), (ASK,)}
    if not words and not on_terminal():
        raise Misuse(setting.words("usage.words"))
    with record(setting) as workspace:
        wanted = Asking(setting).line("words") if asked else " ".join(words)
        hits = search_reports(workspace, wanted, _MOST)
        if json:
            for hit in hits:
                write_json(hit_form(hit, setting.words))
            return 0
        voice = Voice(setting.words)
        if not any(letter.isalnum() for letter in wanted):
            voice("search.no_words")
            return 0
        if not hits:
            voice("search.nothing")
            voice("search.nothing_do", show=setting.order("show"))
            return 0
        print_hits(hits, setting.words)
        voice.gap()
        more = len(hits) == _MOST
        voice.say(setting.words.count("search.found", len(hits)) if not more else setting.words("search.many", n=_MOST))
        voice("list.see", show=setting.order("show", hits[0].row.subject[:SHORT]))
    return 0
