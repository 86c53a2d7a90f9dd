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
from annotator.sentences import worded

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
            words = worded(
                "{file} has no text, only pictures of it. Have it recognised first.",
                file=source.name,
            )
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
        words = worded("To read PDF files install the extra: pip install 'annotator[pdf]'.")
        raise UserError("install.extra", words) from fault
    data = source.whole()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        key, words = "pdf.damaged", worded("cannot be read ({fault})", fault=str(fault))
        if locked:
            key, words = "pdf.locked", worded("is locked with a password")
        raise UserError(
            key, worded("{file} {words}. Nothing of it was read.", file=source.name, words=words)
        ) from fault
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
    found = [
        words
        for pattern, words in (
            (_CONTROLS, worded("marks of direction stand between its letters")),
            (_PRESENTATION, worded("its letters are presentation forms")),
        )
        if pattern.search(text)
    ]
    why: str = ""
    if len(found) > 1:
        why = worded(" ({first}; {second})", first=found[0], second=found[1])
    elif found:
        why = worded(" ({first})", first=found[0])
    return worded(
        "{file}: the text of a PDF may come in the order of the page, not of the reader{why}. "
        "Read it against the page before you mark anything.",
        file=name,
        why=why,
    )


def _sniff(head: bytes, name: str) -> int:
    return 95 if head.startswith(b"%PDF-") else 0


PDF = Format(
    name="pdf",
    title=worded("PDF files with a text layer"),
    suffixes=(".pdf",),
    keeps=Keeps(spans=False, meta=True),
    read=read_pdf,
    sniff=_sniff,
    extra="pdf",
)
