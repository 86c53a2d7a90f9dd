"""SQLite: a project file, its checks at opening, and its connections: one writes, many read."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, CreateTable

from annotator.errors import UserError
from annotator.sentences import worded
from annotator.store.changes import Silence
from annotator.store.clock import utc_now
from annotator.store.closing import left_whole, remember
from annotator.store.connecting import APPLICATION_ID
from annotator.store.database import SAVING, Database, Facts, Fill, roll_back
from annotator.store.locking import ProjectLock
from annotator.store.readers import Readers
from annotator.store.schema import REVISION, metadata
from annotator.store.sharing import is_far
from annotator.store.sqlite_engine import (
    PATIENCE,
    make_engine,
    make_single_file,
    patiently,
    plain,
    plainly,
    stamp,
    use_wal,
)
from annotator.store.sqlite_errors import damaged, foreign, lost, translated

_MAGIC = b"SQLite format 3\0"
_SCHEMA = "SELECT type, name, sql FROM sqlite_schema"
_INTEGRITY = "PRAGMA integrity_check(20)"
_FOREIGN_KEYS = "PRAGMA foreign_key_check"
_SAFE_SQLITE = (3, 51, 3)
"""From here on SQLite is without its rare fault of two checkpoints at one moment."""
_ENDLESS = 1 << 62
_TURN_S = 0.02
"""Who will not wait for a writer of this program waits so long: most are done by then."""


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
        raise UserError(
            "project.missing", worded("There is no project {project}.", project=path)
        ) from fault
    except OSError as fault:
        words = worded("{path} cannot be read: {reason}.", path=path, reason=fault.strerror)
        raise UserError("project.unreadable", words) from fault
    if not head:
        words = worded(
            "{path} is empty (0 bytes); it is not a project. Restore a copy of it.", path=path
        )
        raise UserError("project.empty", words)
    if not head.startswith(_MAGIC) or len(head) < 100:
        words = worded("{path} is not a project of this program: it is no SQLite file.", path=path)
        raise UserError("project.not_sqlite", words)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        words = worded("{path} is a database of another program. It was left as it is.", path=path)
        raise UserError("project.foreign", words)
    revision = int.from_bytes(head[60:64], "big")
    if revision > REVISION:
        words = worded(
            "{path} was made by a newer version of this program (revision {revision}; this one "
            "knows up to {known}). It was left as it is. Use the newer version.",
            path=path,
            revision=revision,
            known=REVISION,
        )
        raise UserError("project.newer", words)
    return revision


def _check_names(path: Path) -> None:
    """Refuse to write to a file with a second name: the log and the lock stand beside one only."""
    if path.stat().st_nlink > 1:
        words = worded(
            "{path} is one file with several names (hard links), so two programs could write it at "
            "once. Copy it and open the copy, or open it for reading only.",
            path=path,
        )
        raise UserError("project.linked", words)


def check_pages(engine: Engine, path: Path) -> None:
    """Refuse a file whose pages do not hold together; UserError ``project.damaged``."""
    with translated(path), plainly(engine) as connection:
        said = patiently(lambda: connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    if said != "ok":
        raise damaged(path, said)


def check_schema(engine: Engine, path: Path) -> None:
    """Refuse a file that holds anything that we did not make, or has lost something.

    A foreign trigger or view could change or hide rows whenever we write (reliability.md, S1).
    The names alone are read, so that nothing of a stranger's schema is ever run.
    """
    with translated(path), plainly(engine) as connection:
        rows = patiently(lambda: connection.exec_driver_sql(_SCHEMA).fetchall())
    expected = expected_schema()
    order = {"trigger": 0, "view": 1}
    for kind, name, sql in sorted(rows, key=lambda row: (order.get(row[0], 2), row[1])):
        if name == "sqlite_sequence" or (sql is None and name.startswith("sqlite_autoindex_")):
            continue
        if expected.pop((kind, name), None) != _normal(sql or ""):
            raise foreign(path, kind, name)
    if expected:
        raise lost(path, *next(iter(expected)))


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


# --- the file as the store sees it ------------------------------------------------------------


class SqliteDatabase(Database):
    """A project file, and the lock beside it. One connection writes, a thread at a time.

    Reading waits for no writer, but where there is no log (on a network) one connection does
    everything. Saved means that the disk has answered. On a clean close the file is whole and
    alone. `patience` is that of the thread that asks: a window's is not that of its workers.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        super().__init__(path, read_only=read_only)
        self.path = path
        # By its real name: another name of the same file must meet the same lock.
        self._lock = None if read_only else ProjectLock(path.resolve())
        self.engine = make_engine(path, read_only=read_only)
        self.far = is_far(path)
        self._readers: Readers | None = None
        self._thread = threading.RLock()
        self._own = threading.local()
        self._closed = False

    @property
    def patience(self) -> float:
        """Seconds that this thread waits for another writer."""
        return float(getattr(self._own, "patience", PATIENCE))

    @patience.setter
    def patience(self, seconds: float) -> None:
        self._own.patience = seconds

    @classmethod
    def create(cls, path: Path, fill: Fill) -> "SqliteDatabase":
        """Make a new file; UserError ``project.exists`` where one stands. All of it, or none."""
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError as fault:
            words = worded("{path} exists already. Choose another name, or open it.", path=path)
            raise UserError("project.exists", words) from fault
        except OSError as fault:
            words = worded(
                "{path} cannot be made: {reason}. Choose another folder.",
                path=path,
                reason=fault.strerror,
            )
            raise UserError("project.unwritable", words) from fault
        database = None
        try:
            database = cls(path, read_only=False)
            with database.writing() as connection:
                metadata.create_all(connection)
                stamp(connection, REVISION)
                fill(connection)
            use_wal(database.engine, far=database.far)
            database._let_read()
        except (UserError, DBAPIError):
            # What could not be made whole is not left lying about as half a project.
            if database is not None:
                database.let_go()
            path.unlink(missing_ok=True)
            raise
        return database

    @classmethod
    def open(cls, path: Path, *, read_only: bool) -> "SqliteDatabase":
        """Open a file; UserError in plain words when it cannot be, and the file untouched."""
        revision = check_file(path)
        if not read_only:
            _check_names(path)
        whole = left_whole(path)
        database = cls(path, read_only=read_only)
        try:
            if revision < REVISION:
                database._migrate(revision)
            check_schema(database.engine, path)
            if not whole:
                check_pages(database.engine, path)
            if not read_only:
                with translated(path):
                    use_wal(database.engine, far=database.far)
            database._let_read()
        except BaseException:
            database.let_go()
            raise
        return database

    def _let_read(self) -> None:
        """From now on reading has connections of its own, where the file can have several."""
        if not self.far:
            self._readers = Readers.of(self.path, beside_writer=not self.read_only)

    def _migrate(self, revision: int) -> None:
        if self.read_only:
            words = worded(
                "{project} is of an older version. Open it for writing once to renew it.",
                project=self.name,
            )
            raise UserError("project.older", words)
        from annotator.store.backup import make_backup
        from annotator.store.migrations import migrate

        make_backup(self.path, "migration", utc_now)
        with self.writing() as connection:
            stamp(connection, migrate(connection, revision))

    def abandon(self) -> None:
        """Nothing waits for an answer here."""

    def close(self) -> None:
        """Fold the log into the file and let go of it, once nobody reads any more."""
        if self._readers is not None:
            self._readers.close()
        with self._thread:
            folded = False
            if self._lock is not None:
                # A reader elsewhere may keep the log in use; the work is safe in it, and the
                # next program that closes the project folds it.
                with contextlib.suppress(DBAPIError):
                    make_single_file(self.engine)
                    folded = True
            self._closed = True
            self.let_go(whole=folded)

    def let_go(self, *, whole: bool = False) -> None:
        """Let go of the file as it is; `whole` says that it was folded into one."""
        if self._readers is not None:
            self._readers.close()
        self.engine.dispose()
        if self._lock is not None:
            if whole:
                remember(self.path)
            self._lock.release()
            self._lock = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the file, as it was saved last; it waits for nobody.

        Where there is no connection for that, the one that writes reads, statement by statement.
        """
        taken = self._readers.take() if self._readers is not None else None
        if taken is None:
            with self._thread, self._plain() as connection:
                yield connection
            return
        with translated(self.path), taken as connection:
            yield connection

    @contextmanager
    def settled(self) -> Iterator[Connection]:
        """The connection that writes, when no transaction of this program is under way."""
        with self._turn(), self._plain() as connection:
            yield connection

    @contextmanager
    def _plain(self) -> Iterator[Connection]:
        with translated(self.path):
            self._refuse_closed()
            with self.engine.connect() as connection:
                yield plain(connection)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait `patience` seconds for another thread that writes; UserError ``project.saving``."""
        if not self._thread.acquire(timeout=max(self.patience, _TURN_S)):
            words = worded(
                "A large act is just being saved in {project}. Wait a moment, try again.",
                project=self.name,
            )
            raise UserError(SAVING, words)
        try:
            yield
        finally:
            self._thread.release()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One immediate transaction; waits `patience` seconds for another program or thread."""
        with self._turn(), translated(self.path):
            self._refuse_closed()
            connection = patiently(self._begun, self.patience)
            try:
                yield connection
                connection.commit()
            except BaseException:
                roll_back(connection)
                raise
            finally:
                connection.close()

    def _refuse_closed(self) -> None:
        # A worker that comes late would open the file again, which may be another program's now.
        if self._closed:
            words = worded(
                "{project} was closed meanwhile. Nothing was changed.", project=self.name
            )
            raise UserError("project.closed", words)

    def _begun(self) -> Connection:
        connection = self.engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    def numbers(self, connection: Connection, table: str, count: int) -> Iterable[int]:
        """All that follow the last one: the file is ours for as long as the transaction lasts."""
        (number,) = metadata.tables[table].primary_key.columns
        last = connection.scalar(select(func.max(number))) or 0
        return range(last + 1, _ENDLESS)

    def faults(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """What SQLite says of the pages of the file and of its foreign keys."""
        for (said,) in connection.exec_driver_sql(_INTEGRITY):
            if said != "ok":
                yield "database.damaged", worded("SQLite says: {said}.", said=said)
        for table, *_ in connection.exec_driver_sql(_FOREIGN_KEYS):
            yield "database.orphan", worded("A row of {table} belongs to nothing.", table=table)

    def facts(self, connection: Connection) -> Facts:
        """The version of SQLite; safe from 3.51.3 on."""
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        safe = sqlite3.sqlite_version_info >= _SAFE_SQLITE
        return Facts(f"SQLite {sqlite3.sqlite_version}", str(journal), safe=safe)

    def watch(self) -> Silence:
        """No news: while we have the file, nobody else writes it."""
        return Silence()
