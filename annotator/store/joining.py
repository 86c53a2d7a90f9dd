"""Joining: several commits of one thread made one, so that all of them are saved or none is."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import get_ident

from sqlalchemy import Connection

from annotator.store.database import Database


class Joining:
    """The connections of a database, as one thread sees them while it has joined its commits."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._joined: tuple[int, Connection] | None = None

    def here(self) -> Connection | None:
        """The connection of the transaction that this thread has joined, or None."""
        joined = self._joined
        return joined[1] if joined is not None and joined[0] == get_ident() else None

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection to read with: the joined one sees what is not saved yet."""
        joined = self.here()
        return nullcontext(joined) if joined is not None else self._database.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction, or a part of the joined one."""
        joined = self.here()
        return nullcontext(joined) if joined is not None else self._database.writing()

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Make all commits of this thread inside it one; see `Store.all_or_nothing`."""
        with self._database.writing() as connection:
            self._joined = (get_ident(), connection)
            try:
                yield
            finally:
                self._joined = None
