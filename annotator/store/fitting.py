"""Fitting: marks are written on the text in force only, not on one that was corrected since."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from annotator.errors import Conflict
from annotator.model.document import TextVersion
from annotator.model.edits import Transaction
from annotator.model.items import Event, Span, quote_of
from annotator.sentences import worded
from annotator.store import reading
from annotator.store.schema import documents, layers


def corrected_by(act: Transaction) -> set[str]:
    """The documents in which an act puts another text in the place of the present one."""
    return {
        edit.place.document
        for edit in act.edits
        if isinstance(edit.before, TextVersion) and isinstance(edit.after, TextVersion)
    }


def refuse_unfit(connection: Connection, act: Transaction, new: Collection[str]) -> None:
    """Raise Conflict for marks that do not fit the text in force, once an act has been written.

    Only documents with a second text are looked at, so that this costs next to nothing; `new` are
    documents that this database transaction brings, whose texts nobody has corrected.
    """
    marked: dict[str, list[Span | Event]] = {}
    for edit in act.edits:
        if isinstance(edit.after, (Span, Event)) and edit.place.document not in new:
            marked.setdefault(edit.place.document, []).append(edit.after)
    for id in corrected_by(act):
        # Another text has to fit every mark there is, also one that came while it was prepared.
        marked[id] = _all(connection, id)
    for id, mentions in marked.items():
        pk = reading.document_pk(connection, id)
        if pk is None or not reading.corrected(connection, pk):
            continue
        now = reading.read_text(connection, id, None)
        if now is not None and any(m.quote != quote_of(now.text, m.fragments) for m in mentions):
            raise Conflict(
                worded(
                    "The text of document {document} was corrected meanwhile, or marks were made "
                    "on it, and the two do not fit. Nothing was changed; open the document again "
                    "and repeat what you did.",
                    document=id,
                )
            )


def _all(connection: Connection, id: str) -> list[Span | Event]:
    """All mentions of a document, by all authors."""
    wanted = select(layers.c.pk).join(documents, documents.c.pk == layers.c.document)
    pks = list(connection.scalars(wanted.where(documents.c.id == id)))
    found = reading.read_items(connection, pks)
    return [item for items in found.values() for item in items if isinstance(item, (Span, Event))]
