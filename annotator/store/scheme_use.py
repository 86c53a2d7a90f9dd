"""Scheme use: how many items a change of the scheme would touch, where, and in which layers.

Asked of the tables, so that nothing is unpacked to be counted; only attributes, which no column
holds, are looked for in the rows that may have them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    distinct,
    false,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from annotator.model.item_moves import ItemMoves
from annotator.store import rows
from annotator.store.records import Reading
from annotator.store.schema import (
    arguments,
    clusters,
    document_labels,
    documents,
    layers,
    mentions,
    relations,
)
from annotator.store.search_items import labelled

_TABLES = (mentions, relations, clusters, document_labels)
_AT_ONCE = 400
_FEW, _WINDOW = 5_000, 1_500
"""Up to so many items are counted in one go; of more, so many layers at a time."""


class Use(msgspec.Struct, frozen=True):
    """How much is touched: items, in how many documents, by how many authors.

    `trashed` are those of the documents that lie in the trash, `links` the arguments and ends of
    relations that point at items that go.
    """

    items: int = 0
    documents: int = 0
    authors: int = 0
    trashed: int = 0
    links: int = 0


class UsePlace(msgspec.Struct, frozen=True):
    """Where an item stands: code points, outer ends; an empty place for one of the document."""

    document: str
    name: str
    author: str
    item: str
    label: str
    start: int = 0
    end: int = 0
    quote: str = ""


def count_use(reading: Reading, moves: ItemMoves) -> Use:
    """What a change would touch, in all layers of all documents, those in the trash too.

    Much is counted a few thousand layers at a time, so that nobody waits long for the project.
    """
    with reading() as connection:
        parts = [] if _by_rest(moves) else _selects(moves)
        few = select(func.count()).select_from(_together(parts, _FEW + 1).subquery())
        if not parts or (connection.scalar(few) or 0) <= _FEW:
            return _count_at_once(connection, moves)
        last = int(connection.scalar(select(func.max(layers.c.pk))) or 0)
    items, found, authors, trashed = 0, set(), set(), set()
    for at in range(0, last + 1, _WINDOW):
        here = [
            part.where(_within(part, at, at + _WINDOW)) for part in _selects(moves, slowly=True)
        ]
        with reading() as connection:
            for number, document, author, version in connection.execute(_by_layer(here)):
                items += number
                found.add(document)
                authors.add(author)
                trashed |= {document} if version < 0 else set()
    with reading() as connection:
        links = _links(connection, moves.gone) if moves.gone else 0
    return Use(items, len(found), len(authors), len(trashed), links)


def _within(part: Select[Any], first: int, end: int) -> ColumnElement[bool]:
    layer = part.selected_columns[0]
    return and_(layer >= first, layer < end)


def _by_layer(parts: Sequence[Select[Any]]) -> Select[Any]:
    """(items, document, author, text in force) of each layer that is touched."""
    touched = _together(parts).subquery()
    return (
        select(func.count(), documents.c.pk, layers.c.author, documents.c.text_version)
        .select_from(touched)
        .join(layers, layers.c.pk == touched.c.layer)
        .join(documents, documents.c.pk == layers.c.document)
        .group_by(layers.c.pk, documents.c.pk, layers.c.author, documents.c.text_version)
    )


def _count_at_once(connection: Connection, moves: ItemMoves) -> Use:
    if _by_rest(moves):
        found = list(_rest_items(connection, moves))
        return _sum(connection, len(found), sorted({layer for layer, _ in found}))
    parts = _selects(moves)
    if not parts:
        return Use()
    touched = _together(parts).subquery()
    asked = (
        select(func.count(), *_FIGURES)
        .select_from(touched)
        .join(layers, layers.c.pk == touched.c.layer)
        .join(documents, documents.c.pk == layers.c.document)
    )
    items, number, authors, trashed = connection.execute(asked).one()
    links = _links(connection, moves.gone) if moves.gone else 0
    return Use(items, number, authors, trashed, links)


_FIGURES = (
    func.count(distinct(documents.c.pk)),
    func.count(distinct(layers.c.author)),
    func.count(distinct(case((documents.c.text_version < 0, documents.c.pk)))),
)


def _sum(connection: Connection, items: int, touched: Sequence[int]) -> Use:
    found: set[int] = set()
    authors: set[str] = set()
    trashed: set[int] = set()
    asked = select(documents.c.pk, layers.c.author, documents.c.text_version).join(
        layers, layers.c.document == documents.c.pk
    )
    for at in range(0, len(touched), _AT_ONCE):
        some = asked.where(layers.c.pk.in_(touched[at : at + _AT_ONCE]))
        for pk, author, version in connection.execute(some):
            found.add(pk)
            authors.add(author)
            if version < 0:
                trashed.add(pk)
    return Use(items, len(found), len(authors), len(trashed))


def touched_layers(connection: Connection, moves: ItemMoves) -> list[int]:
    """The numbers of all layers that a change would touch, in order."""
    if _by_rest(moves):
        return sorted({layer for layer, _ in _rest_items(connection, moves)})
    parts = _selects(moves)
    if not parts:
        return []
    touched = _together(parts).subquery()
    return sorted(connection.scalars(select(touched.c.layer).distinct()))


# --- which items ------------------------------------------------------------------------------


def _by_rest(moves: ItemMoves) -> bool:
    return bool(moves.attributes or moves.values)


def _keys(moves: ItemMoves) -> list[str]:
    return [*(before for before, _ in moves.labels), *moves.gone]


def _selects(moves: ItemMoves, *, slowly: bool = False) -> list[Select[Any]]:
    """Selects of (layer, id); together they give every item that is touched by itself.

    With `slowly` they go by layers and not by the index of labels.
    """
    parts: list[Select[Any]] = []
    keys = _keys(moves)
    if keys:
        parts += [
            select(table.c.layer, table.c.id).where(
                labelled(table.c.label.concat("") if slowly else table.c.label, keys)
            )
            for table in _TABLES
        ]
    if moves.roles:
        parts.append(_filled(moves))
    return parts


def _filled(moves: ItemMoves) -> Select[Any]:
    by_role: dict[str, list[str]] = {}
    for label, role, _ in moves.roles:
        by_role.setdefault(role, []).append(label)
    wanted = [
        and_(arguments.c.role == role, mentions.c.label.in_(labels))
        for role, labels in by_role.items()
    ]
    here = (mentions.c.layer == arguments.c.layer) & (mentions.c.id == arguments.c.event)
    asked = select(mentions.c.layer, mentions.c.id).join(arguments, here)
    return asked.where(or_(*wanted)).distinct()


def _together(parts: Sequence[Select[Any]], most: int | None = None) -> Any:  # noqa: ANN401 - a select or a union
    if not parts:
        return select(layers.c.pk).where(false())
    if most is not None:
        some = [select(part.limit(most).subquery()) for part in parts]
        return union_all(*some)
    return parts[0] if len(parts) == 1 else union(*parts)


def _rest_items(connection: Connection, moves: ItemMoves) -> Iterator[tuple[int, str]]:
    """(layer, id) of the items with an attribute that changes."""
    keys = {key for key, _ in moves.attributes}
    said = {(key, value) for key, value, _ in moves.values}
    names = sorted(keys | {key for key, _ in said})
    for table in (mentions, relations, document_labels):
        may = [table.c.rest.contains(f"{rows.to_json(name)}:", autoescape=True) for name in names]
        asked = select(table.c.layer, table.c.id, table.c.rest)
        for layer, id, rest in connection.execute(
            asked.where(table.c.rest != rows.NOTHING, or_(*may))
        ):
            attributes = rows.from_rest(rest).attributes
            if any(key in keys or (key, value) in said for key, value in attributes.items()):
                yield layer, id


def _links(connection: Connection, gone: Sequence[str]) -> int:
    target = (mentions.c.layer == arguments.c.layer) & (mentions.c.id == arguments.c.target)
    asked = select(func.count()).select_from(arguments).join(mentions, target)
    number = int(connection.scalar(asked.where(labelled(mentions.c.label, gone))) or 0)
    for end in (relations.c.source, relations.c.target):
        here = (mentions.c.layer == relations.c.layer) & (mentions.c.id == end)
        asked = select(func.count()).select_from(relations).join(mentions, here)
        number += int(connection.scalar(asked.where(labelled(mentions.c.label, gone))) or 0)
    return number


# --- where ------------------------------------------------------------------------------------

_OF = (documents.c.id, documents.c.title, layers.c.author)
_AT = (mentions.c.start, mentions.c.end, mentions.c.quote)


def find_places(connection: Connection, moves: ItemMoves, most: int) -> list[UsePlace]:
    """Where items are touched, `most` of them; documents in the trash are left out."""
    found: list[UsePlace] = []
    for asked in _places(connection, moves, most):
        rest = most - len(found)
        if rest <= 0:
            break
        here = asked.where(documents.c.text_version > 0).limit(rest)
        found += [UsePlace(*row) for row in connection.execute(here)]
    return found


def _places(connection: Connection, moves: ItemMoves, most: int) -> Iterator[Select[Any]]:
    if _by_rest(moves):
        by_layer: dict[int, list[str]] = {}
        for at, (layer, id) in enumerate(_rest_items(connection, moves)):
            if at < most:
                by_layer.setdefault(layer, []).append(id)
        for layer, ids in by_layer.items():
            yield _mention_places().where(mentions.c.layer == layer, mentions.c.id.in_(ids))
        return
    keys = _keys(moves)
    if moves.roles:
        touched = _filled(moves).subquery()
        here = (touched.c.layer == mentions.c.layer) & (touched.c.id == mentions.c.id)
        yield _mention_places().join(touched, here)
    if not keys:
        return
    yield _mention_places().where(labelled(mentions.c.label, keys))
    source = (mentions.c.layer == relations.c.layer) & (mentions.c.id == relations.c.source)
    yield (
        select(*_OF, relations.c.id, relations.c.label, *_AT)
        .join(layers, layers.c.document == documents.c.pk)
        .join(relations, relations.c.layer == layers.c.pk)
        .join(mentions, source)
        .where(labelled(relations.c.label, keys))
    )
    for table in (clusters, document_labels):
        yield (
            select(*_OF, table.c.id, table.c.label, literal(0), literal(0), literal(""))
            .join(layers, layers.c.document == documents.c.pk)
            .join(table, table.c.layer == layers.c.pk)
            .where(labelled(table.c.label, keys))
        )


def _mention_places() -> Select[Any]:
    return (
        select(*_OF, mentions.c.id, mentions.c.label, *_AT)
        .join(layers, layers.c.document == documents.c.pk)
        .join(mentions, mentions.c.layer == layers.c.pk)
    )
