"""FoLiA (Format for Linguistic Annotation 2): text and entities. folia.readthedocs.io, v2.

The text is built from the words with ``space="no"`` where there are any, since entities name
words; else from the text content of the paragraphs. Paragraphs are lines, a head is a title.
"""

from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Level, Problem, ReadOptions
from annotator.formats.composing import Composer, composed, source_refused
from annotator.formats.files import Source
from annotator.formats.markup import Element, local, named, parse_xml
from annotator.model.items import Fragment, Span, quote_of
from annotator.model.record import Record
from annotator.sentences import worded

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LINES = {"p": "body", "head": "title", "item": "body", "cell": "", "caption": "caption"}


def read_folia(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record for the document, with a span for each entity; classes are the labels.

    An entity whose words are not there is told (``ref.missing``). A file without any line of text
    is refused.
    """
    try:
        data = source.whole()
        root = parse_xml(data, source.name)
        work = _Text()
        for line in _lines(root):
            work.line(line)
        text = work.out.text
        items: list[Span] = []
        for entity in named(root, "entity"):
            found = _span(entity, work.places, text, f"s{len(items) + 1}")
            if isinstance(found, Span):
                items.append(found)
            else:
                yield _missing(source, entity, found)
        yield composed(
            source,
            options,
            text,
            external_id=root.get(_ID),
            zones=tuple(work.out.zones),
            items=tuple(items),
            data=data,
        )
    except UserError as fault:
        yield source_refused(source, fault)


def _lines(root: Element) -> list[Element]:
    lines = [
        e for e in named(root, *_LINES) if not any(local(a) in _LINES for a in e.iterancestors())
    ]
    return lines or list(named(root, "s")) or list(named(root, "text"))


class _Text:
    """The text as it grows, and where each word stands."""

    def __init__(self) -> None:
        self.out = Composer()
        self.places: dict[str, Fragment] = {}

    def line(self, element: Element) -> None:
        words = list(named(element, "w"))
        kind = _LINES.get(local(element), "")
        if not words:
            self.out.paragraph(_content(element), kind)
            return
        parts, at, here = [], 0, []
        for word in words:
            text = _content(word)
            here.append((word.get(_ID), at, at + len(text)))
            blank = "" if word.get("space") == "no" else " "
            parts.append(text + blank)
            at += len(text) + len(blank)
        start = self.out.paragraph("".join(parts), kind)
        if start is not None:
            places = {id: (start + first, start + last) for id, first, last in here if id}
            self.places.update(places)


def _content(element: Element) -> str:
    """The text content of the current class of an element itself, not of what is below it."""
    for child in element:
        if local(child) == "t" and child.get("class", "current") == "current":
            return "".join(child.itertext()).strip()
    return ""


def _span(entity: Element, places: dict[str, Fragment], text: str, id: str) -> Span | str:
    ids = [ref.get("id") for ref in named(entity, "wref")]
    lost = next((one for one in ids if one not in places), None)
    if lost is not None or not ids:
        return lost or worded("no word at all")
    found = sorted(places[one] for one in ids)
    fragments: list[Fragment] = []
    for start, end in found:
        if fragments and text[fragments[-1][1] : start].strip() == "":
            fragments[-1] = (fragments[-1][0], end)
        else:
            fragments.append((start, end))
    whole = tuple(fragments)
    label = entity.get("class") or "entity"
    name = entity.get(_ID) or id
    return Span(id=name, fragments=whole, quote=quote_of(text, whole), label=label)


def _missing(source: Source, entity: Element, lost: str) -> Problem:
    id, line = entity.get(_ID) or worded("an entity"), entity.sourceline
    return Problem(
        key="ref.missing",
        message=worded(
            "{file}, line {line}: {id} points at {lost}, which is not there.",
            file=source.name,
            line=line,
            id=id,
            lost=lost,
        ),
        level=Level.ITEM,
        source=str(source.path),
        line=line,
    )


def _sniff(head: bytes, name: str) -> int:
    return 95 if b"<FoLiA" in head[:4096] else 0


FOLIA = Format(
    name="folia",
    title=worded("FoLiA, with its entities"),
    suffixes=(".folia.xml", ".folia"),
    keeps=Keeps(overlap=True, nesting=True, fragments=True, zones=True),
    read=read_folia,
    sniff=_sniff,
)
