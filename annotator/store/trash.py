"""Trash: the documents that were deleted and can come back; they have nothing in force.

A document lies in the trash while the number of its text is below nothing: -1 says that text 1
will be in force again. So deleting is an edit of the document like any other, logged and undone
like any other, no row of its work is touched, and lists and exports, which ask for the text in
force, pass it by.
"""

from collections import defaultdict
from collections.abc import Iterable

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
    numbers, acts = _numbers(connection), _Acts(connection)
    return [_told(document, numbers[document.id], acts) for document in found]


def _numbers(connection: Connection) -> dict[str, list[int]]:
    """For each document in the trash the numbers of the acts on it, the latest first."""
    t = transaction_layers.c
    asked = (
        select(t.document, t.seq)
        .join(documents, documents.c.id == t.document)
        .where(documents.c.text_version < 0, t.author == "")
        .order_by(t.seq.desc())
    )
    found: dict[str, list[int]] = defaultdict(list)
    for id, seq in connection.execute(asked):
        found[id].append(seq)
    return found


class _Acts:
    """The acts of the log, each read once: one may have deleted thousands of documents."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, tuple[tuple[str, str, str], frozenset[str]]] = {}

    def __call__(self, seq: int) -> tuple[tuple[str, str, str], frozenset[str]]:
        """Author, time and id of an act, and the ids of the documents that it deleted."""
        known = self._known.get(seq)
        if known is None:
            t = transactions.c
            asked = select(t.author, t.time, t.id, t.body).where(t.seq == seq)
            author, time, id, body = self._connection.execute(asked).one()
            gone = frozenset(edit.place.document for edit in _edits(body) if _deletes(edit))
            known = self._known[seq] = (author, time, id), gone
        return known


def _told(document: Document, numbers: Iterable[int], acts: _Acts) -> Trashed:
    """Who deleted it: the latest act by which its text went out of force."""
    for seq in numbers:
        head, gone = acts(seq)
        if document.id in gone:
            return Trashed(document, *head)
    return Trashed(document, "", "", "")


def _deletes(edit: Edit) -> bool:
    before, after = edit.before, edit.after
    return (
        isinstance(before, Document)
        and isinstance(after, Document)
        and before.text_version > 0 > after.text_version
    )
