"""Reading: what stands in the tables, as values. Every query is short and ends at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, func, select

from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.items import Argument, LayerItem, Span
from annotator.model.record import canonical_key
from annotator.store import rows
from annotator.store.schema import (
    arguments,
    clusters,
    document_labels,
    documents,
    fragments,
    layers,
    mentions,
    relations,
    texts,
    zones,
)

_AT_ONCE = 400
_Pairs = dict[tuple[int, str], list[tuple[Any, Any]]]

_MENTION = (
    mentions.c.layer,
    mentions.c.id,
    mentions.c.kind,
    mentions.c.label,
    mentions.c.start,
    mentions.c.end,
    mentions.c.quote,
    mentions.c.rest,
)
_PARTS = (fragments.c.layer, fragments.c.mention, fragments.c.start, fragments.c.end)
_ARGUMENTS = (arguments.c.layer, arguments.c.event, arguments.c.role, arguments.c.target)
_RELATION = (
    relations.c.layer,
    relations.c.id,
    relations.c.label,
    relations.c.source,
    relations.c.target,
    relations.c.rest,
)
_CLUSTER = (
    clusters.c.layer,
    clusters.c.id,
    clusters.c.label,
    clusters.c.members,
    clusters.c.link,
    clusters.c.note,
)
_LABEL = (
    document_labels.c.layer,
    document_labels.c.id,
    document_labels.c.label,
    document_labels.c.rest,
)

_SMALL: dict[str, tuple[tuple[Any, ...], Callable[[tuple[Any, ...]], LayerItem]]] = {
    "relations": (_RELATION, rows.relation_of),
    "clusters": (_CLUSTER, rows.cluster_of),
    "document_labels": (_LABEL, rows.document_label_of),
}


def document_pk(connection: Connection, id: str) -> int | None:
    """The number of a document's row, or None."""
    return connection.scalar(select(documents.c.pk).where(documents.c.id == id))


def layer_pk(connection: Connection, key: LayerKey) -> int | None:
    """The number of a layer's row, or None."""
    number: int | None = connection.scalar(_LAYER_PK, {"d": key.document, "a": key.author})
    return number


_LAYER_PK = (
    select(layers.c.pk)
    .join(documents, documents.c.pk == layers.c.document)
    .where(documents.c.id == bindparam("d"), layers.c.author == bindparam("a"))
)


def read_document(connection: Connection, id: str) -> Document | None:
    """A document, or None."""
    found = connection.execute(select(documents).where(documents.c.id == id)).mappings().first()
    return rows.document_of(dict(found)) if found is not None else None


def read_text(connection: Connection, id: str, number: int | None) -> TextVersion | None:
    """A text of a document: the one in force, or an older one by its number."""
    wanted = select(texts).join(documents, documents.c.pk == texts.c.document)
    wanted = wanted.where(documents.c.id == id)
    which = documents.c.text_version if number is None else number
    found = connection.execute(wanted.where(texts.c.number == which)).mappings().first()
    return rows.text_of(id, dict(found)) if found is not None else None


def corrected(connection: Connection, document: int) -> bool:
    """Whether a document, by the number of its row, has more than one text."""
    wanted = select(texts.c.number).where(texts.c.document == document).limit(2)
    return len(connection.execute(wanted).fetchall()) > 1


def last_text(connection: Connection, id: str) -> int:
    """The highest number of a document's texts, in force or not; 0 when it is not there."""
    wanted = select(func.max(texts.c.number)).join(documents, documents.c.pk == texts.c.document)
    return int(connection.scalar(wanted.where(documents.c.id == id)) or 0)


def read_layer(connection: Connection, pk: int) -> Layer | None:
    """A layer without its items."""
    wanted = select(layers.c.status, layers.c.flagged, layers.c.note, layers.c.seconds)
    found = connection.execute(wanted.where(layers.c.pk == pk)).first()
    return rows.layer_of(*found) if found is not None else None


def read_authors(connection: Connection, id: str) -> list[str]:
    """The authors who have a layer on a document, in order."""
    wanted = select(layers.c.author).join(documents, documents.c.pk == layers.c.document)
    here = wanted.where(documents.c.id == id).order_by(layers.c.author)
    return list(connection.scalars(here))


def read_zones(connection: Connection, document: int) -> tuple[Zone, ...]:
    """The zones of a document, in the order of the text."""
    wanted = select(zones.c.id, zones.c.kind, zones.c.start, zones.c.end)
    wanted = wanted.where(zones.c.document == document)
    found = connection.execute(wanted.order_by(zones.c.start, zones.c.end.desc(), zones.c.id))
    return tuple(Zone(id=i, kind=k, start=s, end=e) for i, k, s, e in found)


