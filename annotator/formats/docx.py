"""Word documents: all of their text, tracked insertions, text boxes and notes included.

ECMA-376 (Office Open XML), part 1, chapter 17. Read by our own code, since the libraries lose
tracked insertions, content controls and text boxes, or glue words (libraries.md, finding 6).
Deleted text, the places that moved text came from, field codes and the second form of a drawing
are left out; hidden text is left out and told. Deletion is not undone: the text is what a reader
of the accepted document sees.
"""

from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.archives import opened_archive, read_member
from annotator.formats.base import Format, Keeps, Problem, ReadOptions, in_a_row
from annotator.formats.composing import Composer, composed, noted, source_refused, suffix_of
from annotator.formats.files import Source
from annotator.formats.markup import Element, local, named, parse_xml
from annotator.model.record import Record
from annotator.sentences import worded

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "Fallback", "sectPr", "pPr"}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_TITLES = {"title", "subtitle", "heading1"}
_DELETED, _HIDDEN = "deleted", "hidden"


def read_docx(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record for the document; what was left out is told as a note.

    Paragraphs become lines, a paragraph of style Title or Heading 1 the zone *title*, of style
    Caption the zone *caption*; foot- and endnotes follow the body. UserErrors become the one
    problem: ``docx.not_zip``, ``archive.damaged``, ``xml.doctype``.
    """
    try:
        yield from _read(source, options)
    except UserError as fault:
        yield source_refused(source, fault)


def _read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    head = source.head(8)
    if head.startswith(_OLE):
        words = worded(
            "{file} is an old Word document (.doc). Save it as .docx in Word, then import that.",
            file=source.name,
        )
        raise UserError("docx.not_zip", words)
    if not head.startswith(_ZIP):
        raise UserError(
            "docx.not_zip", worded("{file} is no Word document (.docx).", file=source.name)
        )
    with opened_archive(source) as archive:
        body = parse_xml(read_member(archive, "word/document.xml", source.name), source.name)
        notes = [
            parse_xml(read_member(archive, part, source.name), source.name)
            for part in _NOTES
            if part in archive.namelist()
        ]
    work = _Text()
    work.body(body)
    for part in notes:
        work.body(part)
    if work.left_out:
        what = in_a_row(_times(name, number) for name, number in sorted(work.left_out.items()))
        yield noted(
            source,
            "docx.revisions",
            worded(
                "{file} has tracked changes or hidden text: {what}. Inserted text was "
                "taken, deleted and hidden text was left out.",
                file=source.name,
                what=what,
            ),
        )
    yield composed(source, options, work.out.text, zones=tuple(work.out.zones))


def _times(name: str, number: int) -> str:
    if name == _DELETED:
        return worded("deleted {number} times", number=number)
    return worded("hidden {number} times", number=number)


class _Text:
    """The text of the parts of one document."""

    def __init__(self) -> None:
        self.out = Composer()
        self.left_out: dict[str, int] = {}

    def body(self, root: Element) -> None:
        """The paragraphs of a part, those of text boxes behind the one that they hang on."""
        for paragraph in named(root, "p"):
            if _skipped(paragraph):
                continue
            style = _style(paragraph)
            kind = "title" if style in _TITLES else "caption" if style == "caption" else ""
            self.out.paragraph("".join(self._runs(paragraph)), kind)
        for gone in named(root, "del", "moveFrom"):
            if local(gone.getparent()) != "rPr":
                self._note(_DELETED)

    def _runs(self, element: Element) -> Iterator[str]:
        for child in element:
            name = local(child)
            if name in _LEFT_OUT or name == "p" or not name:
                continue
            if name == "r" and _hidden(child):
                self._note(_HIDDEN)
            elif name == "t":
                yield child.text or ""
            elif name in _BREAKS:
                yield _BREAKS[name]
            elif name == "sym":
                yield _symbol(child)
            elif name != "txbxContent":
                yield from self._runs(child)

    def _note(self, what: str) -> None:
        self.left_out[what] = self.left_out.get(what, 0) + 1


def _skipped(paragraph: Element) -> bool:
    return any(local(parent) in _LEFT_OUT for parent in paragraph.iterancestors())


def _hidden(run: Element) -> bool:
    for properties in run:
        if local(properties) == "rPr":
            for one in properties:
                if local(one) in {"vanish", "webHidden"}:
                    return _value(one) not in {"0", "false", "off"}
    return False


def _value(element: Element) -> str:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == "val"), "")


def _style(paragraph: Element) -> str:
    for properties in paragraph:
        if local(properties) == "pPr":
            for one in properties:
                if local(one) == "pStyle":
                    return _value(one).replace(" ", "").lower()
    return ""


def _symbol(element: Element) -> str:
    """A character of a symbol font: as a rule one of the private use area."""
    code = next((v for k, v in element.attrib.items() if k.endswith("}char")), "")
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""


def _sniff(head: bytes, name: str) -> int:
    if suffix_of(name) in {".docx", ".docm"}:
        return 90
    return 95 if head.startswith(_ZIP) and b"word/document.xml" in head else 0


DOCX = Format(
    name="docx",
    title=worded("Word documents"),
    suffixes=(".docx", ".docm"),
    keeps=Keeps(spans=False, zones=True),
    read=read_docx,
    sniff=_sniff,
)
