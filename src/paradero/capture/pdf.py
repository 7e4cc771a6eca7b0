"""PDF documents with a text layer."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence

from paradero.capture.days import days_in
from paradero.capture.draft import Draft
from paradero.capture.errors import Unreadable
from paradero.capture.limits import Limits
from paradero.capture.lines import Line, lines_of, tidy

_PAGE_NUMBER = re.compile(r"(?:p[aá]g(?:ina|\.)?|page|p\.)?\s*\d{1,4}(?:\s*(?:de|of|/|-)\s*\d{1,4})?\s*", re.I)
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}


def read_pdf(data: bytes, limits: Limits) -> Draft:
    """The paragraphs of a PDF; Unreadable "scanned_pdf", "encrypted_pdf" or "damaged_pdf" if there are none."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, LimitReachedError, PdfReadError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted_pdf")
        pages, pictures, broken = _pages(reader, limits)
    except FileNotDecryptedError as error:
        raise Unreadable("encrypted_pdf") from error
    except LimitReachedError as error:
        raise Unreadable("too_large", limit_mb=limits.unpacked // 1_000_000, reason=str(error)[:200]) from error
    except PdfReadError as error:
        raise Unreadable("damaged_pdf", error=type(error).__name__, reason=str(error)[:200]) from error
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < 20:
        raise Unreadable("scanned_pdf" if pictures else "damaged_pdf" if broken else "no_text", errors=broken[:5])
    lines = paragraphs([lines_of(tidy(page)) for page in pages])
    notes = ("pages_unread",) if broken or len(reader.pages) > limits.pages else ()
    return Draft(tuple(lines), title=_title(reader, lines), notes=notes)


def _pages(reader: object, limits: Limits) -> tuple[list[str], bool, list[str]]:
    """The text of each page, whether any holds a picture, and what broke on those that could not be read."""
    texts = []
    pictures = False
    broken: list[str] = []
    size = 0
    for page in list(reader.pages)[: limits.pages]:  # type: ignore[attr-defined]
        try:
            text = str(page.extract_text())
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError) as error:
            # One page that pypdf trips over does not cost the others: it is counted and noted.
            broken.append(type(error).__name__)
            text = ""
        size += len(text)
        if size > limits.unpacked:
            raise Unreadable("too_large", limit_mb=limits.unpacked // 1_000_000)
        for shape, letters in _LIGATURES.items():
            text = text.replace(shape, letters)
        texts.append(text)
        pictures = pictures or (not text.strip() and _has_picture(page))
    return texts, pictures, broken


def _has_picture(page: object) -> bool:
    resources = page.get("/Resources")  # type: ignore[attr-defined]
    resources = resources.get_object() if resources is not None else {}
    things = resources.get("/XObject") if hasattr(resources, "get") else None
    return bool(things is not None and things.get_object())


def _title(reader: object, lines: Sequence[Line]) -> str | None:
    """The document's own title, if the text begins with it: most are left over from a template."""
    from pypdf.errors import PyPdfError

    try:
        information = reader.metadata  # type: ignore[attr-defined]
        named = str(information.title) if information is not None and information.title else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # The pages were read: what the file says of itself is no reason to lose them.
        return None
    title = " ".join(tidy(named).split())
    return title if len(title.split()) > 2 and any(line.text == title for line in lines[:6]) else None


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Lines of pages joined to paragraphs, without running heads and page numbers.

    >>> cut = ["Doce personas fueron vistas el lunes cer-", "ca del puente viejo.", "Nadie las ha vuelto a ver."]
    >>> [line.text for line in paragraphs([[Line(text) for text in cut]])]
    ['Doce personas fueron vistas el lunes cerca del puente viejo.', 'Nadie las ha vuelto a ver.']
    """
    running = _running(pages)
    joined: list[Line] = []
    lines = [
        line for page in pages for line in page if _bare(line) not in running and not _PAGE_NUMBER.fullmatch(line.text)
    ]
    width = _usual_width(lines)
    last: Line | None = None
    for line in lines:
        if last is not None and joined and _continues(last, line, width):
            before = joined.pop()
            joined.append(Line(_joined(before.text, line.text), before.gap))
        else:
            joined.append(line)
        last = line
    return joined


def _bare(line: Line) -> str:
    return re.sub(r"\d+", "#", line.folded)


def _running(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Lines at the top or foot of most pages."""
    if len(pages) < 3:
        return set()
    seen = Counter(text for page in pages for text in {_bare(line) for line in [*page[:2], *page[-2:]]})
    return {text for text, times in seen.items() if times > 0.5 * len(pages)}


def _usual_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.8)] if lengths else 0


def _continues(last: Line, line: Line, width: int) -> bool:
    """Whether the last line runs on: it is about full, or breaks off, and the next is not a new beginning."""
    if line.text[0] in "•·▪◦*–—" or re.match(r"\(?(?:\d{1,2}|[a-z])[.)]\s", line.text):
        return False
    if line.text[0].islower() and not last.ends:
        return True
    if last.text.endswith("-"):
        return True
    if len(last.text) < 0.8 * width or len(last.text) < 35:
        return False
    if days_in(last.text) and len(last.words) < 10:
        return False
    return not (last.ends and len(last.text) < 0.92 * width)


def _joined(first: str, second: str) -> str:
    if re.search(r"\w-$", first) and second[0].islower():
        return first[:-1] + second
    return f"{first} {second}"