def read_items(connection: Connection, pks: Sequence[int]) -> dict[int, list[LayerItem]]:
    """All items of some layers, by layer, each in canonical order."""
    items: dict[int, list[LayerItem]] = defaultdict(list)
    parts = _grouped(connection, select(*_PARTS), fragments, pks)
    slots = _grouped(connection, select(*_ARGUMENTS), arguments, pks)
    wanted = select(*_MENTION).where(mentions.c.layer.in_(pks))
    for row in connection.execute(wanted).fetchall():
        items[row[0]].append(_mention(row, parts, slots))
    for found in items.values():
        # Measured: sorted here it costs two thirds of what it costs SQLite.
        found.sort(key=canonical_key)
    for columns, make in _SMALL.values():
        table = columns[0].table
        every = select(*columns).where(table.c.layer.in_(pks)).order_by(table.c.id)
        for row in connection.execute(every).fetchall():
            items[row[0]].append(make(row[1:]))
    return items


def _mention(row: Sequence[Any], parts: _Pairs, slots: _Pairs) -> LayerItem:
    layer, id, kind, label, start, end, quote, rest = row
    if kind == "s" and rest == rows.NOTHING and (layer, id) not in parts:
        # Nearly all there is: worth the short way.
        return Span(id=id, fragments=((start, end),), quote=quote, label=label)
    inside = parts.get((layer, id))
    filled = _arguments(slots.get((layer, id), ()))
    return rows.mention_of(tuple(row[1:]), tuple(inside) if inside else None, filled)


def count_mentions(connection: Connection, layer: int) -> int:
    """How many mentions a layer has."""
    wanted = select(func.count()).select_from(mentions).where(mentions.c.layer == layer)
    return int(connection.scalar(wanted) or 0)


def read_part(connection: Connection, layer: int, start: int, end: int) -> tuple[LayerItem, ...]:
    """The mentions of a layer that begin in [start, end), in canonical order."""
    here = (mentions.c.layer == layer, mentions.c.start >= start, mentions.c.start < end)
    found = connection.execute(select(*_MENTION).where(*here)).fetchall()
    ids = [row[1] for row in found]
    parts = _of(connection, select(*_PARTS), fragments, (layer, ids))
    slots = _of(connection, select(*_ARGUMENTS), arguments, (layer, ids))
    return tuple(sorted((_mention(row, parts, slots) for row in found), key=canonical_key))


def _of(
    connection: Connection, wanted: Select[Any], table: Table, whose: tuple[int, list[str]]
) -> _Pairs:
    """The rows of some mentions, a few hundred names at a time."""
    layer, ids = whose
    owner = wanted.selected_columns[1]
    found: _Pairs = defaultdict(list)
    for at in range(0, len(ids), _AT_ONCE):
        some = wanted.where(table.c.layer == layer, owner.in_(ids[at : at + _AT_ONCE]))
        for pk, id, first, second in connection.execute(some.order_by(table.c.ordinal)).fetchall():
            found[pk, id].append((first, second))
    return found


def _arguments(pairs: Iterable[tuple[str, str]]) -> tuple[Argument, ...]:
    return tuple(Argument(role, target) for role, target in pairs)


def _grouped(
    connection: Connection, wanted: Select[Any], table: Table, pks: Sequence[int]
) -> dict[tuple[int, str], list[tuple[Any, Any]]]:
    found: dict[tuple[int, str], list[tuple[Any, Any]]] = defaultdict(list)
    found_rows = connection.execute(
        wanted.where(table.c.layer.in_(pks)).order_by(table.c.ordinal)
    ).fetchall()
    for layer, id, first, second in found_rows:
        found[layer, id].append((first, second))
    return found


def read_item(connection: Connection, layer: int, table: str, id: str) -> LayerItem | None:
    """One item of a layer from its main table, or None."""
    if table == "mentions":
        return _read_mention(connection, layer, id)
    columns, make = _SMALL[table]
    source = columns[0].table
    wanted = select(*columns[1:]).where(source.c.layer == layer, source.c.id == id)
    found = connection.execute(wanted).first()
    return make(tuple(found)) if found is not None else None


def _read_mention(connection: Connection, layer: int, id: str) -> LayerItem | None:
    wanted = select(*_MENTION[1:]).where(mentions.c.layer == layer, mentions.c.id == id)
    found = connection.execute(wanted).first()
    if found is None:
        return None
    inside = select(fragments.c.start, fragments.c.end)
    inside = inside.where(fragments.c.layer == layer, fragments.c.mention == id)
    filled = select(arguments.c.role, arguments.c.target)
    filled = filled.where(arguments.c.layer == layer, arguments.c.event == id)
    parts = [(s, e) for s, e in connection.execute(inside.order_by(fragments.c.ordinal))]
    pairs = (
        [(r, t) for r, t in connection.execute(filled.order_by(arguments.c.ordinal))]
        if found[1] == "e"
        else []
    )
    return rows.mention_of(tuple(found), tuple(parts) or None, _arguments(pairs))
