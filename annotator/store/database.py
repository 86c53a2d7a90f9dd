"""Database: what the store asks of the thing below it, be it a file or a server.

`sqlite.py` and `postgres.py` each answer; `engine.py` chooses. Nothing here knows either.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from annotator.model.place import Place, shown
from annotator.store.changes import Watch

SAVING = "project.saving"
"""The key of the UserError of a project in which another thread of this program saves just now."""

Fill = Callable[[Connection], None]
"""Writes the first rows of a new project, inside the transaction that makes it."""


class Database(ABC):
    """One project's database, open.

    `patience` is how many seconds a writer waits for another one; a window may want less.
    `name` is the place for people, never with a password. `far` says of a file that it lies on
    another computer.
    """

    engine: Engine
    patience: float

    def __init__(self, place: Place, *, read_only: bool) -> None:
        self.place = place
        self.name = shown(place)
        self.read_only = read_only
        self.far = False

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A connection to read with. What the database says wrong is a UserError."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction: committed at the end, rolled back when anything is raised inside."""

    @abstractmethod
    def settled(self) -> AbstractContextManager[Connection]:
        """A connection to read with, once no earlier transaction of anybody is under way.

        Who lost the answer to a commit learns here what became of it, for certain.
        """

    @abstractmethod
    def numbers(self, connection: Connection, table: str, count: int) -> Iterable[int]:
        """At least `count` free numbers for rows of `table`, given out to this transaction alone.

        The first call of a transaction also waits for, and then keeps out, every other writer.
        """

    @abstractmethod
    def abandon(self) -> None:
        """Let every call that waits for a server fail at once; a file has none that wait."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything. Closing twice does nothing."""

    @abstractmethod
    def faults(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """What the database itself finds wrong with its pages and links: (key, sentence)."""

    @abstractmethod
    def facts(self, connection: Connection) -> "Facts":
        """What is below, for `info`."""

    @abstractmethod
    def watch(self) -> Watch:
        """News of what others save from now on."""

    def mine(self, ids: Sequence[str]) -> None:  # noqa: B027 - only a server has news to leave out
        """Remember acts of this program, which are no news to it."""

    def author(self) -> str | None:
        """The only author that this database lets us write for; None when it does not mind."""
        return None

    def sees_all(self) -> bool:
        """Whether what is read here is all there is; false for an annotator of a blind team."""
        return True

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Facts:
    """The database in words. `safe` is false where a known fault of it concerns us."""

    def __init__(self, product: str, journal: str, *, safe: bool) -> None:
        self.product = product
        self.journal = journal
        self.safe = safe


def roll_back(connection: Connection) -> None:
    """Leave the database as it was before the present transaction, also after a failed commit.

    SQLAlchemy holds a transaction for ended when its commit has failed; the database does not, and
    the next reader on this connection would see what was never saved.
    """
    if connection.invalidated:
        return
    driver = connection.dialect.loaded_dbapi.Error
    try:
        connection.rollback()
        connection.connection.rollback()
    except (DBAPIError, driver):
        # Whatever is still open there ends with the connection.
        connection.invalidate()
