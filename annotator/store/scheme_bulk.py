"""Bulk: many changes of items in a few statements, for acts on the whole corpus.

Whoever calls has read the items in the same transaction, so nothing is compared again; places
(fragments, quotes, ends of relations) never change here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, update

from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation, Span
from annotator.store import rows
from annotator.store.schema import (
    arguments,
    clusters,
    document_labels,
    fragments,
    mentions,
    relations,
)

ItemChange = tuple[int, LayerItem | None, LayerItem | None]
"""The number of a layer, and an item before and after."""

_Rows = list[dict[str, Any]]


def write_changes(connection: Connection, changes: Sequence[ItemChange]) -> None:
    """Write changes of items that stand as they were `before`."""
    gone = [(layer, old) for layer, old, new in changes if old is not None and new is None]
    added = [(layer, new) for layer, old, new in changes if old is None and new is not None]
    kept = [(layer, old, new) for layer, old, new in changes if old is not None and new is not None]
    _delete(connection, gone)
    for kinds, table, values in _UPDATES:
        some = [(layer, new) for layer, _, new in kept if isinstance(new, kinds)]
        if some:
            connection.execute(
                _UPDATE[table.name],
                [{"l": layer, "i": item.id, **values(layer, item)} for layer, item in some],
            )
    _arguments(connection, kept)
    _insert(connection, [row for layer, item in added for row in rows.item_rows(layer, item, 1)])


def _values(*names: str) -> Callable[[int, LayerItem], dict[str, Any]]:
    """The new values of some columns of an item's main row."""

    def of(layer: int, item: LayerItem) -> dict[str, Any]:
        row = rows.item_rows(layer, item, 1)[0][1]
        return {f"v_{name}": row[name] for name in names}

    return of


_UPDATES: tuple[tuple[Any, Table, Callable[[int, LayerItem], dict[str, Any]]], ...] = (
    ((Span, Event), mentions, _values("label", "rest")),
    (Relation, relations, _values("label", "rest")),
    (Cluster, clusters, _values("label", "members")),
    (DocumentLabel, document_labels, _values("label", "rest")),
)
_UPDATE = {
    table.name: update(table)
    .where(table.c.layer == bindparam("l"), table.c.id == bindparam("i"))
    .values(
        {
            "label": bindparam("v_label"),
            other: bindparam(f"v_{other}"),
            "version": table.c.version + 1,
        }
    )
    for table, other in (
        (mentions, "rest"),
        (relations, "rest"),
        (clusters, "members"),
        (document_labels, "rest"),
    )
}


def _arguments(connection: Connection, kept: Iterable[tuple[int, LayerItem, LayerItem]]) -> None:
    other = [
        (layer, new)
        for layer, old, new in kept
        if isinstance(old, Event) and isinstance(new, Event) and old.arguments != new.arguments
    ]
    if not other:
        return
    names = [{"l": layer, "i": event.id} for layer, event in other]
    connection.execute(_DROP["arguments"], names)
    _insert(
        connection,
        [
            row
            for layer, event in other
            for row in rows.item_rows(layer, event, 1)
            if row[0] == "arguments"
        ],
    )


def _delete(connection: Connection, gone: Sequence[tuple[int, LayerItem]]) -> None:
    by_table: dict[str, _Rows] = {}
    for layer, item in gone:
        # Rows that others refer to come last.
        for table, _ in reversed(rows.item_rows(layer, item, 1)):
            by_table.setdefault(table, []).append({"l": layer, "i": item.id})
    for table in ("arguments", "fragments", *_UPDATE):
        if table in by_table:
            connection.execute(_DROP[table], by_table[table])


_DROP = {
    "arguments": delete(arguments).where(
        arguments.c.layer == bindparam("l"), arguments.c.event == bindparam("i")
    ),
    "fragments": delete(fragments).where(
        fragments.c.layer == bindparam("l"), fragments.c.mention == bindparam("i")
    ),
    **{
        table.name: delete(table).where(
            table.c.layer == bindparam("l"), table.c.id == bindparam("i")
        )
        for table in (mentions, relations, clusters, document_labels)
    },
}


def _insert(connection: Connection, found: Iterable[tuple[str, dict[str, Any]]]) -> None:
    by_table: dict[str, _Rows] = {}
    for name, row in found:
        by_table.setdefault(name, []).append(row)
    for name, table in rows.TABLES.items():
        if name in by_table:
            connection.execute(insert(table), by_table[name])
