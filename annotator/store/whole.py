"""Whole: a document with one author's work on it, as it was at one moment."""

import msgspec
from sqlalchemy import Connection

from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.history import LogHead
from annotator.model.items import LayerItem
from annotator.store import log, reading


class Whole(msgspec.Struct, frozen=True):
    """A document, its text in force, and one layer; `layer` is None where nobody has begun it.

    `history` is what the layer's author did on the document, oldest first.
    """

    document: Document
    text: TextVersion
    zones: tuple[Zone, ...]
    layer: Layer | None
    items: tuple[LayerItem, ...]
    history: list[LogHead]


def read_whole(connection: Connection, key: LayerKey) -> Whole | None:
    """All of it, or None where there is no such document or it lies in the trash."""
    document = reading.read_document(connection, key.document)
    text = reading.read_text(connection, key.document, None)
    place = reading.document_pk(connection, key.document)
    if document is None or text is None or place is None:
        return None
    pk = reading.layer_pk(connection, key)
    return Whole(
        document=document,
        text=text,
        zones=reading.read_zones(connection, place),
        layer=reading.read_layer(connection, pk) if pk is not None else None,
        items=tuple(reading.read_items(connection, [pk]).get(pk, ())) if pk is not None else (),
        history=log.read_history(connection, key.document, key.author),
    )
