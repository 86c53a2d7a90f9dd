"""PDF: the text layer, page by page, by pypdfium2 (an extra). Always to be looked at first.

A PDF has places of letters, not text; in right-to-left lines the order may be the visual one
(libraries.md, 3.1: .71-.86 in order). Nothing is reordered in silence: the note says what to
check, and bidi controls that the reader of the layer put in stay where they are.
"""

import re
from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Problem, ReadOptions
from annotator.formats.composing import Composer, composed, noted, source_refused
from annotator.formats.files import Source
from annotator.model.record import Record

_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record for the file: each page a run of lines; a note on what to check.

    Problems: ``install.extra`` when pypdfium2 is not installed, ``pdf.damaged``, ``pdf.no_text``
    for a scanned page, ``pdf.locked``.
    """
    try:
        pages = _pages(source)
        out = Composer()
        for page in pages:
            for line in page.replace("\r\n", "\n").split("\n"):
                out.paragraph(line)
        if not out.text.strip():
            words = f"{source.name} has no text, only pictures of it. Have it recognised first."
            raise UserError("pdf.no_text", words)
        yield noted(source, "pdf.check", _advice(source.name, out.text))
        meta = {"pages": len(pages)}
        yield composed(source, options, out.text, meta=meta, data=source.whole())
    except UserError as fault:
        yield source_refused(source, fault)


def _pages(source: Source) -> list[str]:
    try:
        import pypdfium2
    except ImportError as fault:
        words = "To read PDF files install the extra: pip install 'annotator[pdf]'."
        raise UserError("install.extra", words) from fault
    data = source.whole()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        words = "is locked with a password" if locked else f"cannot be read ({fault})"
        key = "pdf.locked" if locked else "pdf.damaged"
        raise UserError(key, f"{source.name} {words}. Nothing of it was read.") from fault
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: object) -> str:
    text = page.get_textpage()  # type: ignore[attr-defined] # pypdfium2 has no types
    try:
        # U+FFFE stands for a hyphen at a line end in this library's answers.
        return str(text.get_text_bounded()).replace("\ufffe", "\u00ad").replace("\0", "")
    finally:
        text.close()


def _advice(name: str, text: str) -> str:
    found = []
    if _CONTROLS.search(text):
        found.append("marks of direction stand between its letters")
    if _PRESENTATION.search(text):
        found.append("its letters are presentation forms")
    why = f" ({'; '.join(found)})" if found else ""
    return (
        f"{name}: the text of a PDF may come in the order of the page, not of the reader{why}. "
        "Read it against the page before you mark anything."
    )


def _sniff(head: bytes, name: str) -> int:
    return 95 if head.startswith(b"%PDF-") else 0


PDF = Format(
    name="pdf",
    title="PDF files with a text layer",
    suffixes=(".pdf",),
    keeps=Keeps(spans=False, meta=True),
    read=read_pdf,
    sniff=_sniff,
    extra="pdf",
)
