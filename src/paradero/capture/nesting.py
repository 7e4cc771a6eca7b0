"""Pages nested too deeply for a tree, and tags too long for one."""

from __future__ import annotations

import re
from collections import Counter

_LONGEST = 10_000
# Every alternative takes what it can and never gives back, so that no page, however broken, is read twice.
_INSIDE = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|["'=])*+(?:>|\Z)"""
_MARK = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))
    |(?P<open><(?P<raw>script|style)(?![\w:.-]){_INSIDE}(?<!/>))(?P<held>.*?(?:</(?P=raw)\s*>|\Z))
    |<(?P<end>/?)(?P<name>[a-z][\w:.-]*+){_INSIDE}""",
    re.I | re.S | re.X | re.A,
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# Their end tags may be left out, and their next one ends them: an old page's open paragraphs are not nested.
_SELF_ENDING = frozenset({"p", "option", "colgroup"})
# So it is with the parts of tables and lists, but a table in a cell is nested: each counts with the parts it needs.
_WEIGHTS = {"table": 4, "ul": 2, "ol": 2, "dl": 2, "menu": 2, "dir": 2}
_PARTS = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "caption", "li", "dt", "dd"})


def flatten(page: str, depth: int) -> tuple[str, bool]:
    """The page without the tags deeper than `depth`, whose words stay; and whether there were any.

    Tags of absurd length lose all but their names.

    >>> flatten("<b><i><u>Doce</u></i></b>", 2)
    ('<b><i> Doce </i></b>', True)
    """
    if page.count("<") <= depth and len(page) <= _LONGEST:
        return page, False
    levels = _Levels(depth)
    flat = _MARK.sub(levels.keep, page)
    return (flat, levels.too_deep) if levels.changed else (page, False)


class _Levels:
    """How many elements are open. An end tag of what is not open closes nothing."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.level = 0
        self.too_deep = False
        self.changed = False
        self._open: Counter[str] = Counter()

    def keep(self, match: re.Match[str]) -> str:
        """What of a mark stays: all of it, its name, or a space."""
        whole = match.group(0)
        if match["raw"] is not None:
            # Script and style hold text that must not become the page's: they stay tags at any depth.
            return self._cut(match["open"], match["raw"]) + match["held"]
        if match["name"] is None:
            return whole
        name = match["name"].lower()
        if name in _VOID or name in _SELF_ENDING or name in ("script", "style", "template", "noscript"):
            return self._cut(whole, match["end"] + name)
        if name in _PARTS:
            return self._cut(whole, match["end"] + name) if self.level < self.depth else self._drop()
        if whole.endswith("/>"):
            return self._cut(whole, name)
        weight = _WEIGHTS.get(name, 1)
        if match["end"]:
            if self._open[name]:
                self._open[name] -= 1
                self.level -= weight
            return whole if self.level < self.depth else self._drop()
        self._open[name] += 1
        self.level += weight
        return self._cut(whole, name) if self.level - weight < self.depth else self._drop()

    def _drop(self) -> str:
        self.too_deep = self.changed = True
        return " "

    def _cut(self, tag: str, name: str) -> str:
        if len(tag) <= _LONGEST:
            return tag
        self.changed = True
        return f"<{name}>"
