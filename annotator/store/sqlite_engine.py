"""SQLite's engine: how a project file is spoken to, its settings, and what it answers in words.

What SQLAlchemy has no expression for stands here as constants, never composed from parts.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from annotator.store.connecting import connect

PATIENCE = 5.0
"""Seconds to wait for another program that holds the file, unless the caller wants less."""

_PLAIN = "annotator_plain"

_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    # Longer waits are cut into pieces by `patiently`, so that a window can stay alive: one act
    # may wait twice, for its transaction and to ask what became of it.
    "PRAGMA busy_timeout=60",
    "PRAGMA journal_size_limit=16777216",
)
_READS = (
    *_SETTINGS,
    # One connection writes and folds the log; SQLite before 3.51.3 may tear it when two do.
    "PRAGMA query_only=ON",
    "PRAGMA wal_autocheckpoint=0",
)
_KEPT = 4
"""So many connections that read are kept open; more are made, and closed, as they are needed."""
_REVISIONS = {1: "PRAGMA user_version=1"}

T = TypeVar("T")


def make_engine(path: Path, *, read_only: bool = False) -> Engine:
    """An engine with exactly one connection: one connection of one process writes.

    Transactions begin with BEGIN IMMEDIATE, so that what is read inside is what is written to.
    """
    mode = reading_mode(path) if read_only else "rw"
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path, mode, timeout=0.06),
        poolclass=StaticPool,
        pool_reset_on_return=None,
    )
    event.listen(engine, "connect", lambda connection, _: _configure(connection, _SETTINGS))
    event.listen(engine, "begin", _begin)
    return engine


def make_reading_engine(creator: Callable[[], sqlite3.Connection]) -> Engine:
    """An engine whose connections only read, as many as there are threads that do.

    Transactions begin with the first question, and see the file as it was then until their end.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=creator,
        poolclass=QueuePool,
        pool_size=_KEPT,
        max_overflow=-1,
        pool_use_lifo=True,
    )
    event.listen(engine, "connect", lambda connection, _: _configure(connection, _READS))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def reading_mode(path: Path) -> str:
    """How SQLite is to open a file that is only read."""
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() and not os.access(path.parent, os.W_OK):
        # On a medium that cannot be written SQLite wants to be told that nobody else writes.
        return "ro&immutable=1"
    return "ro"


def _begin(connection: Connection) -> None:
    # A plain connection reads (or sets pragmas) statement by statement and blocks nobody.
    if not connection.get_execution_options().get(_PLAIN):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def plain(connection: Connection) -> Connection:
    """The connection without transactions of its own: each statement stands alone.

    SQLAlchemy's AUTOCOMMIT would do the same and then give sqlite3 its own idea of transactions
    back, under which DDL is not rolled back.
    """
    return connection.execution_options(**{_PLAIN: True})


def _configure(connection: sqlite3.Connection, settings: tuple[str, ...]) -> None:
    for setting in settings:
        connection.execute(setting)


def use_wal(engine: Engine, *, far: bool = False) -> None:
    """Write-ahead log with a sync at every commit; where it cannot be had, the strictest other.

    `far` says that the file lies on a network, where the log would tear (reliability.md, F7).

    `user_version` and `application_id` must be written before: a program that finds a file with
    a log must be able to tell from the file alone what it is.
    """
    with plainly(engine) as connection:
        wanted = "PRAGMA journal_mode=DELETE" if far else "PRAGMA journal_mode=WAL"
        mode = patiently(lambda: connection.exec_driver_sql(wanted).scalar())
        level = "PRAGMA synchronous=FULL" if mode == "wal" else "PRAGMA synchronous=EXTRA"
        connection.exec_driver_sql(level)


def make_single_file(engine: Engine) -> None:
    """Fold the log into the file, so that a closed project is one file that can be mailed."""
    with plainly(engine) as connection:
        # Read to the end: a half-read statement would hold the table it looks at.
        patiently(lambda: connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        patiently(lambda: connection.exec_driver_sql("PRAGMA journal_mode=DELETE").fetchall())


@contextmanager
def plainly(engine: Engine) -> Iterator[Connection]:
    """A connection that reads, or sets, statement by statement."""
    with engine.connect() as connection:
        yield plain(connection)


def pragma(engine: Engine, name: str) -> object:
    """The value of a setting of the live connection; for `info`, checks and tests."""
    if not name.isidentifier():
        raise ValueError(name)
    raw = engine.raw_connection()
    return raw.driver_connection.execute("PRAGMA " + name).fetchone()[0]  # type: ignore[union-attr] # sqlite3 gives one always


def stamp(connection: Connection, revision: int) -> None:
    """Write whose file this is and of which revision, inside the present transaction."""
    connection.exec_driver_sql("PRAGMA application_id=1095913044")
    connection.exec_driver_sql(_REVISIONS[revision])


def patiently(act: Callable[[], T], seconds: float = PATIENCE) -> T:
    """Do `act`, again and again while another program holds the file, for `seconds` at most."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return act()
        except DBAPIError as fault:
            if "locked" not in str(fault.orig) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
