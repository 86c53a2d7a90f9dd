"""W3C Web Annotations (JSON-LD), reading: annotations, pages and collections of them.

A tag (a body whose purpose is ``tagging`` or ``classifying``) on a part of the text is a span, one
for each tag; the comment beside it its note; other bodies its attributes. A ``linking`` annotation
joins two others, as Recogito and INCEpTION write relations. Each creator has a layer. What our own
export adds (``annotator:…``, terms of its context) says what is an event, an argument, a zone.

The model has no place for the text itself. It is taken from the annotation that describes the
document, as our export writes it, else from a text file beside: ``NAME.txt`` for ``NAME.json``.
Where a position and a quote disagree, the annotation is reported; a quote alone is looked up and
must stand once. Positions are code points (Web Annotation Data Model, 4.2.5: characters, not code
units), or UTF-16 where only so every quote of a document fits.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath

from annotator.errors import UserError
from annotator.formats.base import Problem, ReadOptions
from annotator.formats.decoding import decode
from annotator.formats.files import Source
from annotator.formats.json_draft import Draft, Text, text_of
from annotator.formats.json_said import OURS, Facts, Origin, key_of, note_once, record_of
from annotator.formats.json_units import USUAL, UTF16, counting_of
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json
from annotator.formats.jsonl_shape import ITEM_LIMIT
from annotator.formats.w3c_items import (
    KIND,
    TEXT,
    Entry,
    Items,
    bodies_of,
    creator_of,
    many,
    quotes_of,
    source_of,
)
from annotator.model.record import Record
from annotator.sentences import worded

DOCUMENT = f"{OURS}:document"

_SIGNS = re.compile(rb'"(?:@context"\s*:\s*\[?\s*"https?://www\.w3\.org/ns/anno\.jsonld|type"\s*:\s*'
                    rb'"(?:oa:)?Annotation(?:Page|Collection)?")')  # fmt: skip


def sniff_w3c(head: bytes, name: str) -> int:
    """By the context of Web Annotations, or their types."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n[")
    return 96 if first.startswith(b"{") and _SIGNS.search(head) else 0


def read_w3c(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a file and its problems: those of a page when it has been read, those of
    single annotations at the end of the file.
    """
    reader = _Reader(source, options)
    return read_objects(source, options, reader.records, reader.rest)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._single: list[Entry] = []
        self._pages = 0
        self._noted: set[str] = set()

    def records(self, value: Json, found: Findings) -> Iterator[Record]:
        """The records of a page; a single annotation is laid aside."""
        items = _items_of(value)
        if items is None:
            if len(self._single) >= ITEM_LIMIT:
                words = worded(
                    "{file}: more than {limit} annotations that stand in no page. Split the file.",
                    file=self._source.name,
                    limit=ITEM_LIMIT,
                )
                raise UserError("limit.items", words)
            root = found.root or f"line {found.line}"
            self._single.append(Entry(value, root))
            return
        self._pages += 1
        entries = [Entry(one, f"items[{n}]") for n, one in enumerate(items)]
        said = value.get(DOCUMENT)
        yield from self._documents(entries, said if isinstance(said, dict) else {}, found)

    def rest(self, found: Findings) -> Iterator[Record]:
        """The records of the annotations that stood in no page."""
        if self._single:
            yield from self._documents(self._single, {}, found)

    def _documents(self, entries: list[Entry], said: Json, found: Findings) -> Iterator[Record]:
        found.document = key_of(said.get("id"))
        by_source: dict[str, list[Entry]] = {}
        ids = {key_of(entry.said.get("id")): entry for entry in entries}
        for entry in entries:
            by_source.setdefault(_source_among(entry, ids), []).append(entry)
        if "" in by_source and len(by_source) == 2:
            # What names no document belongs to the only one that is named.
            (name,) = by_source.keys() - {""}
            by_source = {name: entries}
        for name, group in by_source.items():
            raw = _text_among(group, found)
            raw = self._text_beside(name, len(by_source) == 1, found) if raw is None else raw
            if raw is None:
                self._no_text(group, found)
            else:
                yield from self._document((name, raw), group, said, found)

    def _document(
        self, document: tuple[str, str], entries: list[Entry], said: Json, found: Findings
    ) -> Iterator[Record]:
        name, raw = document
        quotes = [quote for entry in entries for quote in quotes_of(entry)]
        way = counting_of(raw, quotes, (UTF16,))
        if way is not USUAL:
            words = worded("the quotes show that positions count {unit}; read so.", unit=way.words)
            note_once(self._noted, "offset.unit", words, found)
        layers: dict[str, list[Entry]] = {}
        for entry in entries:
            layers.setdefault("" if said else creator_of(entry.said), []).append(entry)
        for author, layer in layers.items():
            draft = Draft(Text(raw, way.unit), found)
            Items(draft, layer, self._noted).read()
            facts = Facts({}, external_id=name or None, author=author)
            if said:
                facts = Facts({})
            place = Origin(self._source, self._options, str(self._pages) if self._pages else "")
            record = record_of(draft, place, said, facts)
            if record is not None:
                yield record

    def _text_beside(self, address: str, alone: bool, found: Findings) -> str | None:
        """The text of a file beside that is named like the document, or, when the file has only
        one document, like the file; None when there is none.
        """
        name = PurePath(self._source.name)
        names = [PurePath(address).name] if address.endswith(".txt") else []
        if alone:
            names += [f"{name.stem}.txt", f"{name.name.partition('.')[0]}.txt"]
        for one in names:
            beside = self._source.beside(one)
            if beside is not None:
                text, _ = decode(beside.whole(), self._options.encoding, beside.name)
                return text_of(text, "text", found)
        return None

    def _no_text(self, entries: list[Entry], found: Findings) -> None:
        for entry in entries:
            for start, end, (exact, *_) in quotes_of(entry):
                if len(exact) != end - start and len(exact.encode("utf-16-le")) // 2 != end - start:
                    words = worded(
                        "the quote has {characters} characters, the position {length}.",
                        characters=len(exact),
                        length=end - start,
                    )
                    found.item("offset.text_mismatch", words, entry.where)
        stem = PurePath(self._source.name).stem
        words = worded(
            "{number} annotations, but not the text they stand on; left out. Put it beside "
            "the file as {stem}.txt and import the file again.",
            number=len(entries),
            stem=stem,
        )
        found.refuse("text.missing", words)


def _items_of(value: Json) -> list[Json] | None:
    """The annotations of a page or collection; None for an annotation."""
    kinds = many(value.get("type", value.get("@type")))
    if "AnnotationCollection" in kinds and isinstance(value.get("first"), dict):
        value = value["first"]  # type: ignore[assignment] # an object, see above
    elif "AnnotationPage" not in kinds:
        return None
    return [one for one in many(value.get("items")) if isinstance(one, dict)]


def _source_among(entry: Entry, ids: dict[str, Entry]) -> str:
    """The address of the document that an annotation stands on, by way of what it joins."""
    seen: set[str] = set()
    while True:
        sources = [source_of(target) for target in many(entry.said.get("target"))]
        source = next(iter(sources), "")
        if source not in ids or source in seen:
            return "" if source in ids else source
        seen.add(source)
        entry = ids[source]


def _text_among(entries: list[Entry], found: Findings) -> str | None:
    for entry in entries:
        if entry.said.get(KIND) == TEXT:
            for body in bodies_of(entry.said):
                return text_of(body.get("value"), f"{entry.where}.body.value", found)
    return None
