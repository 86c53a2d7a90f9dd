"""Rows: items to rows and back. Pure; it asks no database anything."""

from collections.abc import Mapping
from typing import Any

import msgspec

from annotator.model.document import Document, Layer, Status, TextVersion, Zone
from annotator.model.items import (
    Argument,
    Attributes,
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Span,
)
from annotator.store import schema

Row = dict[str, Any]
Pair = tuple[int, int]

_encode = msgspec.json.Encoder().encode
NOTHING = "{}"
"""The rest of an item that has nothing beyond its label and its place."""


class Rest(msgspec.Struct, frozen=True, omit_defaults=True):
    """What nobody searches by, kept as JSON in one column."""

    attributes: Attributes = {}
    note: str = ""
    head: Fragment | None = None
    norm: str = ""


_NO_REST = Rest()
_rest = msgspec.json.Decoder(Rest).decode
_members = msgspec.json.Decoder(tuple[str, ...]).decode
_meta = msgspec.json.Decoder(dict[str, object]).decode


def to_json(value: object) -> str:
    """JSON text without ASCII escapes."""
    return _encode(value).decode()


def from_rest(text: str) -> Rest:
    """The rest of an item from its column."""
    return _NO_REST if text == NOTHING else _rest(text)


def item_rows(layer: int, item: LayerItem, version: int) -> list[tuple[str, Row]]:
    """The rows of an item, as (table name, row), the row that others refer to first."""
    if isinstance(item, (Span, Event)):
        return _mention_rows(layer, item, version)
    row: Row = {"layer": layer, "id": item.id, "label": item.label, "version": version}
    if isinstance(item, Relation):
        row |= {"source": item.source, "target": item.target, "rest": _rest_text(item)}
        return [("relations", row)]
    if isinstance(item, Cluster):
        row |= {"members": to_json(item.members), "link": item.link, "note": item.note}
        return [("clusters", row)]
    return [("document_labels", row | {"rest": _rest_text(item)})]


def _rest_text(item: Span | Event | Relation | DocumentLabel) -> str:
    if isinstance(item, Span):
        rest = Rest(item.attributes, item.note, item.head, item.norm)
    else:
        rest = Rest(item.attributes, item.note)
    return to_json(rest)


def _mention_rows(layer: int, item: Span | Event, version: int) -> list[tuple[str, Row]]:
    row: Row = {
        "layer": layer,
        "id": item.id,
        "kind": "s" if isinstance(item, Span) else "e",
        "label": item.label,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "rest": _rest_text(item),
        "version": version,
    }
    rows: list[tuple[str, Row]] = [("mentions", row)]
    if len(item.fragments) > 1:
        for at, (start, end) in enumerate(item.fragments):
            part = {"layer": layer, "mention": item.id, "ordinal": at, "start": start, "end": end}
            rows.append(("fragments", part))
    if isinstance(item, Event):
        for at, argument in enumerate(item.arguments):
            slot = {
                "layer": layer,
                "event": item.id,
                "ordinal": at,
                "role": argument.role,
                "target": argument.target,
            }
            rows.append(("arguments", slot))
    return rows


def mention_of(
    row: tuple[Any, ...],
    parts: tuple[Pair, ...] | None,
    arguments: tuple[Argument, ...],
) -> Span | Event:
    """A mention from (id, kind, label, start, end, quote, rest) and what stands beside it."""
    id, kind, label, start, end, quote, rest_text = row
    rest = from_rest(rest_text)
    fragments = parts or ((start, end),)
    if kind == "s":
        return Span(
            id=id,
            fragments=fragments,
            quote=quote,
            label=label,
            attributes=rest.attributes,
            note=rest.note,
            head=rest.head,
            norm=rest.norm,
        )
    return Event(
        id=id,
        fragments=fragments,
        quote=quote,
        label=label,
        attributes=rest.attributes,
        note=rest.note,
        arguments=arguments,
    )


def relation_of(row: tuple[Any, ...]) -> Relation:
    """A relation from (id, label, source, target, rest)."""
    id, label, source, target, rest_text = row
    rest = from_rest(rest_text)
    return Relation(
        id=id,
        label=label,
        source=source,
        target=target,
        attributes=rest.attributes,
        note=rest.note,
    )


def cluster_of(row: tuple[Any, ...]) -> Cluster:
    """A cluster from (id, label, members, link, note)."""
    id, label, members, link, note = row
    return Cluster(id=id, label=label, members=_members(members), link=link, note=note)


def document_label_of(row: tuple[Any, ...]) -> DocumentLabel:
    """A label of a document from (id, label, rest)."""
    id, label, rest_text = row
    rest = from_rest(rest_text)
    return DocumentLabel(id=id, label=label, attributes=rest.attributes, note=rest.note)


def document_row(document: Document, version: int) -> Row:
    """The row of a document, without its number."""
    return {
        "id": document.id,
        "external_id": document.external_id,
        "name": document.name,
        "title": document.title,
        "language": document.language,
        "direction": document.direction,
        "meta": to_json(document.meta),
        "text_version": document.text_version,
        "version": version,
    }


def document_of(row: Mapping[str, Any]) -> Document:
    """A document from its row."""
    return Document(
        id=row["id"],
        external_id=row["external_id"],
        name=row["name"],
        title=row["title"],
        language=row["language"],
        direction=row["direction"],
        meta=_meta(row["meta"]),
        text_version=row["text_version"],
    )


def text_row(document: int, text: TextVersion) -> Row:
    """The row of a text; `document` is the number of its document's row."""
    return {
        "document": document,
        "number": text.number,
        "text": text.text,
        "sha256": text.sha256,
        "source_sha256": text.source_sha256,
        "newline": text.newline,
        "bom": text.bom,
    }


def text_of(document: str, row: Mapping[str, Any]) -> TextVersion:
    """A text from its row."""
    return TextVersion(
        document=document,
        number=row["number"],
        text=row["text"],
        sha256=row["sha256"],
        source_sha256=row["source_sha256"],
        newline=row["newline"],
        bom=bool(row["bom"]),
    )


def layer_row(document: int, author: str, layer: Layer, version: int) -> Row:
    """The row of a layer, without its number."""
    return {
        "document": document,
        "author": author,
        "status": str(layer.status),
        "flagged": layer.flagged,
        "note": layer.note,
        "seconds": layer.seconds,
        "version": version,
    }


def layer_of(status: str, flagged: object, note: str, seconds: int) -> Layer:
    """A layer from its columns."""
    return Layer(status=Status(status), flagged=bool(flagged), note=note, seconds=seconds)


def zone_row(document: int, zone: Zone, version: int) -> Row:
    """The row of a zone."""
    return {
        "document": document,
        "id": zone.id,
        "kind": zone.kind,
        "start": zone.start,
        "end": zone.end,
        "version": version,
    }


TABLES = {table.name: table for table in schema.metadata.sorted_tables}
"""The tables by name, those that others refer to first."""
