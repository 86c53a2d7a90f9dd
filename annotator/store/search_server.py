"""Search server: the index of a project on PostgreSQL, by pg_trgm, in a schema of its own.

Whoever manages the team makes it and keeps it up to date; annotators read it, and nobody without
the right to read the documents. It may be dropped at any time: DROP SCHEMA annotator_search CASCADE
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import msgspec
import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from annotator.errors import UserError
from annotator.store.database import Database
from annotator.store.postgres_team import TeamRow
from annotator.store.search_index import Entry, IndexAway, SearchIndex, State

# Writers wait for each other here, so that two programs do not make it at one moment.
_LOCK = "SELECT pg_advisory_xact_lock(1095913044)"
_MAKE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public",
    "CREATE SCHEMA IF NOT EXISTS annotator_search",
    """
    CREATE TABLE IF NOT EXISTS annotator_search.entries (
        document bigint PRIMARY KEY, sha256 text NOT NULL, folded text COLLATE "C" NOT NULL)
    """,
    """
    CREATE INDEX IF NOT EXISTS entries_by_piece
    ON annotator_search.entries USING gin (folded public.gin_trgm_ops)
    """,
    """
    CREATE TABLE IF NOT EXISTS annotator_search.reached (
        only_one integer PRIMARY KEY, number bigint NOT NULL, anchor bigint NOT NULL,
        link text NOT NULL)
    """,
)
# What somebody else made by that name is left alone: its triggers would have our rights.
_THERE = """
    SELECT to_regclass('annotator_search.reached') IS NOT NULL,
        pg_has_role(n.nspowner, 'USAGE'),
        EXISTS (SELECT FROM pg_namespace s WHERE s.nspname = 'annotator_search'
            AND s.nspowner <> n.nspowner)
        OR EXISTS (SELECT FROM pg_class c
            WHERE c.relnamespace = to_regnamespace('annotator_search')
            AND c.relowner <> n.nspowner)
    FROM pg_namespace n WHERE n.nspname = 'annotator'
"""
_TEAM = "SELECT value FROM annotator.project WHERE key = 'team'"
_GRANTS = (
    "GRANT USAGE ON SCHEMA annotator_search TO {}",
    "GRANT SELECT ON ALL TABLES IN SCHEMA annotator_search TO {}",
)
_STATE = "SELECT number, anchor, link FROM annotator_search.reached"
_REACH = """
    INSERT INTO annotator_search.reached VALUES (1, %s, %s, %s)
    ON CONFLICT (only_one) DO UPDATE
    SET number = excluded.number, anchor = excluded.anchor, link = excluded.link
"""
_ENTRIES = "SELECT document, sha256 FROM annotator_search.entries"
_PUT = """
    INSERT INTO annotator_search.entries VALUES (%s, %s, %s)
    ON CONFLICT (document) DO UPDATE SET sha256 = excluded.sha256, folded = excluded.folded
"""
_DROP = "DELETE FROM annotator_search.entries WHERE document = %s"
_FIND = """
    SELECT document FROM annotator_search.entries
    WHERE folded LIKE ALL (%s) AND document > %s ORDER BY document LIMIT %s
"""


class ServerIndex(SearchIndex):
    """The index of one database. Raises IndexAway where it is not, or may not be written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._engine: Engine = database.engine

    def there(self) -> bool:
        """Whether it is there and may be read, or may be made now by whoever is connected."""
        try:
            with self._reading() as connection:
                there, manages, foreign = connection.exec_driver_sql(_THERE).one()
                if there and not foreign:
                    connection.exec_driver_sql(_STATE)
                if there or foreign or not manages or self._database.read_only:
                    return bool(there and not foreign)
            self._make()
        except IndexAway:
            return False
        return True

    def _make(self) -> None:
        with self._writing() as connection:
            for statement in _MAKE:
                connection.exec_driver_sql(statement)

    def state(self) -> State | None:
        """See SearchIndex."""
        with self._reading() as connection:
            row = connection.exec_driver_sql(_STATE).first()
        return (row[0], row[1], row[2]) if row else None

    def entries(self) -> dict[int, str]:
        """See SearchIndex."""
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.exec_driver_sql(_ENTRIES)}

    def put(self, entries: Sequence[Entry]) -> None:
        """See SearchIndex."""
        with self._writing() as connection:
            connection.exec_driver_sql(_PUT, list(entries))

    def drop(self, documents: Iterable[int]) -> None:
        """See SearchIndex."""
        gone = [(pk,) for pk in documents]
        with self._writing() as connection:
            if gone:
                connection.exec_driver_sql(_DROP, gone)

    def reach(self, state: State) -> None:
        """See SearchIndex; those who joined the team meanwhile may read it from now on."""
        with self._writing() as connection:
            connection.exec_driver_sql(_REACH, state)
            kept = connection.exec_driver_sql(_TEAM).scalar()
            if kept:
                members = msgspec.json.decode(kept, type=TeamRow).members
                driver = connection.connection.driver_connection
                assert isinstance(driver, psycopg.Connection), "this is PostgreSQL"
                for grant in _GRANTS:
                    words = sql.SQL(grant).format(sql.Identifier(members))
                    connection.exec_driver_sql(words.as_string(driver))

    def candidates(
        self, words: Sequence[str], after: int, limit: int, *, exact: bool = True
    ) -> list[int]:
        """See SearchIndex."""
        wanted = [f"%{_escaped(word)}%" for word in words]
        with self._reading() as connection:
            found = connection.exec_driver_sql(_FIND, (wanted, after, limit))
            return [row[0] for row in found]

    def close(self) -> None:
        """See SearchIndex; the connections are the project's own."""

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._asked(write=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._asked(write=True)

    @contextmanager
    def _asked(self, *, write: bool) -> Iterator[Connection]:
        try:
            way = self._database.writing() if write else self._database.reading()
            with way as connection:
                if write:
                    connection.exec_driver_sql(_LOCK)
                yield connection
        except (UserError, DBAPIError) as fault:
            raise IndexAway(str(fault)) from fault


def found(database: Database) -> ServerIndex | None:
    """The index of a database, made when it can be; None where there is none for us."""
    index = ServerIndex(database)
    return index if index.there() else None


def _escaped(word: str) -> str:
    r"""A word for LIKE, whose own signs are % _ and \."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
