"""Pages nested too deeply for a tree."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# Their end tags may be left out, and their next one ends them: an old page's open paragraphs are not nested.
_SELF_ENDING = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "colgroup"})


def flatten(page: str, depth: int) -> tuple[str, bool]:
    """The page without the tags deeper than `depth`, whose words stay; and whether there were any.

    >>> flatten("<b><i><u>Doce</u></i></b>", 2)
    ('<b><i> Doce </i></b>', True)
    """
    if page.count("<") <= depth:
        return page, False
    level = 0
    too_deep = False

    def keep(match: re.Match[str]) -> str:
        nonlocal level, too_deep
        closing, name = match.group(1), match.group(2).lower()
        if name in _VOID or name in _SELF_ENDING or match.group(0).endswith("/>"):
            return match.group(0)
        # Script and style hold text that must not become the page's: they stay tags at any depth.
        if name in ("script", "style", "template", "noscript"):
            return match.group(0)
        if closing:
            level = max(0, level - 1)
            return match.group(0) if level < depth else " "
        level += 1
        if level > depth:
            too_deep = True
            return " "
        return match.group(0)

    flat = _TAG.sub(keep, page)
    return (flat, True) if too_deep else (page, False)
