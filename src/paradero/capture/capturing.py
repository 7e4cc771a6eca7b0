"""Bytes to a report."""

from __future__ import annotations

from paradero.capture.assembling import assemble
from paradero.capture.draft import Draft
from paradero.capture.errors import Unreadable
from paradero.capture.kinds import Kind, kind_of
from paradero.capture.limits import Limits
from paradero.capture.source import Source
from paradero.model import Report


def capture(data: bytes, source: Source, limits: Limits | None = None) -> Report:
    """The words that are the report, and its metadata; or Unreadable, which says what would help.

    >>> note = "Buscan a doce\\n\\n3 de octubre de 2026\\n\\nDoce personas fueron vistas el lunes cerca del puente."
    >>> report = capture(note.encode(), Source("nota.txt"))
    >>> report.published.isoformat(), report.text.splitlines()
    ('2026-10-03', ['Buscan a doce', 'Doce personas fueron vistas el lunes cerca del puente.'])
    """
    limits = limits or Limits()
    if len(data) > limits.bytes:
        raise Unreadable("too_large", limit_mb=limits.bytes // 1_000_000, size=len(data))
    kind = kind_of(data)
    try:
        draft = _draft(kind, data, source, limits)
    except (Unreadable, ImportError, MemoryError):
        raise
    except Exception as error:
        # Parsers meet hostile bytes here; whatever breaks in them is an outcome for the person, with its cause kept.
        raise Unreadable(f"damaged_{kind}", error=type(error).__name__, reason=str(error)[:200]) from error
    return assemble(draft, source)


def _draft(kind: Kind, data: bytes, source: Source, limits: Limits) -> Draft:
    if kind == "pdf":
        from paradero.capture.pdf import read_pdf

        return read_pdf(data, limits)
    if kind == "docx":
        from paradero.capture.docx import read_docx

        return read_docx(data, limits)
    if kind == "html":
        from paradero.capture.webpage import read_page

        return read_page(data, source, limits)
    from paradero.capture.plain import read_plain

    return read_plain(data, source.content_type)
