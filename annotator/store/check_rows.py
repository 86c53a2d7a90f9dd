"""Check of rows: each value of a document's rows by itself, before any is taken for what it says.

Reads only; says nothing of how rows belong together.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Boolean, Column, Connection, Integer, Table, func, select

from annotator.model.document import Status
from annotator.sentences import worded
from annotator.store import rows
from annotator.store.faults import Fault
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

_OF_DOCUMENT = (layers, texts, zones)
_OF_LAYER = (mentions, fragments, arguments, relations, clusters, document_labels)
_STATUS = {str(status) for status in Status}
_NEWLINES = {"lf", "crlf", "cr", "mixed", "none"}

_members = msgspec.json.Decoder(tuple[str, ...]).decode
_meta = msgspec.json.Decoder(dict[str, object]).decode
_JSON: dict[Column[Any], Callable[[str], object]] = {
    documents.c.meta: _meta,
    mentions.c.rest: rows.from_rest,
    relations.c.rest: rows.from_rest,
    document_labels.c.rest: rows.from_rest,
    clusters.c.members: _members,
}
_ONE_OF: dict[Column[Any], tuple[str, set[str]]] = {
    layers.c.status: ("status.unknown", _STATUS),
    mentions.c.kind: ("kind.unknown", {"s", "e"}),
    texts.c.newline: ("newline.unknown", _NEWLINES),
    documents.c.direction: ("direction.unknown", {"rtl", "ltr", "auto"}),
}

_PARTS = {fragments.name: worded("Fragments"), arguments.name: worded("Arguments")}


def row_faults(connection: Connection, ids: Mapping[int, str]) -> Iterator[tuple[int, Fault]]:
    """What cannot be read as what it should be, in the rows of some documents, by their numbers."""
    yield from _table(connection, documents, documents.c.pk, {pk: pk for pk in ids}, ids)
    for table in _OF_DOCUMENT:
        yield from _table(connection, table, table.c.document, {pk: pk for pk in ids}, ids)
    owners = select(layers.c.pk, layers.c.document).where(layers.c.document.in_(ids))
    inside = {row[0]: row[1] for row in connection.execute(owners)}
    for table in _OF_LAYER:
        yield from _table(connection, table, table.c.layer, inside, ids)
    yield from _parts(connection, inside, ids)


def _table(
    connection: Connection,
    table: Table,
    key: Column[Any],
    owners: Mapping[int, int],
    ids: Mapping[int, str],
) -> Iterator[tuple[int, Fault]]:
    checks = [(at, column) for at, column in enumerate(table.columns)]
    owner = list(table.columns).index(key)
    for row in connection.execute(select(table).where(key.in_(owners))):
        for at, column in checks:
            fault = _value(column, row[at])
            if fault is not None:
                pk = owners[row[owner]]
                where = f"{ids[pk]} / {table.name} / {_name(table, tuple(row))}"
                words = worded("Its {column} {what}.", column=column.name, what=fault[1])
                yield pk, Fault(fault[0], where, words)


def _name(table: Table, row: tuple[Any, ...]) -> str:
    names = [str(v) for c, v in zip(table.columns, row, strict=True) if c.primary_key]
    return " ".join(names)


def _value(column: Column[Any], value: object) -> tuple[str, str] | None:
    if value is None:
        return None if column.nullable else ("row.type", worded("is missing"))
    wanted = int if isinstance(column.type, (Integer, Boolean)) else str
    if not isinstance(value, wanted):
        return "row.type", worded(
            "holds {found} where {wanted} belongs",
            found=type(value).__name__,
            wanted=wanted.__name__,
        )
    if column.name == "version" and isinstance(value, int) and value < 1:
        return "row.version", worded("is {value}, and versions begin at 1", value=value)
    if column in _ONE_OF and value not in _ONE_OF[column][1]:
        key, known = _ONE_OF[column]
        return key, worded(
            "is «{value}», which is none of {known}", value=value, known=", ".join(sorted(known))
        )
    decode = _JSON.get(column)
    if decode is not None and isinstance(value, str):
        try:
            decode(value)
        except (msgspec.MsgspecError, UnicodeError) as fault:
            return "json.broken", worded("cannot be understood ({fault})", fault=str(fault))
    return None


def _parts(
    connection: Connection, inside: Mapping[int, int], ids: Mapping[int, str]
) -> Iterator[tuple[int, Fault]]:
    """Fragments and arguments that do not go with their mention."""
    f, m, a = fragments, mentions, arguments
    count = func.count()
    ends = (
        select(m.c.layer, m.c.id, m.c.start, m.c.end, func.min(f.c.start), func.max(f.c.end), count)
        .join(f, (f.c.layer == m.c.layer) & (f.c.mention == m.c.id))
        .where(m.c.layer.in_(inside))
        .group_by(m.c.layer, m.c.id, m.c.start, m.c.end)
    )
    for layer, mention, start, end, first, last, number in connection.execute(ends):
        if number < 2 or (start, end) != (first, last):
            words = worded(
                "The {number} fragments of {mention} do not make up {start}-{end}.",
                number=number,
                mention=mention,
                start=start,
                end=end,
            )
            pk = inside[layer]
            yield pk, Fault("fragment.ends", f"{ids[pk]} / {mention}", words)
    stray = (
        select(a.c.layer, a.c.event, count)
        .join(m, (a.c.layer == m.c.layer) & (a.c.event == m.c.id))
        .where(m.c.layer.in_(inside), m.c.kind == "s")
        .group_by(a.c.layer, a.c.event)
    )
    for layer, mention, number in connection.execute(stray):
        words = worded(
            "{item} is a span and has {number} arguments, which only events have.",
            item=mention,
            number=number,
        )
        pk = inside[layer]
        yield pk, Fault("argument.stray", f"{ids[pk]} / {mention}", words)
    for table, owner in ((f, f.c.mention), (a, a.c.event)):
        for layer, mention, lost in _ordinals(connection, table, owner, inside):
            pk = inside[layer]
            yield pk, Fault("part.missing", f"{ids[pk]} / {mention}", lost)


def _ordinals(
    connection: Connection, table: Table, owner: Column[Any], inside: Mapping[int, int]
) -> Iterator[tuple[int, str, str]]:
    counted = (
        select(
            table.c.layer,
            owner,
            func.min(table.c.ordinal),
            func.max(table.c.ordinal),
            func.count(),
        )
        .where(table.c.layer.in_(inside))
        .group_by(table.c.layer, owner)
    )
    for layer, mention, first, last, number in connection.execute(counted):
        if first != 0 or last != number - 1:
            words = worded(
                "{parts} of {item} are missing: {number} of {wanted}.",
                parts=_PARTS[table.name],
                item=mention,
                number=number,
                wanted=last + 1,
            )
            yield layer, mention, words
