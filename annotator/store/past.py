"""Past: the acts on one document with their edits, by all authors, in the order of the log."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from annotator.model.edits import Edit, Origin, Transaction
from annotator.store.schema import transaction_layers, transactions

_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode


def read_acts(connection: Connection, document: str) -> Iterator[tuple[int, Transaction]]:
    """Each act that touched a document: its number in the log, and the whole of it.

    Texts come without their text, which the log does not keep; it never changes.
    """
    t = transaction_layers
    touched = select(t.c.seq).where(t.c.document == document).distinct()
    wanted = select(transactions).where(transactions.c.seq.in_(touched))
    for row in connection.execute(wanted.order_by(transactions.c.seq)).mappings():
        yield (
            row["seq"],
            Transaction(
                id=row["id"],
                edits=_edits(row["body"]),
                title=row["title"],
                author=row["author"],
                time=row["time"],
                origin=Origin(row["origin"]),
                undoes=row["undoes"],
            ),
        )
