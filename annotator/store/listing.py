"""Listing: the list of documents as one author sees it, read a part at a time.

What a list needs to stand comes first and quickly; counts, labels and dates come after, for a
range of documents. No query is long: whoever works meanwhile waits for none.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    case,
    func,
    literal,
    select,
    union_all,
)

from annotator.model.document import Layer
from annotator.store import rows
from annotator.store.schema import (
    clusters,
    document_labels,
    documents,
    layers,
    mentions,
    relations,
    texts,
    transaction_layers,
    transactions,
    zones,
)
from annotator.text.dates import find_date

ListLine: TypeAlias = (
    Row[tuple[int, str, str, str, str, bool, str, int]]
    | tuple[int, str, str, str, str | None, bool | None, str | None, int | None]
)
"""Number (the order of import), id, name, title; status, flag, note and seconds of the author's
layer, or None where there is no layer."""

_AT_ONCE = 400
_BETWEEN = "\x1f"
"""Stands in no label."""
_DATES = ("date", "published", "pubdate", "created", "datetime", "dateline", "updated", "تاريخ")


class Details(msgspec.Struct):
    """What is counted of one document: spans, events, the labels on it, and its date or ""."""

    spans: int = 0
    events: int = 0
    labels: tuple[str, ...] = ()
    date: str = ""


def read_lines(connection: Connection, author: str, after: int, limit: int) -> Sequence[ListLine]:
    """The first `limit` lines behind number `after`, in the order of import."""
    mine = layers.c
    asked = (
        select(
            documents.c.pk,
            documents.c.id,
            documents.c.name,
            documents.c.title,
            mine.status,
            mine.flagged,
            mine.note,
            mine.seconds,
        )
        .outerjoin(layers, (mine.document == documents.c.pk) & (mine.author == author))
        .where(documents.c.text_version > 0, documents.c.pk > after)
        .order_by(documents.c.pk)
        .limit(limit)
    )
    return connection.execute(asked).fetchall()


def read_first_open(connection: Connection, author: str) -> str | None:
    """The id of the first document that the author has not done; else of the first; else None."""
    mine = layers.c
    asked = (
        select(documents.c.id)
        .outerjoin(layers, (mine.document == documents.c.pk) & (mine.author == author))
        .where(documents.c.text_version > 0)
        .order_by(documents.c.pk)
        .limit(1)
    )
    not_done = asked.where((mine.status != "done") | mine.status.is_(None))
    found = connection.scalar(not_done)
    return found if found is not None else connection.scalar(asked)


def read_details(connection: Connection, author: str, first: int, last: int) -> dict[int, Details]:
    """Counts, labels and dates of the documents numbered `first` to `last`, both included."""
    found: dict[int, Details] = defaultdict(Details)
    here = (layers.c.author == author, layers.c.document.between(first, last))
    for number, spans, events, labels in connection.execute(_counted(here)):
        # A server gives a sum of counts as a decimal.
        found[number] = Details(int(spans), int(events), tuple(labels.split(_BETWEEN)))
    others = union_all(
        *(
            select(layers.c.document, table.c.label)
            .join(table, table.c.layer == layers.c.pk)
            .where(*here)
            for table in (relations, clusters, document_labels)
        )
    )
    for number, label in connection.execute(others):
        found[number].labels = (*found[number].labels, label)
    for number, date in _read_dates(connection, first, last).items():
        found[number].date = date
    return found


def _counted(here: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    """Document, spans, events, and the labels of both in one text: one short row for each."""
    by_label = (
        select(layers.c.document, mentions.c.kind, mentions.c.label, func.count().label("n"))
        .join(mentions, mentions.c.layer == layers.c.pk)
        .where(*here)
        .group_by(layers.c.document, mentions.c.kind, mentions.c.label)
        .subquery()
    )
    of = by_label.c
    return select(
        of.document,
        func.sum(case((of.kind == "s", of.n), else_=0)),
        func.sum(case((of.kind == "e", of.n), else_=0)),
        func.aggregate_strings(of.label, _BETWEEN),
    ).group_by(of.document)


def _read_dates(connection: Connection, first: int, last: int) -> dict[int, str]:
    """The date that the source said, else the one of the date line, else the day of import."""
    asked = select(documents.c.pk, documents.c.id, documents.c.meta).where(
        documents.c.pk.between(first, last), documents.c.text_version > 0
    )
    found: dict[int, str] = {}
    without: dict[str, int] = {}
    for number, id, meta in connection.execute(asked):
        found[number] = _said(meta)
        if not found[number]:
            without[id] = number
    if without:
        for number, words in _date_lines(connection, first, last):
            found[number] = found.get(number, "") or find_date(words)
        missing = {id: number for id, number in without.items() if not found[number]}
        for id, time in _imported(connection, list(missing)):
            found[missing[id]] = time[:10]
    return found


def _said(meta: str) -> str:
    if meta == rows.NOTHING:
        return ""
    for key, value in sorted(msgspec.json.decode(meta, type=dict[str, object]).items()):
        if key.rpartition(".")[2].casefold() in _DATES and isinstance(value, str):
            date = find_date(value)
            if date:
                return date
    return ""


def _date_lines(connection: Connection, first: int, last: int) -> Iterable[tuple[int, str]]:
    here = (texts.c.document == documents.c.pk) & (texts.c.number == documents.c.text_version)
    cut = func.substr(texts.c.text, zones.c.start + 1, zones.c.end - zones.c.start)
    asked = (
        select(documents.c.pk, cut)
        .join(zones, zones.c.document == documents.c.pk)
        .join(texts, here)
        .where(documents.c.pk.between(first, last), zones.c.kind == literal("dateline"))
        .order_by(documents.c.pk, zones.c.start)
    )
    return [(number, words) for number, words in connection.execute(asked)]


def _imported(connection: Connection, ids: Sequence[str]) -> Iterable[tuple[str, str]]:
    """When the first act touched each of these documents: UTC, ISO 8601."""
    t = transaction_layers.c
    for at in range(0, len(ids), _AT_ONCE):
        first = (
            select(t.document, func.min(t.seq).label("seq"))
            .where(t.author == "", t.document.in_(ids[at : at + _AT_ONCE]))
            .group_by(t.document)
            .subquery()
        )
        asked = select(first.c.document, transactions.c.time).join(
            transactions, transactions.c.seq == first.c.seq
        )
        yield from ((row[0], row[1]) for row in connection.execute(asked))


def read_layers_of(connection: Connection, author: str, ids: Sequence[str]) -> dict[str, Layer]:
    """The author's layers on these documents, by the documents' ids; none where none was made."""
    found: dict[str, Layer] = {}
    columns = (layers.c.status, layers.c.flagged, layers.c.note, layers.c.seconds)
    for at in range(0, len(ids), _AT_ONCE):
        asked = (
            select(documents.c.id, *columns)
            .join(layers, layers.c.document == documents.c.pk)
            .where(layers.c.author == author, documents.c.id.in_(ids[at : at + _AT_ONCE]))
        )
        found.update((id, rows.layer_of(*row)) for id, *row in connection.execute(asked))
    return found
