"""Log: reading what was done. It only grows, and every line can be taken back from it."""

import msgspec
from sqlalchemy import Connection, select

from annotator.model.document import TextVersion
from annotator.model.edits import Edit, Origin, Transaction
from annotator.model.history import LogHead
from annotator.store import reading
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
    return [
        LogHead(seq=seq, id=id, title=title, origin=Origin(o), author=by, time=time, undoes=undoes)
        for seq, id, title, o, by, time, undoes in connection.execute(
            wanted.order_by(transactions.c.seq)
        )
    ]


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
