"""Log: reading what was done. It only grows, and every line can be taken back from it."""

from typing import Any

import msgspec
from sqlalchemy import Connection, select

from annotator.model.document import Layer, LayerKey, TextVersion
from annotator.model.edits import Edit, Origin, Transaction, Value
from annotator.model.entry import Entry
from annotator.model.history import LogHead
from annotator.model.scheme import Label, SchemeHead
from annotator.sentences import worded
from annotator.store import reading, rows
from annotator.store.schema import transaction_layers, transactions

_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode

_HEAD = (
    transactions.c.seq,
    transactions.c.id,
    transactions.c.title,
    transactions.c.origin,
    transactions.c.author,
    transactions.c.time,
    transactions.c.undoes,
)


def read_history(connection: Connection, document: str, author: str) -> list[LogHead]:
    """What an author did on a document, oldest first."""
    touched = select(transaction_layers.c.seq).where(transaction_layers.c.document == document)
    wanted = select(*_HEAD).where(
        transactions.c.author == author, transactions.c.seq.in_(touched.distinct())
    )
    return [_head(tuple(row)) for row in connection.execute(wanted.order_by(transactions.c.seq))]


def _head(row: tuple[Any, ...]) -> LogHead:
    seq, id, title, origin, by, time, undoes = row
    return LogHead(
        seq=seq, id=id, title=title, origin=Origin(origin), author=by, time=time, undoes=undoes
    )


def read_transaction(connection: Connection, id: str) -> Transaction | None:
    """A transaction with its edits, or None."""
    row = connection.execute(select(transactions).where(transactions.c.id == id)).mappings().first()
    if row is None:
        return None
    edits = tuple(_with_texts(connection, edit) for edit in _edits(row["body"]))
    return Transaction(
        id=row["id"],
        edits=edits,
        title=row["title"],
        author=row["author"],
        time=row["time"],
        origin=Origin(row["origin"]),
        undoes=row["undoes"],
    )


def holds(connection: Connection, transaction: Transaction) -> bool:
    """Whether the log has this very act: same id, same author, same edits."""
    here = transactions.c.id == transaction.id
    row = connection.execute(select(transactions.c.author, transactions.c.body).where(here)).first()
    return row is not None and tuple(row) == (transaction.author, log_body(transaction))


def read_ids(connection: Connection, first: str, end: str) -> list[str]:
    """The ids from `first` up to, and without, `end`, in the order of the log."""
    wanted = select(transactions.c.id).where(transactions.c.id >= first, transactions.c.id < end)
    return list(connection.scalars(wanted.order_by(transactions.c.seq)))


def read_place(connection: Connection, place: LayerKey) -> list[tuple[LogHead, tuple[Edit, ...]]]:
    """All acts on one place, oldest first, each with its edits there."""
    t = transaction_layers
    wanted = (
        select(*_HEAD, transactions.c.body)
        .join(t, t.c.seq == transactions.c.seq)
        .where(t.c.document == place.document, t.c.author == place.author)
        .order_by(t.c.seq)
    )
    return [
        (_head(tuple(row)[:-1]), tuple(e for e in _edits(row.body) if e.place == place))
        for row in connection.execute(wanted)
    ]


def last_touch(connection: Connection, place: LayerKey, id: str) -> LogHead | None:
    """Who changed one thing of a layer last, as far as the latest hundred acts on it tell."""
    t = transaction_layers
    wanted = (
        select(*_HEAD, transactions.c.body)
        .join(t, t.c.seq == transactions.c.seq)
        .where(t.c.document == place.document, t.c.author == place.author)
        .order_by(t.c.seq.desc())
        .limit(100)
    )
    for row in connection.execute(wanted):
        edits = _edits(row.body)
        if any(edit.place == place and name_of(edit.value) == id for edit in edits):
            return _head(tuple(row)[:-1])
    return None


def name_of(value: Value) -> str:
    """What a value is called within its place: an item by its id, a label or entry by its key."""
    if isinstance(value, Layer):
        return ""
    if isinstance(value, TextVersion):
        return value.document
    if isinstance(value, SchemeHead):
        return worded("the scheme")
    return value.key if isinstance(value, (Label, Entry)) else value.id


def log_body(transaction: Transaction) -> str:
    """The edits as the log keeps them: texts without their text, which never changes."""
    return rows.to_json([_without_text(edit) for edit in transaction.edits])


def _without_text(edit: Edit) -> Edit:
    if not isinstance(edit.value, TextVersion):
        return edit
    before, after = (
        msgspec.structs.replace(value, text="") if isinstance(value, TextVersion) else value
        for value in (edit.before, edit.after)
    )
    return Edit(edit.place, before, after)


def _with_texts(connection: Connection, edit: Edit) -> Edit:
    if not isinstance(edit.value, TextVersion):
        return edit
    before, after = (
        reading.read_text(connection, value.document, value.number) or value
        if isinstance(value, TextVersion)
        else value
        for value in (edit.before, edit.after)
    )
    return Edit(edit.place, before, after)
