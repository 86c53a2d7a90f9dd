"""Engine: connections, settings and checks at opening. The only file that knows it is SQLite.

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
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from annotator.errors import Conflict, UserError
from annotator.store.schema import REVISION, metadata

APPLICATION_ID = 0x41524E54
_MAGIC = b"SQLite format 3\0"
_WAIT_S = 5.0
_PLAIN = "annotator_plain"

_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    # Longer waits are cut into pieces by `patiently`, so that a window can stay alive.
    "PRAGMA busy_timeout=150",
    "PRAGMA journal_size_limit=16777216",
)
_SCHEMA = "SELECT type, name, sql FROM sqlite_schema"

T = TypeVar("T")


def make_engine(path: Path, *, read_only: bool = False) -> Engine:
    """An engine with exactly one connection: one connection of one process writes.

    Transactions begin with BEGIN IMMEDIATE, so that what is read inside is what is written to.
    """
    uri = path.resolve().as_uri()
    mode = "?mode=ro" if read_only else "?mode=rw"
    wal = path.with_name(path.name + "-wal")
    if read_only and not wal.exists() and not os.access(path.parent, os.W_OK):
        # On a medium that cannot be written SQLite wants to be told that nobody else writes.
        mode += "&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri + mode, uri=True, isolation_level=None, check_same_thread=False, timeout=0.15
        )

    engine = create_engine(
        "sqlite+pysqlite://", creator=connect, poolclass=StaticPool, pool_reset_on_return=None
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


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


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)


def use_wal(engine: Engine) -> None:
    """Write-ahead log with a sync at every commit; where it cannot be had, the strictest other.

    `user_version` and `application_id` must be written before: a program that finds a file with
    a log must be able to tell from the file alone what it is.
    """
    with _plainly(engine) as connection:
        mode = patiently(lambda: connection.exec_driver_sql("PRAGMA journal_mode=WAL").scalar())
        level = "PRAGMA synchronous=FULL" if mode == "wal" else "PRAGMA synchronous=EXTRA"
        connection.exec_driver_sql(level)


def make_single_file(engine: Engine) -> None:
    """Fold the log into the file, so that a closed project is one file that can be mailed."""
    with _plainly(engine) as connection:
        # Read to the end: a half-read statement would hold the table it looks at.
        patiently(lambda: connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        patiently(lambda: connection.exec_driver_sql("PRAGMA journal_mode=DELETE").fetchall())


@contextmanager
def _plainly(engine: Engine) -> Iterator[Connection]:
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
    if revision != REVISION:
        raise ValueError(revision)
    connection.exec_driver_sql("PRAGMA application_id=1095913044")
    connection.exec_driver_sql("PRAGMA user_version=1")


def roll_back(connection: Connection) -> None:
    """Leave the database as it was before the present transaction, also after a failed commit.

    SQLAlchemy holds a transaction for ended when its commit has failed; the database does not, and
    the next reader on this connection would see what was never saved.
    """
    try:
        connection.rollback()
        connection.connection.rollback()
    except (DBAPIError, sqlite3.Error):
        # Whatever is still open there ends with the connection.
        connection.invalidate()


def patiently(act: Callable[[], T], seconds: float = _WAIT_S) -> T:
    """Do `act`, again and again while another program holds the file, for `seconds` at most."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return act()
        except DBAPIError as fault:
            if "locked" not in str(fault.orig) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a UserError with a plain sentence about `path`."""
    try:
        yield
    except IntegrityError as fault:
        raise Conflict(
            "Something with the same id is in the project already. Nothing was written."
        ) from fault
    except DBAPIError as fault:
        raise _user_error(str(fault.orig), path) from fault


def _user_error(said: str, path: Path) -> UserError:
    cases = (
        ("locked", "project.locked", "is in use by another program. Close it there, try again"),
        ("readonly", "project.read_only", "cannot be written to. Copy it to a folder of yours"),
        ("malformed", "project.damaged", _DAMAGED),
        ("not a database", "project.damaged", _DAMAGED),
        ("disk", "project.disk_full", "could not be written: is the disk full? Make room, repeat"),
        ("unable to open", "project.unreadable", "cannot be opened. Is the folder yours to use?"),
    )
    for part, key, words in cases:
        if part in said:
            return UserError(key, f"{path} {words} ({said}).")
    return UserError("project.fault", f"{path} answered: {said}. Nothing was changed.")


_DAMAGED = "is damaged. Keep it, restore a backup, or salvage it into a new file"


# --- checks before opening --------------------------------------------------------------------


def check_file(path: Path) -> int:
    """Look at the bytes of a file before SQLite does; its revision.

    Raises UserError: project.missing, .empty, .not_sqlite, .foreign, .newer, .unreadable.
    Nothing is written, and the file is closed again before any connection is made.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as fault:
        raise UserError("project.missing", f"There is no project {path}.") from fault
    except OSError as fault:
        words = f"{path} cannot be read: {fault.strerror}."
        raise UserError("project.unreadable", words) from fault
    if not head:
        words = f"{path} is empty (0 bytes); it is not a project. Restore a copy of it."
        raise UserError("project.empty", words)
    if not head.startswith(_MAGIC) or len(head) < 100:
        words = f"{path} is not a project of this program: it is no SQLite file."
        raise UserError("project.not_sqlite", words)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        words = f"{path} is a database of another program. It was left as it is."
        raise UserError("project.foreign", words)
    revision = int.from_bytes(head[60:64], "big")
    if revision > REVISION:
        words = (
            f"{path} was made by a newer version of this program (revision {revision}; this one "
            f"knows up to {REVISION}). It was left as it is. Use the newer version."
        )
        raise UserError("project.newer", words)
    return revision


def check_schema(engine: Engine, path: Path) -> None:
    """Refuse a file that is damaged, or holds anything that we did not make.

    A foreign trigger or view could change or hide rows whenever we write (reliability.md, S1).
    """
    with translated(path), _plainly(engine) as connection:
        said = patiently(lambda: connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
        if said != "ok":
            raise UserError("project.damaged", f"{path} {_DAMAGED} ({said}).")
        rows = connection.exec_driver_sql(_SCHEMA).fetchall()
    expected = expected_schema()
    order = {"trigger": 0, "view": 1}
    for kind, name, sql in sorted(rows, key=lambda row: (order.get(row[0], 2), row[1])):
        if name == "sqlite_sequence" or (sql is None and name.startswith("sqlite_autoindex_")):
            continue
        if expected.pop((kind, name), None) != _normal(sql or ""):
            raise UserError(
                "project.foreign_schema",
                f"{path} holds a {kind} «{name}» that this program did not make, so it was not "
                "opened and nothing was changed. Ask whoever sent it for a JSONL export.",
            )
    if expected:
        kind, name = next(iter(expected))
        raise UserError("project.damaged", f"{path} has lost its {kind} «{name}»; it {_DAMAGED}.")


def expected_schema() -> dict[tuple[str, str], str]:
    """The exact objects of a project of this revision: (type, name) -> normalised SQL."""
    dialect = create_engine("sqlite://").dialect
    found = {}
    for table in metadata.sorted_tables:
        found["table", table.name] = _normal(str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            sql = str(CreateIndex(index).compile(dialect=dialect))
            found["index", str(index.name)] = _normal(sql)
    return found


def _normal(sql: str) -> str:
    return " ".join(sql.split())
