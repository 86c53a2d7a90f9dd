"""Info: figures about a project, for people who ask what they have."""

import msgspec
from sqlalchemy import Connection, Table, func, select

from annotator.store.database import Facts
from annotator.store.schema import (
    arguments,
    clusters,
    document_labels,
    documents,
    layers,
    mentions,
    project,
    relations,
    transactions,
)


class ProjectInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a project holds. `database_safe` is false with an SQLite older than 3.51.3."""

    path: str
    scheme: str
    scheme_version: int
    documents: int
    authors: tuple[str, ...]
    spans: int
    events: int
    arguments: int
    relations: int
    clusters: int
    document_labels: int
    transactions: int
    journal_mode: str
    database: str
    database_safe: bool


class _Head(msgspec.Struct):
    name: str = ""
    version: int = 0


def read_info(connection: Connection, name: str, facts: Facts) -> ProjectInfo:
    """Count everything there is."""

    def count(table: Table) -> int:
        return connection.scalar(select(func.count()).select_from(table)) or 0

    kinds = select(mentions.c.kind, func.count()).group_by(mentions.c.kind)
    by_kind = {row[0]: row[1] for row in connection.execute(kinds)}
    head = connection.scalar(select(project.c.value).where(project.c.key == "scheme"))
    scheme = msgspec.json.decode(head or "{}", type=_Head)
    return ProjectInfo(
        path=name,
        scheme=scheme.name,
        scheme_version=scheme.version,
        documents=count(documents),
        authors=tuple(
            connection.scalars(select(layers.c.author).distinct().order_by(layers.c.author))
        ),
        spans=by_kind.get("s", 0),
        events=by_kind.get("e", 0),
        arguments=count(arguments),
        relations=count(relations),
        clusters=count(clusters),
        document_labels=count(document_labels),
        transactions=count(transactions),
        journal_mode=facts.journal,
        database=facts.product,
        database_safe=facts.safe,
    )
