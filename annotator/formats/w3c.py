"""W3C Web Annotations (JSON-LD): a list of pages, one for each layer of a document.

A page holds an annotation that describes the document and whose body is its text, then one for each
item: a tag on quote and position (with some text around, to find it again elsewhere), the parts of
a discontinuous mention as a Composite, links between two annotations for relations and for the
arguments of events, links between all members of a cluster. Terms of our own (``annotator:…``)
are declared in the context, so that JSON-LD keeps them and other readers pass them over.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from urllib.parse import quote

import msgspec

from annotator.formats.base import Format, Keeps, Problem, WriteOptions
from annotator.formats.json_said import OURS, left_out, said_of, sound_groups
from annotator.formats.jsonl_findings import Json
from annotator.formats.w3c_items import (
    ARGUMENT,
    ATTRIBUTES,
    CLUSTER,
    EVENT,
    KIND,
    RELATION,
    TEXT,
    ZONE,
    ZONE_ID,
)
from annotator.formats.w3c_read import DOCUMENT, read_w3c, sniff_w3c
from annotator.model.items import (
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Mention,
    Relation,
    Span,
)
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

_ENCODER = msgspec.json.Encoder()
_AROUND = 24
"""Code points of the text before and after a quote that are written with it."""

_JSON = "@json"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        OURS: "urn:annotator:",
        DOCUMENT: {"@id": "urn:annotator:document", "@type": _JSON},
        ATTRIBUTES: {"@id": "urn:annotator:attributes", "@type": _JSON},
    },
]


def write_w3c(records: Iterable[Record], out: BinaryIO, options: WriteOptions) -> Iterator[Problem]:
    """Write a list with one page a line. Yields an item problem for a relation that does not join
    two mentions.
    """
    before = b"[\n"
    for group in sound_groups(records):
        if isinstance(group, Problem):
            yield group
            continue
        for record in group:
            problems: list[Problem] = []
            out.write(before + _ENCODER.encode(_page(record, problems)))
            yield from problems
            before = b",\n"
    out.write(b"\n]\n" if before == b",\n" else b"[]\n")


def _page(record: Record, problems: list[Problem]) -> Json:
    writer = _Page(record)
    items = [writer.text(), *writer.zones()]
    mentions = {item.id for item in record.items if isinstance(item, Mention)}
    for item in sorted(record.items, key=canonical_key):
        if isinstance(item, Relation) and not mentions.issuperset((item.source, item.target)):
            words = worded("it does not join two mentions")
            problems.append(left_out(record, item, "loss.relation", words))
        else:
            items.extend(writer.annotations(item))
    said = said_of(record, meta=dict(record.document.meta))
    return {"@context": _CONTEXT, "type": "AnnotationPage", DOCUMENT: said, "items": items}


def _tag(value: str, purpose: str = "tagging") -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _address(id: str) -> str:
    return "#" + quote(id, safe="")


class _Page:
    """The annotations of one record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._text = record.text.text
        self._source = "urn:annotator:" + quote(record.document.id, safe="")
        self._creator: Json = {}
        if record.author:
            self._creator = {"creator": {"type": "Person", "name": record.author}}

    def text(self) -> Json:
        """The annotation that gives the document its text."""
        body: Json = {"type": "TextualBody", "purpose": "describing", "format": "text/plain"}
        body |= {"language": self._record.document.language, "value": self._text}
        head: Json = {"type": "Annotation", "motivation": "describing", KIND: TEXT}
        return {**head, "body": body, "target": self._source}

    def zones(self) -> Iterator[Json]:
        """An annotation for each zone."""
        for zone in self._record.zones:
            target = self._target(((zone.start, zone.end),))
            head = self._head(f"zone:{zone.id}", "classifying", ZONE)
            yield {**head, ZONE_ID: zone.id, "body": _tag(zone.kind, "classifying"),
                   "target": target}  # fmt: skip

    def annotations(self, item: LayerItem) -> Iterator[Json]:
        """The annotation of an item, and of an event those of its arguments."""
        if isinstance(item, Span):
            yield self._mark(item, "")
        elif isinstance(item, Event):
            yield self._mark(item, EVENT)
            for number, argument in enumerate(item.arguments, start=1):
                head = self._head(f"{item.id}/{number}", "linking", ARGUMENT)
                ends = (item.id, argument.target)
                yield {**head, "body": [_tag(argument.role)], "target": _ends(ends)}
        elif isinstance(item, Relation):
            head = self._head(item.id, "linking", RELATION)
            ends = (item.source, item.target)
            yield {**head, **_rest(item), "body": _bodies(item), "target": _ends(ends)}
        elif isinstance(item, DocumentLabel):
            head = self._head(item.id, "classifying", "")
            yield {**head, **_rest(item), "body": _bodies(item), "target": self._source}
        else:
            yield self._cluster(item)

    def _head(self, id: str, motivation: str, kind: str) -> Json:
        head: Json = {"id": _address(id), "type": "Annotation", "motivation": motivation}
        return {**head, **self._creator, **({KIND: kind} if kind else {})}

    def _mark(self, item: Span | Event, kind: str) -> Json:
        head = self._head(item.id, "tagging", kind)
        return {
            **head,
            **_rest(item),
            "body": _bodies(item),
            "target": self._target(item.fragments),
        }

    def _cluster(self, cluster: Cluster) -> Json:
        bodies = [_tag(cluster.label)] if cluster.label else []
        if cluster.link:
            bodies.append(_tag(cluster.link, "identifying"))
        if cluster.note:
            bodies.append(_tag(cluster.note, "commenting"))
        head = self._head(cluster.id, "linking", CLUSTER)
        return {**head, "body": bodies, "target": _ends(cluster.members)}

    def _target(self, fragments: Sequence[Fragment]) -> Json:
        parts = [self._part(part) for part in fragments]
        return parts[0] if len(parts) == 1 else {"type": "Composite", "items": parts}

    def _part(self, part: Fragment) -> Json:
        start, end = part
        text = self._text
        exact: Json = {"type": "TextQuoteSelector", "exact": text[start:end]}
        exact["prefix"] = text[max(0, start - _AROUND) : start]
        exact["suffix"] = text[end : end + _AROUND]
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        return {"source": self._source, "selector": [exact, position]}


def _bodies(item: Span | Event | Relation | DocumentLabel) -> list[Json]:
    return [_tag(item.label), *([_tag(item.note, "commenting")] if item.note else [])]


def _rest(item: Span | Event | Relation | DocumentLabel) -> Json:
    return {ATTRIBUTES: dict(item.attributes)} if item.attributes else {}


def _ends(ids: Iterable[str]) -> list[Json]:
    return [{"id": _address(id)} for id in ids]


W3C = Format(
    name="w3c",
    title=worded("W3C Web Annotations (JSON-LD): tags and links on quotes and positions"),
    suffixes=(".json", ".jsonld"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        fragments=True,
        subtoken=True,
        attributes=True,
        events=True,
        relations=True,
        clusters=True,
        links=True,
        labels=True,
        notes=True,
        authors=True,
        zones=True,
        meta=True,
    ),
    read=read_w3c,
    write=write_w3c,
    sniff=sniff_w3c,
)
