"""Info: figures about a project, for people who ask what they have."""

import sqlite3
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, Table, func, select

from annotator.store import engine as sqlite
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

_SAFE_SQLITE = (3, 51, 3)
"""From here on SQLite is without its rare fault of two checkpoints at one moment."""


class ProjectInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a project holds. `sqlite_safe` says whether the SQLite here is 3.51.3 or newer."""

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
    sqlite: str
    sqlite_safe: bool


class _Head(msgspec.Struct):
    name: str = ""
    version: int = 0


def read_info(connection: Connection, engine: Engine, path: Path) -> ProjectInfo:
    """Count everything there is."""

    def count(table: Table) -> int:
        return connection.scalar(select(func.count()).select_from(table)) or 0

    kinds = select(mentions.c.kind, func.count()).group_by(mentions.c.kind)
    by_kind = {row[0]: row[1] for row in connection.execute(kinds)}
    head = connection.scalar(select(project.c.value).where(project.c.key == "scheme"))
    scheme = msgspec.json.decode(head or "{}", type=_Head)
    return ProjectInfo(
        path=str(path),
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
        journal_mode=str(sqlite.pragma(engine, "journal_mode")),
        sqlite=sqlite3.sqlite_version,
        sqlite_safe=sqlite3.sqlite_version_info >= _SAFE_SQLITE,
    )
