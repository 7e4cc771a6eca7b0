"""What a web address says of its page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

from paradero.capture.days import Named, real_day
from paradero.capture.evidence import Evidence, Month
from paradero.capture.folding import fold
from paradero.capture.wording import months

_ARCHIVED = re.compile(r"^https?://[^/]*archive[^/]*/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/(https?:/{1,2}.+)$", re.I)
_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:"
    r"(?P<sep>[-/_.])(?P<month>\d{1,2}|[a-z]{3,10})(?P=sep)(?P<day>\d{1,2})(?!\d)"
    r"|-(?P<month2>\d\d)/(?P<day2>\d\d)(?!\d)"
    r"|(?P<month4>[a-z]{3})(?P<day4>\d\d)(?!\d)"
    r"|(?P<month3>[01]\d)(?P<day3>[0-3]\d)(?=\d{4}(?!\d)|\d{6}(?!\d)|(?!\d)))"
)
_MONTHS, _DAYS = ("month", "month2", "month3", "month4"), ("day", "day2", "day3", "day4")
_BACKWARDS = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<sep>[-/_])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)(?:[-/](?P<month>\d{1,2}))?(?=/|$)")


def original(url: str) -> str:
    """The address itself, out of that of an archived copy, whose digits are the day of a crawl.

    >>> original("https://web.archive.org/web/20240101000000/https://faro.example/2022/05/03/nota")
    'https://faro.example/2022/05/03/nota'
    """
    match = _ARCHIVED.match(url)
    return match.group(1) if match else url


def day_in_address(url: str) -> Evidence | None:
    """The day in an address: /2023/04/07/, -20190311-, 20101221212039, /2010dec23/.

    >>> day_in_address("https://faro.example/2023/abr/07/nota.html").named.month
    4
    """
    path = _path(url)
    for pattern in (_DAY, _BACKWARDS):
        for match in pattern.finditer(path):
            parts = match.groupdict()
            word = next((found for name in _MONTHS if (found := parts.get(name))), "")
            month = int(word) if word.isdigit() else months().get(word, 0)
            day = int(next((found for name in _DAYS if (found := parts.get(name))), 0))
            if real_day(int(parts["year"]), month, day):
                return Evidence(Named(0, 0, int(parts["year"]), month, day), "address", 3.0)
    return None


def month_in_address(url: str) -> Month | None:
    """The year and perhaps the month of an address that stops there.

    >>> month_in_address("https://faro.example/fe-de-erratas/2026/06/")
    Month(year=2026, month=6, binding=True)
    """
    match = _MONTH.search(_path(url))
    if match is None:
        return None
    month = int(match["month"]) if match["month"] else None
    return Month(int(match["year"]), month if month is None or 1 <= month <= 12 else None)


def slug_words(url: str) -> frozenset[str]:
    """The words of the address, which are usually the title's."""
    return frozenset(word for word in re.split(r"[^a-z0-9]+", _path(url)) if len(word) > 2 and not word.isdigit())


def host_name(url: str) -> str | None:
    """The site's name: its host without "www."."""
    parts = _parts(url)
    host = parts.hostname if parts is not None else None
    return host.removeprefix("www.") if host else None


def _path(url: str) -> str:
    parts = _parts(url)
    return fold(unquote(parts.path + ("?" + parts.query if parts.query else ""))) if parts is not None else ""


def is_address(url: str) -> bool:
    """Whether it is the address of a web page at all.

    >>> is_address("http://faro.example/nota"), is_address("http://[::1"), is_address("javascript:alert(1)")
    (True, False, False)
    """
    parts = _parts(url)
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def _parts(url: str) -> SplitResult | None:
    try:
        return urlsplit(original(url))
    except ValueError:
        # Pages name addresses that are none, such as http://[::1: such a one says nothing.
        return None
