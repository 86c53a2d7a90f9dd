"""Readers: connections to a project file that only read, so that who reads waits for nobody.

With the write-ahead log SQLite lets many read while one writes: each reading sees the file as it
was saved last when it asked first (sqlite.org/wal.html, "Concurrency"). None of them can write,
nor fold the log: that is for the one connection alone (reliability.md, 1.3).
"""

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from threading import get_ident

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from annotator.store.connecting import connect
from annotator.store.sqlite_engine import make_reading_engine, reading_mode

_GOODBYE_S = 30.0
_TRIED = "SELECT count(*) FROM sqlite_schema"
_JOURNAL = "PRAGMA journal_mode"


class Readers:
    """The readings of one open project file. Any thread may ask, each gets its own connection."""

    def __init__(self, path: Path, mode: str) -> None:
        self._path = path
        self._mode = mode
        self._file = _which(path)
        self._engine = make_reading_engine(self._connect)
        self._changed = threading.Condition()
        self._inside: Counter[int] = Counter()
        self._shut = False

    @classmethod
    def of(cls, path: Path, *, beside_writer: bool) -> "Readers | None":
        """The readers of a file; None where it cannot have them.

        Beside a writer of this program that is where there is no log, or no memory to share.
        """
        # Beside a writer SQLite must never be told that nobody writes.
        readers = cls(path, "ro" if beside_writer else reading_mode(path))
        try:
            with readers._engine.connect() as connection:
                connection.exec_driver_sql(_TRIED).scalar()
                journal = connection.exec_driver_sql(_JOURNAL).scalar()
        except DBAPIError:
            journal = ""
        if journal == "wal" or (journal and not beside_writer):
            return readers
        readers.close()
        return None

    def take(self) -> AbstractContextManager[Connection] | None:
        """A reading, to be entered at once; None where it must be done by the one connection.

        So it is after `close`, when no more files can be opened, and when the name of the file
        has become another's.
        """
        with self._changed:
            if self._shut:
                return None
            left = partial(self._left, get_ident())
            self._inside[get_ident()] += 1
        try:
            return self._reading(self._engine.connect(), left)
        except DBAPIError:
            left()
            return None
        except BaseException:
            left()
            raise

    @contextmanager
    def _reading(self, connection: Connection, left: Callable[[], None]) -> Iterator[Connection]:
        try:
            with connection:
                yield connection
        finally:
            left()

    def _left(self, thread: int) -> None:
        with self._changed:
            self._inside[thread] -= 1
            self._inside += Counter()
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody begin any more, wait for who is inside, and close all connections.

        Who closes while reading does not wait for itself. Closing twice does nothing. After
        `_GOODBYE_S` nobody is waited for any more: the log stays beside the file then, and whoever
        opens it next folds it.
        """
        with self._changed:
            self._shut = True
            self._changed.wait_for(lambda: not set(self._inside) - {get_ident()}, _GOODBYE_S)
        self._engine.dispose()

    def _connect(self) -> sqlite3.Connection:
        made = connect(self._path, self._mode, timeout=0.06)
        if _which(self._path) != self._file:
            made.close()
            raise sqlite3.OperationalError("another file has the name of the project")
        return made


def _which(path: Path) -> tuple[int, int]:
    """What tells a file from another one that takes its name; zeros where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino
