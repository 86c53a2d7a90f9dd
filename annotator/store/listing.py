"""Listing: the list of documents as one author sees it, with counts, in one query."""

from sqlalchemy import Case, Connection, case, func, select

from annotator.model.document import Status
from annotator.model.record import DocumentRow
from annotator.store.schema import documents, layers, mentions

_STATUS: dict[str | None, Status] = {None: Status.NEW}
_STATUS.update((status.value, status) for status in Status)


def read_document_rows(connection: Connection, author: str) -> list[DocumentRow]:
    """The rows of the list, in the order of import."""
    mine = layers.alias()
    counts = (
        select(
            mentions.c.layer,
            func.sum(_is("s")).label("spans"),
            func.sum(_is("e")).label("events"),
        )
        .join(layers, layers.c.pk == mentions.c.layer)
        .where(layers.c.author == author)
        .group_by(mentions.c.layer)
        .subquery()
    )
    wanted = (
        select(
            documents.c.id,
            documents.c.name,
            documents.c.title,
            mine.c.status,
            mine.c.flagged,
            counts.c.spans,
            counts.c.events,
        )
        .outerjoin(mine, (mine.c.document == documents.c.pk) & (mine.c.author == author))
        .outerjoin(counts, counts.c.layer == mine.c.pk)
        .where(documents.c.text_version > 0)
        .order_by(documents.c.pk)
    )
    return [
        DocumentRow(
            id=id,
            name=name,
            title=title,
            status=_STATUS[status],
            flagged=bool(flagged),
            spans=spans or 0,
            events=events or 0,
        )
        for id, name, title, status, flagged, spans, events in connection.execute(wanted).all()
    ]


def _is(kind: str) -> Case[int]:
    return case((mentions.c.kind == kind, 1), else_=0)
