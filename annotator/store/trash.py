"""Trash: the documents that were deleted and can come back; they have nothing in force.

A document lies in the trash while the number of its text is below nothing: -1 says that text 1
will be in force again. So deleting is an edit of the document like any other, logged and undone
like any other, no row of its work is touched, and lists and exports, which ask for the text in
force, pass it by.
"""

import msgspec
from sqlalchemy import Connection, select

from annotator.model.document import Document
from annotator.model.edits import Edit
from annotator.store import rows
from annotator.store.schema import documents, transaction_layers, transactions

_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode


class Trashed(msgspec.Struct, frozen=True):
    """A document in the trash, who put it there, when (UTC, ISO 8601), and by which act."""

    document: Document
    author: str
    time: str
    act: str


def read_trash(connection: Connection) -> list[Trashed]:
    """The documents in the trash, in the order of import."""
    wanted = select(documents).where(documents.c.text_version < 0).order_by(documents.c.pk)
    found = [rows.document_of(dict(row)) for row in connection.execute(wanted).mappings()]
    return [_told(connection, document) for document in found]


def _told(connection: Connection, document: Document) -> Trashed:
    """Who deleted it: the latest act by which its text went out of force."""
    t = transaction_layers
    query = (
        select(transactions)
        .join(t, t.c.seq == transactions.c.seq)
        .where(t.c.document == document.id, t.c.author == "")
        .order_by(t.c.seq.desc())
    )
    for row in connection.execute(query).mappings():
        for edit in _edits(row["body"]):
            if _deletes(edit, document.id):
                return Trashed(document, row["author"], row["time"], row["id"])
    return Trashed(document, "", "", "")


def _deletes(edit: Edit, id: str) -> bool:
    before, after = edit.before, edit.after
    return (
        isinstance(before, Document)
        and isinstance(after, Document)
        and after.id == id
        and before.text_version > 0 > after.text_version
    )
