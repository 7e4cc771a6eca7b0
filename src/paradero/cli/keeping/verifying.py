"""`paradero verify`: whether everything is still here, and what each fault means."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

from rich.text import Text

from paradero.actions.findings import Finding, Verified
from paradero.actions.opening import check_there
from paradero.actions.verify_record import verify_record
from paradero.cli.keeping.opening import unlocking
from paradero.cli.keeping.voice import Voice
from paradero.cli.keeping.waiting import counting
from paradero.cli.lines import hanging
from paradero.cli.misuse import Misuse
from paradero.cli.orders.setting import Setting
from paradero.cli.sanitising import plain
from paradero.cli.streams import Out, check_output, write_json
from paradero.ledger import heads_of
from paradero.ledger.heads import NotAHead
from paradero.wording.words import Words

_PLACES = 8
_WIDEST = 96


def verify(setting: Setting, since: tuple[str, ...], json: bool) -> int:
    """0 if the record is whole, else 1. Invariant: a fault is told in words also where its code is new here."""
    words = setting.words
    check_output()
    check_there(setting.folder)
    try:
        heads = heads_of(since)
    except NotAHead:
        raise Misuse(words("usage.since")) from None

    def looked(secret: object) -> Verified:
        with counting("verify.looking", words) as step:
            return verify_record(setting.folder, secret, heads, step)  # type: ignore[arg-type]

    found = unlocking(setting, looked)
    if json:
        write_json(_form(found))
        return 0 if found.whole else 1
    _print(told(found, words))
    voice = Voice(words)
    voice.gap()
    if found.whole:
        voice("verify.since" if since else "verify.no_since", head=setting.order("head"))
    else:
        voice("verify.do")
    return 0 if found.whole else 1


def _print(lines: Iterable[str]) -> None:
    """One finding a line, broken only where a terminal is too narrow for it."""
    console = Out(file=sys.stdout, highlight=False, emoji=False, markup=False)
    for line in lines:
        first = Text(line[:2]) if line.startswith(("- ", "  ")) else Text()
        body = Text(plain(line[first.cell_len :]))
        wrapped = hanging(first, body, min(console.width, _WIDEST), Text(" " * first.cell_len))
        for part in wrapped if console.is_terminal else [first.append_text(body)]:
            console.print(part, soft_wrap=True)


def told(found: Verified, words: Words) -> list[str]:
    """The outcome first; each kind of fault once, with where it was seen; notes apart."""
    counts = {
        "entries": words.number(found.entries),
        "erased": words.number(found.erased),
        "blobs": words.number(found.blobs),
    }
    lines = [words("verify.whole" if found.whole else "verify.not_whole"), words("verify.counts", **counts)]
    if found.faults:
        lines += ["", words("verify.faults"), *_kinds(found.faults, words)]
    if found.notes:
        lines += ["", words("verify.notes"), *_kinds(found.notes, words, "note_")]
    return lines


def _kinds(findings: Iterable[Finding], words: Words, prefix: str = "") -> list[str]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for finding in findings:
        places[finding.what].append(finding.where)
    lines = []
    for what, where in places.items():
        key = f"finding.{prefix}{what}" if words.has(f"finding.{prefix}{what}") else f"finding.{what}"
        lines.append(f"- {words(key) if words.has(key) else words('finding.other', code=what)}")
        some = [place for place in dict.fromkeys(where) if place]
        if some:
            more = words("verify.more", n=len(some) - _PLACES) if len(some) > _PLACES else ""
            lines.append(f"  {words('verify.where')} {', '.join(some[:_PLACES])}{more}")
    return lines


def _form(found: Verified) -> dict[str, object]:
    def listed(findings: Iterable[Finding]) -> list[dict[str, str]]:
        return [{"what": finding.what, "where": finding.where} for finding in findings]

    return {
        "whole": found.whole,
        "entries": found.entries,
        "erased": found.erased,
        "blobs": found.blobs,
        "faults": listed(found.faults),
        "notes": listed(found.notes),
    }
