"""PostgreSQL: a project on a server, for a team. What is said to the server stands beside this.

Writers wait for each other at one row, so the log has one order and no gaps; readers wait for
nobody and see one moment.
"""

import contextlib
import os
import socket
import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, create_engine

from annotator.errors import UserError
from annotator.sentences import worded
from annotator.store import postgres_schema as sql
from annotator.store.database import Database, Facts, Fill, roll_back
from annotator.store.postgres_errors import translated
from annotator.store.postgres_team import Team, read_team
from annotator.store.postgres_url import LOCK_MS, driver_words
from annotator.store.postgres_watch import ServerWatch
from annotator.store.schema import REVISION, metadata

_OLDEST = 150_000
"""PostgreSQL 15: the first whose views can have the rights of whoever asks."""
_REMEMBERED = 10_000
_CONNECTIONS = 4


class PostgresDatabase(Database):
    """One database of a server, with a few connections; every method may be called anywhere.

    Saved means that the server has answered to the commit. Raises UserError ``team.connection``
    when it cannot be reached; then a transaction is there whole or not at all.
    """

    def __init__(self, url: str, *, read_only: bool) -> None:
        super().__init__(url, read_only=read_only)
        self.patience = LOCK_MS / 1000
        self._url = url
        words = driver_words(url, read_only=read_only)
        self.engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: self._connect(words),
            pool_size=_CONNECTIONS,
            max_overflow=_CONNECTIONS,
            pool_timeout=LOCK_MS / 1000,
            pool_pre_ping=True,
            use_native_hstore=False,
        )
        self._reader = self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        if read_only:
            self.engine = self._reader
        self._connections: weakref.WeakSet[psycopg.Connection[Any]] = weakref.WeakSet()
        self._own: dict[str, None] = {}
        self._own_guard = threading.Lock()
        self._team = Team()

    def _connect(self, words: dict[str, str | int]) -> "psycopg.Connection[Any]":
        made = psycopg.connect(**words)  # type: ignore[arg-type] # libpq's own words
        self._connections.add(made)
        return made

    @classmethod
    def create(cls, url: str, fill: Fill) -> "PostgresDatabase":
        """Make a project in an empty database; UserError ``project.exists`` where there is one."""
        database = cls(url, read_only=False)
        try:
            with database.writing() as connection:
                database._make(connection, fill)
        except BaseException:
            database.close()
            raise
        return database

    def _make(self, connection: Connection, fill: Fill) -> None:
        _, taken = self._look(connection)
        if taken:
            words = worded(
                "{project} holds a project already. Open it, or name another database.",
                project=self.name,
            )
            raise UserError("project.exists", words)
        connection.exec_driver_sql(sql.SCHEMA)
        metadata.create_all(connection, checkfirst=False)
        for statement in sql.MAKE:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(sql.SET_REVISION, (str(REVISION),))
        fill(connection)

    @classmethod
    def open(cls, url: str, *, read_only: bool) -> "PostgresDatabase":
        """Open the project of a database; UserError in plain words when that cannot be."""
        database = cls(url, read_only=read_only)
        try:
            with database.reading() as connection:
                database._check(connection)
                database._team = read_team(connection)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def renew(cls, url: str) -> int:
        """Take an older project through all steps to this revision, in one transaction."""
        from annotator.store.migrations import migrate

        with cls(url, read_only=False) as database, database.writing() as connection:
            database.numbers(connection, "transactions", 0)
            revision = int(connection.exec_driver_sql(sql.REVISION).scalar() or 0)
            if revision < REVISION:
                migrate(connection, revision)
                connection.exec_driver_sql(sql.RENEW_REVISION, (str(REVISION),))
            return max(revision, REVISION)

    def _look(self, connection: Connection) -> tuple[bool, bool]:
        """Whether there is a project, and whether its name is taken; a sound server is needed."""
        row = connection.exec_driver_sql(sql.HERE).one()
        there, taken, number, encoding, version = row
        if number < _OLDEST:
            words = worded(
                "{project} is PostgreSQL {version}; version 15 or newer is needed.",
                project=self.name,
                version=version,
            )
            raise UserError("team.version", words)
        if encoding != "UTF8":
            words = worded(
                "{project} keeps text as {encoding}, which cannot hold every article. Make the "
                "database anew: createdb -E UTF8 -T template0 NAME.",
                project=self.name,
                encoding=encoding,
            )
            raise UserError("team.encoding", words)
        return there, taken

    def _check(self, connection: Connection) -> None:
        there, _ = self._look(connection)
        if not there:
            words = worded(
                "There is no project in {project}. Make one: annotator new {project}",
                project=self.name,
            )
            raise UserError("project.missing", words)
        revision = int(connection.exec_driver_sql(sql.REVISION).scalar() or 0)
        if revision > REVISION:
            words = worded(
                "{project} was made by a newer version of this program (revision {revision}; this "
                "one knows up to {known}). It was left as it is. Use the newer version.",
                project=self.name,
                revision=revision,
                known=REVISION,
            )
            raise UserError("project.newer", words)
        if revision < REVISION:
            words = worded(
                "{project} is of an older version. Whoever made it makes a backup, then types "
                "once: annotator team upgrade {project}",
                project=self.name,
            )
            raise UserError("project.older", words)
        self._check_objects(connection)

    def _check_objects(self, connection: Connection) -> None:
        """Refuse what we did not make: a foreign trigger could change rows as we write them."""
        expected = {("r", name) for name in metadata.tables.keys() | sql.FURTHER_TABLES}
        expected |= {("t", name) for name in sql.TRIGGERS} | {("v", name) for name in sql.VIEWS}
        found = {tuple(row) for row in connection.exec_driver_sql(sql.OBJECTS)}
        for _, name in sorted(found - expected):
            words = worded(
                "{project} holds «{name}», which this program did not make. Not opened.",
                project=self.name,
                name=name,
            )
            raise UserError("project.foreign_schema", words)
        for _, name in sorted(expected - found):
            raise UserError(
                "project.damaged",
                worded(
                    "{project} has lost «{name}». Restore a backup.", project=self.name, name=name
                ),
            )

    def abandon(self) -> None:
        """Cut the wires, so that no thread goes on waiting for an answer."""
        for connection in list(self._connections):
            with (
                contextlib.suppress(OSError, psycopg.Error),
                socket.socket(fileno=os.dup(connection.fileno())) as wire,
            ):
                wire.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the database, whatever others write meanwhile; it blocks nobody."""
        with translated(self.name), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction. Its first call of `numbers` waits `patience` seconds for others."""
        with translated(self.name):
            connection = self.engine.connect()
            try:
                yield connection
                connection.commit()
            except BaseException:
                roll_back(connection)
                raise
            finally:
                connection.close()

    @contextmanager
    def settled(self) -> Iterator[Connection]:
        """Reads once every earlier writer has ended: also one whose program has lost us."""
        with self.writing() as connection:
            self.numbers(connection, "transactions", 0)
            yield connection

    def numbers(self, connection: Connection, table: str, count: int) -> Iterable[int]:
        """Exactly `count` numbers, taken from the row at which writers wait for each other."""
        words = (str(round(self.patience * 1000)), table, count)
        last = connection.exec_driver_sql(sql.TAKE, words).one()[1]
        return range(last + 1, last + 1 + count)

    def faults(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Nothing of its own: a server looks after its pages and links itself."""
        return iter(())

    def facts(self, connection: Connection) -> Facts:
        """The version of the server."""
        version = str(connection.exec_driver_sql(sql.HERE).one()[4])
        return Facts(f"PostgreSQL {version.split()[0]}", "server", safe=True)

    def mine(self, ids: Sequence[str]) -> None:
        """Remember the latest acts of this program: they are no news to it."""
        with self._own_guard:
            self._own.update(dict.fromkeys(ids))
            for old in list(self._own)[: max(0, len(self._own) - _REMEMBERED)]:
                del self._own[old]

    def watch(self) -> ServerWatch:
        """News over a connection of its own."""
        return ServerWatch(self._url, self.name, self._own)

    def author(self) -> str | None:
        """In a team the name of the role; whoever manages the team may write for anybody."""
        return self._team.author

    def sees_all(self) -> bool:
        """False for an annotator of a blind team."""
        return self._team.sees_all
