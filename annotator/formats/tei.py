"""TEI P5: articles with their names and dates as spans.

TEI Guidelines P5, chapters 13 (names, dates) and 3.2 (white space): runs of white space are one
blank, page breaks have no width, of a `choice` the corrected or regular form is read, deleted text
is not. Each ``div`` that says it is an article is a document; a text without one is one document.
"""

import re
from collections.abc import Iterator

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Problem, ReadOptions
from annotator.formats.composing import Composer, composed, noted, source_refused
from annotator.formats.files import Source
from annotator.formats.markup import Element, local, named, parse_xml
from annotator.model.items import Span, quote_of
from annotator.model.record import Record
from annotator.sentences import worded

_ARTICLES = {"article", "news", "story"}
_BLOCKS = {
    "p", "head", "l", "item", "cell", "ab", "byline", "dateline", "opener", "closer", "trailer",
    "quote", "label", "salute", "signed", "argument", "epigraph", "note", "figDesc", "lg",
    "div", "body", "front", "back", "list", "table", "row", "sp", "speaker", "stage", "titlePart",
}  # fmt: skip
_LEFT_OUT = {"del", "fw", "teiHeader", "facsimile", "figure", "desc", "gap"}
_CHOSEN = {"orig": ("reg", "corr"), "sic": ("corr", "reg"), "abbr": ("expan",)}
_LABELS = {
    "persName": "PER", "placeName": "LOC", "geogName": "LOC", "orgName": "ORG", "date": "DATE",
    "time": "TIME", "country": "LOC", "settlement": "LOC", "region": "LOC",
}  # fmt: skip
_KINDS = {"head": "title", "dateline": "dateline", "byline": "dateline", "figDesc": "caption"}
_BLANKS = re.compile(r"[ \t\r\n]+")


def read_tei(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each article, with spans PER, LOC, ORG, DATE and TIME from its markup.

    The title of the section and of the issue stand in `meta`; attributes ``ref``, ``when`` and
    ``type`` of a name become attributes of its span. What stands outside of all articles is told.
    """
    try:
        root = parse_xml(source.whole(), source.name)
        texts = _texts(root, source.name)
        articles = [div for text in texts for div in _articles(text)]
        empty = True
        for number, article in enumerate(articles or texts, start=1):
            for found in _document(source, options, article, number if articles else 0):
                empty = False
                yield found
        if empty:
            words = worded("{file} holds no text to read.", file=source.name)
            raise UserError("text.blank", words)
        if articles:
            yield from _outside(source, texts)
    except UserError as fault:
        yield source_refused(source, fault)


def _texts(root: Element, name: str) -> list[Element]:
    """The <text> elements; without any, what is called TEI all the same. Else UserError."""
    found = [element for element in root.iter() if local(element) == "text"]
    if not found and not local(root).startswith("TEI"):
        words = worded(
            "{name} is XML of a kind that is not known here (<{root}>). "
            "Its words are read as plain text with --format txt.",
            name=name,
            root=local(root),
        )
        raise UserError("xml.unknown", words)
    return found or [root]


def _articles(text: Element) -> Iterator[Element]:
    for div in named(text, "div"):
        if {div.get("type"), div.get("subtype")} & _ARTICLES:
            yield div


def _outside(source: Source, texts: list[Element]) -> Iterator[Problem]:
    loose = sum(
        1
        for text in texts
        for block in named(text, "p", "l", "ab")
        if not any({a.get("type"), a.get("subtype")} & _ARTICLES for a in block.iterancestors())
    )
    if loose:
        words = worded(
            "{file}: {number} paragraphs outside of all articles were left out.",
            file=source.name,
            number=loose,
        )
        yield noted(source, "tei.outside", words)


def _document(
    source: Source, options: ReadOptions, article: Element, number: int
) -> Iterator[Record | Problem]:
    work = _Text()
    work.walk(article)
    text = work.out.text
    if not text.strip():
        return
    spans: list[Span] = []
    for mark in work.marks:
        start, end = _trimmed(text, mark.start, mark.end)
        if start < end:
            quote = quote_of(text, ((start, end),))
            spans.append(
                Span(
                    id=f"s{len(spans) + 1}",
                    fragments=((start, end),),
                    quote=quote,
                    label=mark.label,
                    attributes=mark.attributes,
                )
            )
    yield composed(
        source,
        options,
        text,
        part=str(number) if number else "",
        external_id=_id(article),
        zones=tuple(work.out.zones),
        items=tuple(spans),
        meta=_meta(article),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _id(element: Element) -> str | None:
    found = element.get("{http://www.w3.org/XML/1998/namespace}id")
    return None if found is None else str(found)


def _meta(article: Element) -> dict[str, object]:
    meta: dict[str, object] = {}
    for parent in article.iterancestors():
        if local(parent) == "div" and "section" not in meta:
            head = next((child for child in parent if local(child) == "head"), None)
            if head is not None:
                meta["section"] = _BLANKS.sub(" ", "".join(head.itertext())).strip()
    root = article.getroottree().getroot()
    title = next((e for head in named(root, "titleStmt") for e in named(head, "title")), None)
    if title is not None:
        meta["source_title"] = _BLANKS.sub(" ", "".join(title.itertext())).strip()
    return {key: value for key, value in meta.items() if value}


class _Mark(msgspec.Struct):
    label: str
    start: int
    end: int
    attributes: dict[str, str]


class _Text:
    """The text of one article as it grows, and the places of names in it."""

    def __init__(self) -> None:
        self.out = Composer()
        self.marks: list[_Mark] = []
        self._line: list[str] = []
        self._length = 0
        self._open: list[_Mark] = []
        self._closed: list[_Mark] = []
        self._kind = ""
        self._notes: list[Element] = []

    def walk(self, element: Element) -> None:
        """Add an element and all below it. A block ends the paragraph before it."""
        name = local(element)
        if name in _LEFT_OUT or not name or _superseded(element):
            return
        if name == "note" and self._line:
            # A footnote stands in the middle of its sentence; it is read after the paragraph.
            self._notes.append(element)
            return
        block = name in _BLOCKS
        if block:
            self._end_line()
            self._kind = _KINDS.get(name, "body" if name in {"p", "l", "ab", "item"} else "")
        if name == "lb" and element.get("break") != "no":
            self._add(" ")
        mark = self._begin(element, name)
        self._add(element.text or "")
        for child in element:
            self.walk(child)
            self._add(child.tail or "")
        if mark is not None:
            mark.end = self._length
            self._open.remove(mark)
            self._closed.append(mark)
        if block:
            self._end_line()

    def _begin(self, element: Element, name: str) -> _Mark | None:
        label = _LABELS.get(name)
        if label is None:
            return None
        kept = ("ref", "when", "type")
        attributes = {key: element.get(key) for key in kept if element.get(key)}
        mark = _Mark(label, self._length, self._length, attributes)
        self._open.append(mark)
        return mark

    def _add(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        ends_blank = not self._line or self._line[-1].endswith(" ")
        if ends_blank and text.startswith(" "):
            text = text[1:]
        if text:
            self._line.append(text)
            self._length += len(text)

    def _end_line(self) -> None:
        """Close the paragraph; a name that goes on over it is cut there."""
        text = "".join(self._line)
        start = self.out.paragraph(text, self._kind)
        for mark in self._closed + self._open:
            if start is not None:
                at = start - (len(text) - len(text.lstrip(" ")))
                end = mark.end if mark in self._closed else self._length
                self.marks.append(
                    msgspec.structs.replace(
                        mark, start=at + mark.start, end=min(at + end, self.out.at)
                    )
                )
        self._closed = []
        for mark in self._open:
            mark.start = 0
        self._line, self._length = [], 0
        notes, self._notes = self._notes, []
        for note in notes:
            self.walk(note)


def _superseded(element: Element) -> bool:
    """Whether a `choice` has a better form of this one."""
    better = _CHOSEN.get(local(element))
    parent = element.getparent()
    if not better or parent is None or local(parent) != "choice":
        return False
    return any(local(other) in better for other in parent)


def _sniff(head: bytes, name: str) -> int:
    return 90 if re.search(rb"<(?:\w+:)?TEI[\s>]|<TEI\.2|tei-c\.org/ns", head) else 0


TEI = Format(
    name="tei",
    title=worded("TEI P5, with its names and dates"),
    suffixes=(".xml", ".tei"),
    keeps=Keeps(nesting=True, attributes=True, zones=True, meta=True),
    read=read_tei,
    sniff=_sniff,
)
